/** Signing on virtual cards of every generation: the exact talk around VERIFY, and what comes of every way it can break. */
import { createHash, verify as verifySignature, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { failed, success } from '../../../../contract/result.ts';
import { ecdsaDerOf } from '../../../../eid/sign/ecdsa-der.ts';
import { signWithAuthenticationKey } from '../../../../eid/sign/sign-with-authentication-key.ts';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { adult11, adult17, adult18, kids } from '../../../../simulator/cards/holders.ts';
import { bytesOf, hexOf } from '../files/scripted-card.ts';
import { playOnCard } from '../play-on-card.ts';

const message = new TextEncoder().encode('a challenge of a test');
const digest = (algorithm: string): Uint8Array => Uint8Array.from(createHash(algorithm).update(message).digest());
const digests = { 'SHA-256': digest('sha256'), 'SHA-384': digest('sha384') };
const digestInfo = '3031300D060960864801650304020105000420';

const signOn = (
  definition: CardDefinition,
  more: {
    readonly pin?: readonly number[];
    readonly acceptLastTry?: boolean;
    readonly intervene?: Parameters<typeof playOnCard>[2];
  } = {},
) => {
  const chip = makeChip(definition);
  const card = createVirtualCard(chip);
  const pin = Uint8Array.from(more.pin ?? [1, 2, 3, 4]);
  card.powerOn();
  const script = signWithAuthenticationKey({ atr: chip.atr, pin, acceptLastTry: more.acceptLastTry ?? false, digests });
  const played = playOnCard(card, script, more.intervene);
  expect(
    pin.every((digit) => digit === 0),
    'the PIN is overwritten',
  ).toBe(true);
  for (const command of played.commands) {
    expect(hexOf(command), 'no command with a PIN is left').not.toMatch(/^00200001../);
  }
  return { ...played, card };
};

const select = '00A4040C0FA00000003029057000AD13100101FF';
const verify = '0020000108241234FFFFFFFFFF';
const logOff = '80E60000';
const reKeyed: CardDefinition = { ...adult17, name: 're-keyed', rrnFamily: 'ec' };

const cases = [
  ['1.1', adult11, [], '002241B6050480018482', `002A9E9A33${digestInfo}${hexOf(digests['SHA-256'])}`, '00C0000080'],
  [
    '1.7',
    adult17,
    ['00200001'],
    '002241B605048008'.concat('8482'),
    `002A9E9A20${hexOf(digests['SHA-256'])}`,
    '00C0000000',
  ],
  [
    're-keyed 1.7',
    reKeyed,
    ['00200001'],
    '002241B6050480088482',
    `002A9E9A20${hexOf(digests['SHA-256'])}`,
    '00C0000000',
  ],
  ['1.8', adult18, ['80E400011F'], '002241B6050480028482', `002A9E9A30${hexOf(digests['SHA-384'])}`, '00C0000060'],
] as const;

describe.each(cases)('%s', (generation, definition, tries, chooseKey, sign, rest) => {
  const algorithm = generation === '1.8' ? 'sha384' : 'sha256';

  test('one transaction: applet, tries, key, VERIFY, signature, LOG OFF; the certificate verifies it', () => {
    const { value, steps } = signOn(definition);
    if (value.outcome.status !== 'signed') throw new Error(JSON.stringify(value));
    expect(value.pinMayBeVerified).toBe(false);
    const key = new X509Certificate(value.outcome.certificate).publicKey;
    expect(verifySignature(algorithm, message, key, value.outcome.signature)).toBe(true);
    const other = new TextEncoder().encode('a challenge of a tesT');
    expect(verifySignature(algorithm, other, key, value.outcome.signature)).toBe(false);
    const transaction = steps.slice(steps.lastIndexOf('begin-transaction'));
    expect(transaction).toEqual([
      'begin-transaction',
      select,
      ...tries,
      chooseKey,
      verify,
      sign,
      rest,
      logOff,
      'end-transaction',
    ]);
  });

  test('afterwards the card signs nothing more, with that key or the other', () => {
    const { card } = signOn(definition);
    const say = (command: string): string => {
      const answer = card.transmit(bytesOf(command));
      return answer === 'silence' ? answer : hexOf(answer);
    };
    expect(say(sign)).toBe('6982');
    expect(say(`${chooseKey.slice(0, -2)}83`)).toBe('9000');
    expect(say(sign)).toBe('6982');
  });

  test('a wrong PIN costs one try and signs nothing', () => {
    const { value, steps } = signOn(definition, { pin: [4, 3, 2, 1] });
    expect(value.outcome).toEqual({ status: 'pin-not-verified', pin: { status: 'wrong', triesLeft: 2 } });
    expect(steps.filter((step) => step.startsWith('0020000108'))).toHaveLength(1);
    expect(steps.filter((step) => step.startsWith('002A'))).toEqual([]);
    expect(steps.slice(-2)).toEqual([logOff, 'end-transaction']);
  });

  test('a blocked PIN', () => {
    const { value, steps } = signOn({ ...definition, pin: { digits: '1234', triesLeft: 0 } });
    expect(value.outcome).toEqual({ status: 'pin-not-verified', pin: { status: 'blocked' } });
    expect(steps.includes(verify)).toBe(generation === '1.1');
  });

  test.each([
    ['card-removed', false, []],
    ['card-reset', false, [logOff, 'end-transaction']],
    ['not-answering', true, []],
    ['aborted', true, []],
    ['communication', false, [logOff, 'end-transaction']],
  ] as const)('%s between VERIFY and the signature: no signature, no second VERIFY', (trouble, mayBeVerified, last) => {
    let broken = false;
    const { value, steps } = signOn(definition, {
      intervene: (command) => {
        broken ||= command === sign;
        const isReset = trouble === 'card-reset';
        return broken && (command === sign || isReset) ? failed(trouble) : null;
      },
    });
    expect(value).toEqual({
      outcome: { status: 'not-signed', statusWord: null, trouble },
      pinMayBeVerified: mayBeVerified,
    });
    expect(steps.filter((step) => step === verify)).toHaveLength(1);
    expect(steps.slice(steps.indexOf(sign) + 1)).toEqual(last);
  });

  test.each([
    ['6982', 0x6982],
    ['6985', 0x6985],
    ['6A80', 0x6a80],
    ['9000', null],
  ] as const)('the card answers %s instead of a signature', (answer, statusWord) => {
    const { value } = signOn(definition, {
      intervene: (command) => (command === sign ? success(bytesOf(answer)) : null),
    });
    expect(value).toEqual({ outcome: { status: 'not-signed', statusWord, trouble: null }, pinMayBeVerified: false });
  });

  test('a key that the card does not let us choose: the PIN is not sent', () => {
    const { value, steps } = signOn(definition, {
      intervene: (command) => (command === chooseKey ? success(bytesOf('6A88')) : null),
    });
    expect(value.outcome).toEqual({
      status: 'pin-not-verified',
      pin: { status: 'not-sent', trouble: null, statusWord: 0x6a88 },
    });
    expect(steps.includes(verify)).toBe(false);
    expect(steps.at(-1)).toBe('end-transaction');
  });

  test('a card that was reset while its key was chosen is held, selected and looked up anew', () => {
    let resets = 0;
    const { value, steps } = signOn(definition, {
      intervene: (command) => {
        if (command !== chooseKey || resets > 0) return null;
        resets += 1;
        return failed('card-reset');
      },
    });
    expect(value.outcome.status).toBe('signed');
    const since = steps.slice(steps.indexOf(chooseKey) + 1);
    expect(since.slice(0, 5 + tries.length)).toEqual([
      'end-transaction',
      'reconnect',
      'begin-transaction',
      select,
      ...tries,
      chooseKey,
    ]);
    expect(steps.filter((step) => step === verify)).toHaveLength(1);
  });
});

describe('the last try', () => {
  const almostBlocked: CardDefinition = { ...adult18, pin: { digits: '1234', triesLeft: 1 } };
  test('is not used', () => {
    const { value, steps } = signOn(almostBlocked);
    expect(value.outcome).toEqual({ status: 'pin-not-verified', pin: { status: 'last-try' } });
    expect(steps.includes(verify)).toBe(false);
  });
  test('unless the person wants it so', () => {
    expect(signOn(almostBlocked, { acceptLastTry: true }).value.outcome.status).toBe('signed');
  });
});

describe('no key', () => {
  test('a Kids-ID without certificates', () => {
    const { value, steps } = signOn(kids);
    expect(value.outcome).toEqual({ status: 'no-key', reason: 'no-certificate' });
    expect(steps.some((step) => step.startsWith('0020'))).toBe(false);
  });
  test('no certificate file', () => {
    const { value } = signOn({ ...adult17, defects: { files: { DF005038: null } } });
    expect(value.outcome).toEqual({ status: 'no-key', reason: 'no-certificate' });
  });
  test('a file that is no certificate', () => {
    const { value } = signOn({ ...adult17, defects: { files: { DF005038: bytesOf('3003020105') } } });
    expect(value.outcome).toEqual({ status: 'no-key', reason: 'certificate-malformed' });
  });
});

describe('r || s in DER', () => {
  test.each([
    ['0102', '3006020101020102'],
    ['80FF', '30080202008002020 0FF'.replaceAll(' ', '')],
    ['00010080', '300702010102020080'],
    ['00000000', '3006020100020100'],
  ])('%s', (raw, der) => {
    expect(hexOf(ecdsaDerOf(bytesOf(raw)))).toBe(der);
  });
});
