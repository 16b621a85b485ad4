/**
 * The operator's tool as a process, step by step as docs/trust-lists.md tells it, and OpenSSL as the second opinion about
 * every signature.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runTrustListTool } from '../../cli/trust-list-tool.ts';
import type { Installation } from '../../contract/installation.ts';
import type { TrustList } from '../../contract/trust-list.ts';
import { interpretCard, rootsFrom } from '../../eid/index.ts';
import { composeInstalledKiosk } from '../../electron/installed-kiosk.ts';
import { makeKey, writeDeviceKey } from '../../kiosk/adapters/device-identity/device-key.ts';
import { createNodeCrypto } from '../../kiosk/adapters/node-crypto/node-crypto.ts';
import { trustInForce } from '../../kiosk/adapters/trust-list/trust-in-force.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { adult18 } from '../../simulator/cards/holders.ts';
import { testPrivateKeyFile, testPublicKeyFile } from '../signed-trust-lists.ts';
import { imageOf } from '../unit/eid/card-images.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('skipped: OpenSSL is not installed');

const repository = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'trust-list-tool-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

type Ran = { readonly status: number | null; readonly answer: string; readonly told: string };

/** What `npm run trust-list` runs. */
const run = (...words: readonly string[]): Ran => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, 'scripts/program.mjs'), 'cli/trust-list.ts', ...words],
    { cwd: repository, encoding: 'utf8' },
  );
  return { status, answer: stdout, told: stderr };
};
/** The same without a process of its own, which takes its time to start. */
const tool = async (...words: readonly string[]): Promise<Ran> => {
  const answer: string[] = [];
  const told: string[] = [];
  const terminal = { answer: (line: string) => void answer.push(line), tell: (line: string) => void told.push(line) };
  const status = await runTrustListTool(words, terminal);
  return { status, answer: answer.join('\n'), told: told.join('\n') };
};
const openssl = (...words: readonly string[]): Buffer => execFileSync('openssl', words, { stdio: 'pipe' });
/** Whether OpenSSL takes the signature file of the tool for a signature over the list. */
const opensslTakes = (list: string, signatureFile: string, publicKey: string): boolean => {
  const raw = at('signature.bin');
  writeFileSync(raw, Buffer.from(readFileSync(signatureFile, 'ascii'), 'base64'));
  const words = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', publicKey, '-in', list, '-sigfile', raw];
  return spawnSync('openssl', words).status === 0;
};
const shipped = join(repository, 'config/trust/belgian-trust-list.json');

const privateKey = at('operator/trust-list.key.pem');
const publicKey = at('operator/trust-list.pub.pem');
const made = hasOpenssl ? run('make-key', at('operator')) : null;

describe.skipIf(!hasOpenssl)('npm run trust-list', () => {
  it('makes a key pair that nobody else can read, and says what the installation file needs', () => {
    expect(made?.status).toBe(0);
    expect(statSync(privateKey).mode & 0o777).toBe(0o600);
    const spki = openssl('pkey', '-pubin', '-in', publicKey, '-outform', 'DER').toString('base64');
    expect(made?.answer).toContain(`\n${spki}\n`);
    expect(readFileSync(publicKey, 'utf8').split('\n')[1]).toBe(spki);
    expect(openssl('pkey', '-in', privateKey, '-pubout')).toEqual(readFileSync(publicKey));
  });

  it('never writes over a key', async () => {
    const before = readFileSync(privateKey);
    const again = await tool('make-key', at('operator'));
    expect(again).toMatchObject({ status: 1, answer: '' });
    expect(again.told).toContain('no key is ever written over');
    expect(readFileSync(privateKey)).toEqual(before);
  });

  it('signs what OpenSSL verifies, and OpenSSL refuses a changed list', async () => {
    const list = at('signed.json');
    copyFileSync(shipped, list);
    expect(run('sign', list, privateKey)).toMatchObject({ status: 0, told: '' });
    expect(opensslTakes(list, `${list}.sig`, publicKey)).toBe(true);
    const verified = run('verify', list, publicKey);
    expect(verified.status).toBe(0);
    expect(verified.answer).toContain(
      'root    Belgium Root CA6  894ad2232fe69bb09e8370ef387ec1c66ab6a4ce53c811fd3c8ced5b5158d8c1',
    );

    const changed = at('changed.json');
    writeFileSync(changed, readFileSync(list, 'utf8').replace('Root CA6', 'Root CA7'));
    copyFileSync(`${list}.sig`, `${changed}.sig`);
    expect(opensslTakes(changed, `${changed}.sig`, publicKey)).toBe(false);
    const refused = run('verify', changed, publicKey);
    expect(refused).toMatchObject({ status: 1, answer: '' });
    expect(refused.told).toContain('trust-list.signature-wrong');
    expect((await tool('verify', list, testPublicKeyFile)).told).toContain('trust-list.signature-wrong');
  });

  it('takes a signature that OpenSSL made, as a key on a token or of another tool would', async () => {
    const list = at('by-openssl.json');
    copyFileSync(shipped, list);
    openssl('pkeyutl', '-sign', '-rawin', '-inkey', privateKey, '-in', list, '-out', at('by-openssl.bin'));
    writeFileSync(`${list}.sig`, readFileSync(at('by-openssl.bin')).toString('base64'));
    expect((await tool('verify', list, publicKey)).status).toBe(0);
  });

  it('signs no list that a kiosk would refuse, and with no key that others can read', async () => {
    const list = at('older.json');
    const older: TrustList = { ...JSON.parse(readFileSync(shipped, 'utf8')), version: 1 };
    writeFileSync(list, JSON.stringify(older));
    const refused = await tool('sign', list, privateKey);
    expect(refused).toMatchObject({ status: 1, answer: '' });
    expect(refused.told).toContain('trust-list.older-than-built-in');
    expect(() => statSync(`${list}.sig`)).toThrow('ENOENT');
    expect((await tool('sign', list, publicKey)).status).toBe(1);
    const readable = await tool('sign', shipped, testPrivateKeyFile);
    expect(readable.told).toContain('readable by others');
    expect(readable.status).toBe(1);
  });

  it.each([[[]], [['make-key']], [['sign', 'a']], [['verify', 'a', 'b', 'c']], [['renew', 'a', 'b']]])(
    'says how it is used when it is used otherwise: %j',
    async (words) => {
      const { status, told } = await tool(...words);
      expect(status).toBe(1);
      expect(told).toContain('Usage: trust-list make-key FOLDER');
    },
  );

  it('brings a new root to a kiosk: the worked example of docs/trust-lists.md', async () => {
    const certificate = join(repository, 'simulator/pki/test-root-ec.pem');
    writeFileSync(at('ca7.pub.pem'), openssl('x509', '-in', certificate, '-noout', '-pubkey'));
    openssl('pkey', '-pubin', '-in', at('ca7.pub.pem'), '-outform', 'DER', '-out', at('ca7.spki'));
    const sha256 = openssl('dgst', '-sha256', '-r', at('ca7.spki')).toString('ascii').slice(0, 64);
    const fingerprint = openssl('x509', '-in', certificate, '-noout', '-fingerprint', '-sha256').toString('ascii');
    const list: TrustList = JSON.parse(readFileSync(shipped, 'utf8'));
    list.version += 1;
    list.roots.push({
      name: 'Belgium Root CA7',
      spki: readFileSync(at('ca7.spki')).toString('base64'),
      sha256,
      validity: { notBefore: '2020-06-03', notAfter: '2040-06-03' },
      provenance: {
        source: 'the test root of this repository',
        certificateSha256: [fingerprint.trim().replace(/^.*=/, '').replaceAll(':', '').toLowerCase()],
      },
    });
    const file = at('trust-list.json');
    writeFileSync(file, JSON.stringify(list, null, 2));
    expect((await tool('sign', file, privateKey)).status).toBe(0);

    const crypto = createNodeCrypto();
    const source = { file, publicKey: readFileSync(publicKey, 'utf8').split('\n')[1] ?? '' };
    const image = imageOf(makeChip(adult18));
    const trustBy = async (named: typeof source | null) => {
      const { trust, version } = await trustInForce(named, crypto, { write: () => undefined });
      const options = { crypto, roots: rootsFrom(trust), now: '2026-06-01T10:00:00Z', revocation: 'offline' } as const;
      return { version, trust: (await interpretCard(image, options)).trust };
    };
    expect(await trustBy(null)).toEqual({ version: list.version - 1, trust: 'none' });
    expect(await trustBy(source)).toEqual({ version: list.version, trust: 'belgian' });
  });

  it.each([
    ['which it then works by', (signature: string) => signature, ['trust-list.in-force'], 'installation'],
    [
      'whose signature is wrong, and starts by the built-in one',
      (signature: string) => `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      ['trust-list.refused', 'trust-list.in-force'],
      'built-in',
    ],
  ])('an installed kiosk names a list %s', async (_story, change, events, origin) => {
    const list = at(`for-${origin}.json`);
    copyFileSync(shipped, list);
    await tool('sign', list, privateKey);
    writeFileSync(`${list}.sig`, change(readFileSync(`${list}.sig`, 'ascii')));
    const journalFile = at(`${origin}.log`);
    await writeDeviceKey(at('identity'), makeKey(), {
      deviceId: 'hall-1',
      role: 'kiosk',
      issuer: 'http://127.0.0.1:9',
    });
    const installation: Installation = {
      ...JSON.parse(readFileSync(join(repository, 'config/installations/example.json'), 'utf8')),
      backend: { baseUrl: 'http://127.0.0.1:9', identityFile: at('identity') },
      journalFile,
      trustList: { file: list, publicKey: readFileSync(publicKey, 'utf8').split('\n')[1] ?? '' },
    };
    writeFileSync(at(`${origin}-installation.json`), JSON.stringify(installation));
    const composed = await composeInstalledKiosk(at(`${origin}-installation.json`), '0.0.0', at('data'));
    if (!composed.ok) throw new Error(composed.failure.problems.join());
    await composed.value.close();
    const journal = readFileSync(journalFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): { event: string; facts: object } => JSON.parse(line))
      .filter(({ event }) => event.startsWith('trust-list.'));
    expect(journal.map(({ event }) => event)).toEqual(events);
    expect(journal.at(-1)?.facts).toMatchObject({ origin });
  });
});
