import { createHash, createPrivateKey, createPublicKey, verify as verifySignature, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { signHashP384 } from '../../../../simulator/card/p384-signature.ts';
import { adult11, adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { testKey } from '../../../../simulator/pki/test-keys.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';
import { bytes, hex, powered, readFile, send } from './apdu-exchange.ts';

const rsaCard = (): VirtualCard => powered(createVirtualCard(makeChip(adult17)));
const ecCard = (challengesLeft = 5000): VirtualCard =>
  powered(createVirtualCard(makeChip({ ...adult18, challengesLeft })));

const verifyPin = '0020000108 241234FFFFFFFFFF';
const select = (algorithm: string, key: string): string => `002241B605 0480 ${algorithm} 84 ${key}`;
const sign = (hash: Uint8Array): string => `002A9E9A ${hash.length.toString(16).padStart(2, '0')} ${hex(hash)} 00`;
const digest = (algorithm: string, data: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash(algorithm).update(data).digest());

const challenge = bytes('0102030405060708'.repeat(6));
const authenticate = (hash: Uint8Array): string => `0088028132 9430 ${hex(hash)}`;

const certificateKey = (card: VirtualCard, path: string): KeyObject =>
  new X509Certificate(readFile(card, path)).publicKey;
const message = Buffer.from('a challenge to a citizen', 'utf8');

describe('INTERNAL AUTHENTICATE (1.8)', () => {
  it('signs the 48 bytes as a hash, and the key in file 4040 verifies it', () => {
    const card = ecCard();
    const key = createPublicKey({ key: Buffer.from(readFile(card, 'DF014040')), format: 'der', type: 'spki' });
    expect(send(card, authenticate(digest('sha384', challenge)))).toBe('6160');
    const answer = bytes(send(card, '00C0000060'));
    expect(answer).toHaveLength(98);
    expect(hex(answer.slice(96))).toBe('9000');
    const signature = answer.slice(0, 96);
    expect(verifySignature('sha384', challenge, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    expect(verifySignature('sha384', message, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(false);
  });

  it('hands the response out in pieces, and once only', () => {
    const card = ecCard();
    send(card, authenticate(challenge));
    expect(send(card, '00C0000000')).toBe('6C60');
    expect(send(card, '00C0000061')).toBe('6C60');
    const first = send(card, '00C0000040');
    expect(first.slice(-4)).toBe('6120');
    const second = send(card, '00C0000020');
    expect(second.slice(-4)).toBe('9000');
    expect(first.length + second.length).toBe(2 * (96 + 4));
    expect(send(card, '00C0000020')).toBe('6985');
  });

  it.each([
    ['another command', '80E400001C'],
    ['a command that makes no sense', '00'],
  ])('loses the response to %s', (_story, command) => {
    const card = ecCard();
    send(card, authenticate(challenge));
    send(card, command);
    expect(send(card, '00C0000060')).toBe('6985');
  });

  it.each([
    ['another algorithm', `0088018132 9430 ${hex(challenge)}`, '6A86'],
    ['another key', `0088028232 9430 ${hex(challenge)}`, '6A88'],
    ['no data', '00880281', '6700'],
    ['a short challenge', `0088028131 942F ${hex(challenge).slice(2)}`, '6700'],
    ['another tag', `0088028132 9530 ${hex(challenge)}`, '6A80'],
    ['an inner length that does not fit', `0088028132 9431 ${hex(challenge)}`, '6A80'],
  ])('refuses %s', (_story, command, answer) => {
    expect(send(ecCard(), command)).toBe(answer);
  });

  it('stops at its limit, through power cycles, until a good VERIFY', () => {
    const card = ecCard(2);
    expect(send(card, authenticate(challenge))).toBe('6160');
    expect(send(card, authenticate(challenge))).toBe('6160');
    expect(send(card, authenticate(challenge))).toBe('6985');
    card.powerOff();
    card.powerOn();
    expect(send(card, authenticate(challenge))).toBe('6985');
    expect(send(card, '0020000108 249999FFFFFFFFFF')).toBe('63C2');
    expect(send(card, authenticate(challenge))).toBe('6985');
    expect(send(card, verifyPin)).toBe('9000');
    expect(send(card, authenticate(challenge))).toBe('6160');
  });
});

describe('signing with the keys of the holder', () => {
  const rsaDigestInfo = bytes('3031300d060960864801650304020105000420');
  const cases = [
    ['RSA, SHA-256', rsaCard, '08', 'sha256', digest('sha256', message)],
    ['RSA, SHA-1', rsaCard, '02', 'sha1', digest('sha1', message)],
    [
      'RSA, the host brings DigestInfo',
      rsaCard,
      '01',
      'sha256',
      Uint8Array.from([...rsaDigestInfo, ...digest('sha256', message)]),
    ],
    ['EC, SHA-256', ecCard, '01', 'sha256', digest('sha256', message)],
    ['EC, SHA-384', ecCard, '02', 'sha384', digest('sha384', message)],
    ['EC, SHA-512', ecCard, '04', 'sha512', digest('sha512', message)],
  ] as const;
  const keys = [
    ['82', 'DF005038'],
    ['83', 'DF005039'],
  ] as const;
  const rows = cases.flatMap((one) => keys.map((key) => [...one, ...key] as const));

  it.each(rows)('%s: the certificate of the card verifies it', (_story, newCard, algorithm, name, hash, key, file) => {
    const card = newCard();
    const publicKey = certificateKey(card, file);
    expect(send(card, select(algorithm, key))).toBe('9000');
    expect(send(card, verifyPin)).toBe('9000');
    const waits = send(card, sign(hash));
    expect(waits).toMatch(/^61..$/);
    const answer = send(card, `00C00000 ${waits.slice(2)}`);
    expect(answer.slice(-4)).toBe('9000');
    const signature = bytes(answer.slice(0, -4));
    expect(verifySignature(name, message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  it.each([
    ['a parameter that is not 41 B6', '002241A405 0480088482', '6A86'],
    ['a template that is too short', '002241B603 048008', '6700'],
    ['a template in another order', '002241B605 0484828008', '6A80'],
    ['a key the card does not have', select('08', '84'), '6A88'],
    ['the basic key on 1.7', select('02', '81'), '6A88'],
    ['RSASSA-PSS', select('10', '82'), '6A80'],
    ['an EC algorithm for an RSA key', select('04', '82'), '6A80'],
  ])('MSE refuses %s', (_story, command, answer) => {
    expect(send(rsaCard(), command)).toBe(answer);
  });

  it('MSE of 1.1 refuses SHA-256 by the card: what is public about it is that the host brings DigestInfo', () => {
    const card = powered(createVirtualCard(makeChip(adult11)));
    expect(send(card, select('08', '82'))).toBe('6A80');
    expect(send(card, select('01', '82'))).toBe('9000');
  });

  it('the authentication key wants a verified PIN, once for many signatures', () => {
    const card = rsaCard();
    const command = sign(digest('sha256', message));
    expect(send(card, select('08', '82'))).toBe('9000');
    expect(send(card, command)).toBe('6982');
    send(card, verifyPin);
    expect(send(card, command)).toBe('6100');
    expect(send(card, command)).toBe('6100');
    send(card, '80E60000');
    expect(send(card, command)).toBe('6982');
  });

  it('the signature key wants VERIFY as the command just before, every time', () => {
    const card = ecCard();
    const command = sign(digest('sha384', message));
    expect(send(card, select('02', '83'))).toBe('9000');
    send(card, verifyPin);
    expect(send(card, command)).toBe('6160');
    expect(send(card, command)).toBe('6982');
    send(card, verifyPin);
    send(card, '80E400001C');
    expect(send(card, command)).toBe('6982');
  });

  it('a reset forgets the chosen key', () => {
    const card = rsaCard();
    send(card, select('08', '82'));
    card.reset();
    send(card, verifyPin);
    expect(send(card, sign(digest('sha256', message)))).toBe('6985');
  });

  it('refuses what is not a hash of the chosen kind, other parameters, and the basic key', () => {
    const card = ecCard();
    send(card, select('02', '82'));
    send(card, verifyPin);
    expect(send(card, sign(digest('sha256', message)))).toBe('6700');
    expect(send(card, '002A9E9A')).toBe('6700');
    expect(send(card, `002A9E9B30 ${hex(challenge)}`)).toBe('6A86');
    expect(send(card, select('02', '81'))).toBe('9000');
    expect(send(card, sign(challenge))).toBe('6985');
    expect(send(rsaCard(), sign(digest('sha256', message)))).toBe('6985');
  });

  it('an RSA key refuses more than PKCS#1 leaves room for', () => {
    const card = rsaCard();
    send(card, select('01', '82'));
    send(card, verifyPin);
    expect(send(card, sign(new Uint8Array(245).fill(1)))).toBe('6100');
    expect(send(card, sign(new Uint8Array(246).fill(1)))).toBe('6700');
    expect(send(card, '002A9E9A00')).toBe('6700');
  });
});

describe('ECDSA over a hash', () => {
  const key = testKey('test-card-ec-basic');

  it('gives the same signature for the same hash and another for another', () => {
    const hash = digest('sha384', message);
    expect(signHashP384(key, hash)).toEqual(signHashP384(key, hash));
    expect(signHashP384(key, hash).slice(0, 48)).not.toEqual(signHashP384(key, challenge).slice(0, 48));
  });

  it('agrees with the example of RFC 6979, A.2.6 (SHA-384, "sample")', () => {
    const jwk = {
      kty: 'EC',
      crv: 'P-384',
      d: '6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5',
      x: 'EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64DEF8F0EA9055866064A254515480BC13',
      y: '8015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1288B231C3AE0D4FE7344FD2533264720',
    };
    const base64url = (text: string): string => Buffer.from(text, 'hex').toString('base64url');
    const example = createPrivateKey({
      key: { ...jwk, d: base64url(jwk.d), x: base64url(jwk.x), y: base64url(jwk.y) },
      format: 'jwk',
    });
    expect(hex(signHashP384(example, digest('sha384', Buffer.from('sample', 'utf8'))))).toBe(
      '94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46' +
        '99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8',
    );
  });

  it('verifies for a hundred messages', () => {
    const publicKey = createPublicKey(key);
    for (let index = 0; index < 100; index++) {
      const text = Buffer.from(`message ${index}`, 'utf8');
      const signature = signHashP384(key, digest('sha384', text));
      expect(verifySignature('sha384', text, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    }
  });

  it('refuses a key on another curve', () => {
    expect(() => signHashP384(testKey('test-card-rsa-signature'), challenge)).toThrow('P-384');
  });
});
