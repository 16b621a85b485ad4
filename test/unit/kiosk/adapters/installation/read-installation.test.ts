import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInstallation } from '../../../../../kiosk/adapters/installation/read-installation.ts';
import { testOperatorKeyText } from '../../../../signed-trust-lists.ts';

const example = resolve(import.meta.dirname, '../../../../../config/installations/example.json');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'installation-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, text: string, mode = 0o600): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
};
const changed = (change: (installation: Record<string, unknown>) => void): string => {
  const installation = JSON.parse(readFileSync(example, 'utf8')) as Record<string, unknown>; // the example is an object
  change(installation);
  return written('changed.json', JSON.stringify(installation));
};

describe('an installation file', () => {
  it('is read: the example is a good one', async () => {
    const read = await readInstallation(example);
    expect(read.ok && read.value.screenProfile.widthPx).toBe(1080);
  });

  const trustList = { file: '/etc/eid-kiosk/trust-list.json', publicKey: testOperatorKeyText };
  it.each([
    ['a trust list of its own', trustList],
    ['none', null],
  ])('may name %s', async (_story, named) => {
    const read = await readInstallation(changed((file) => (file['trustList'] = named)));
    expect(read.ok && read.value.trustList).toEqual(named);
  });

  it('may be silent about trust lists', async () => {
    const read = await readInstallation(changed((file) => delete file['trustList']));
    expect(read.ok && read.value.trustList).toBeUndefined();
  });

  const pem = `-----BEGIN PUBLIC KEY-----\n${testOperatorKeyText}\n-----END PUBLIC KEY-----\n`;
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' });
  it.each([
    ['without a key', { file: trustList.file }, 'publicKey'],
    ['without a file', { ...trustList, file: '' }, '/trustList'],
    ['under a key in PEM', { ...trustList, publicKey: pem }, '/trustList/publicKey'],
    ['under half a key', { ...trustList, publicKey: testOperatorKeyText.slice(0, 40) }, '/trustList/publicKey'],
    ['under a key of another kind', { ...trustList, publicKey: p256.toString('base64') }, '/trustList/publicKey'],
    ['with a word that means nothing', { ...trustList, required: false }, '/trustList'],
  ])('is refused when it names a trust list %s', async (_story, named, reason) => {
    const read = await readInstallation(changed((file) => (file['trustList'] = named)));
    expect(read.ok ? '' : JSON.stringify(read.failure.problems)).toContain(reason);
  });

  it.each([
    ['that is missing', () => join(folder, 'nowhere.json'), 'cannot be read'],
    ['that is not JSON', () => written('broken.json', '{'), 'is not JSON'],
    ['with an unknown field', () => changed((file) => (file['extra'] = 1)), 'additional'],
    [
      'with http beyond this machine',
      () => changed((file) => (file['backend'] = { baseUrl: 'http://eid.example.be', identityFile: '/t' })),
      '/backend/baseUrl',
    ],
    [
      'with credentials in the address',
      () => changed((file) => (file['backend'] = { baseUrl: 'https://a:b@eid.example.be', identityFile: '/t' })),
      '/backend/baseUrl',
    ],
    ['without a screen', () => changed((file) => delete file['screenProfile']), 'screenProfile'],
  ])('%s is refused with the reason', async (_story, make, reason) => {
    const read = await readInstallation(make());
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : JSON.stringify(read.failure.problems)).toContain(reason);
  });
});
