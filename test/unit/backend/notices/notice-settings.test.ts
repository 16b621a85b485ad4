import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { composeCarriers, missingCarriers, readNoticeSettings } from '../../../../backend/notices/notice-settings.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { demoMunicipality } from '../sample-submission.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

let municipality: Municipality;
beforeAll(async () => {
  municipality = await demoMunicipality();
});

const secret = 'correct horse battery staple';
const loginFile = async (text: string, mode = 0o600): Promise<string> => {
  const file = join(await temporaryDirectory(), 'login.json');
  await writeFile(file, text);
  await chmod(file, mode);
  return file;
};

test('nothing set is nothing sent, and what the municipality file promises is then said to be missing', async () => {
  const settings = await readNoticeSettings({});
  if (!settings.ok) throw new Error(settings.failure.join());
  expect(settings.value).toEqual({ smtp: null, printFolder: null, printQueue: null, bounceMaildir: null });
  const wanted: Municipality = { ...municipality, adapters: { ...municipality.adapters, print: 'folder' } };
  expect(missingCarriers(settings.value, wanted)).toEqual([
    expect.stringMatching(/^SMTP_HOST is not set/),
    expect.stringMatching(/^PRINT_FOLDER is not set/),
  ]);
  expect(
    missingCarriers(settings.value, { ...wanted, adapters: { ...wanted.adapters, print: 'cups' } }),
  ).toContainEqual(expect.stringMatching(/^PRINT_QUEUE is not set/));
  const silent: Municipality = { ...wanted, notify: { ...wanted.notify, email: null, letter: false } };
  expect(missingCarriers(settings.value, silent)).toEqual([]);
  expect(composeCarriers(settings.value, wanted)).toEqual({ mail: null, letter: null });
});

test('a whole environment becomes settings and carriers', async () => {
  const settings = await readNoticeSettings({
    SMTP_HOST: 'mail.voorbeeldgem.example',
    SMTP_LOGIN_FILE: await loginFile(JSON.stringify({ user: 'town', password: secret })),
    SMTP_BOUNCE_ADDRESS: 'returned@voorbeeldgem.example',
    PRINT_FOLDER: '/var/spool/letters',
    BOUNCE_MAILDIR: '/var/mail/returned',
  });
  expect(settings).toMatchObject({
    ok: true,
    value: {
      smtp: {
        host: 'mail.voorbeeldgem.example',
        port: 587,
        encryption: 'starttls',
        authorities: null,
        login: { user: 'town', password: secret },
        bounceAddress: 'returned@voorbeeldgem.example',
      },
      printFolder: '/var/spool/letters',
      bounceMaildir: '/var/mail/returned',
    },
  });
  if (!settings.ok) return;
  expect(missingCarriers(settings.value, municipality)).toEqual([]);
  const { mail, letter } = composeCarriers(settings.value, municipality);
  expect([mail, letter]).not.toContain(null);
});

test('mails go unencrypted to this machine only', async () => {
  for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '::1'])
    expect(await readNoticeSettings({ SMTP_HOST: host, SMTP_ENCRYPTION: 'none' })).toMatchObject({ ok: true });
  for (const host of ['mail.example', '10.0.0.1', 'localhost.evil.example', '127.evil.example', '::2'])
    expect(await readNoticeSettings({ SMTP_HOST: host, SMTP_ENCRYPTION: 'none' })).toMatchObject({ ok: false });
});

test('every mistake is said at once, and a password never', async () => {
  const problems = async (environment: Record<string, string>): Promise<string> => {
    const settings = await readNoticeSettings({ SMTP_HOST: 'mail.example', ...environment });
    return settings.ok ? 'none' : settings.failure.join('\n');
  };
  const several = await problems({ SMTP_PORT: '70000', SMTP_ENCRYPTION: 'perhaps', SMTP_CA_FILE: '/nowhere/ca.pem' });
  for (const name of ['SMTP_PORT', 'SMTP_ENCRYPTION', 'SMTP_CA_FILE']) expect(several).toContain(name);

  const whole = JSON.stringify({ user: 'town', password: secret });
  const broken = [
    [await loginFile(whole, 0o644), 'chmod 600'],
    [await loginFile(`{"user": "town", "password": "${secret}"`), 'is not'],
    [await loginFile(secret), 'is not'],
    [await loginFile(JSON.stringify({ user: 'town' })), 'is not'],
    ['/nowhere/login.json', 'cannot be read'],
  ] as const;
  for (const [file, reason] of broken) {
    const said = await problems({ SMTP_LOGIN_FILE: file });
    expect(said).toContain(reason);
    expect(said).not.toContain(secret);
  }
});
