/**
 * Notices from a case that moves to a mail read back from a real SMTP server, a letter opened by another program, or a clerk
 * (reference municipal.md A10). The server is a process of its own; which mailbox does what is told by its address.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readBounces } from '../../backend/notices/bounces/read-bounces.ts';
import { claimMs, claimNotice } from '../../backend/notices/claim-notice.ts';
import type { NoticeCarriers } from '../../backend/notices/carriers.ts';
import { deliverDueNotices } from '../../backend/notices/deliver-due-notices.ts';
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../../backend/storage/open-database.ts';
import { listenLocally } from '../../simulator/listen-locally.ts';
import { type MailServerProcess, startMailServerProcess } from '../mail-server-process.ts';
import { startPrivatePostgres } from '../private-postgres.ts';
import { hasPoppler, pdfAsRead } from '../unit/backend/documents/pdf-as-read.ts';
import { personalValues } from '../unit/backend/sample-submission.ts';
import { temporaryDirectory } from '../unit/backend/temporary-directory.ts';
import { carriersTo, createNoticeBench, type NoticeBench, smtpTo } from './notice-bench.ts';

const minute = 60_000;
let server: MailServerProcess;
let encrypting: MailServerProcess;
let database: Database;
let bench: NoticeBench;

beforeAll(async () => {
  [server, encrypting, database] = await Promise.all([
    startMailServerProcess('--slow-ms', '120000'),
    startMailServerProcess('--encrypts', '--login', 'town:correct-horse'),
    openEmbeddedDatabase('memory'),
  ]);
  bench = await createNoticeBench(database);
});
afterAll(async () => {
  await Promise.all([server.stop(), encrypting.stop(), database.close()]);
});

const idPattern = /^[0-9a-f-]{36}$/;

describe('by e-mail', () => {
  test('the person is told, the case goes on, the trail says so', async () => {
    const id = await bench.codesArrivedFor('ottilie@kanarie.example');
    const { case_number: caseNumber } = await bench.caseOf(id);
    const folder = await temporaryDirectory();
    expect(await bench.deliver(carriersTo(bench, smtpTo(server.port), folder))).toMatchObject({ sent: 1, givenUp: 0 });

    const [mail, ...more] = await server.mailsTo('ottilie@kanarie.example');
    expect(more).toEqual([]);
    const notice = await bench.notice(id);
    expect(notice).toMatchObject({ state: 'sent', channel: 'email', attempts: 1, last_code: '250' });
    expect(mail?.envelopeId).toBe(notice.id);
    expect(mail?.sender).toBe('<burgerzaken@voorbeeldgem.example>');
    const { parsed } = mail ?? {};
    expect(parsed?.messageId).toBe(`<${notice.id}@voorbeeldgem.example>`);
    expect(parsed?.from).toMatchObject({ name: 'Voorbeeldgem', address: 'burgerzaken@voorbeeldgem.example' });
    expect(parsed?.replyTo?.[0]).toMatchObject({ address: 'burgerzaken@voorbeeldgem.example' });
    expect(parsed?.subject).toBe(`[SIMULATIE] Uw nieuwe codes liggen klaar (dossier ${caseNumber})`);
    const headers = new Map(parsed?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('nl-BE');
    for (const body of [parsed?.text, parsed?.html]) {
      expect(body).toContain(caseNumber);
      expect(body).toContain('Permanentie Voorbeeldgem-Oost');
      expect(body).toContain('dinsdag 17:00–19:00');
      expect(body).toContain('24 mei 2027');
    }
    expect(parsed?.html).toMatch(/^<!doctype html>\n<html lang="nl-BE">/);
    expect(parsed?.attachments).toEqual([]);

    expect((await bench.caseOf(id)).state).toBe('notified');
    expect(await bench.trailOf(id)).toContain('notice-delivered codes-arrived: email');
    expect(await bench.deliver(carriersTo(bench, smtpTo(server.port), folder))).toMatchObject({ sent: 0, waiting: 0 });
  });

  test('nothing personal but the address it goes to stands in a mail, in any language', async () => {
    const carriers = carriersTo(bench, smtpTo(server.port), await temporaryDirectory());
    for (const language of ['nl', 'fr', 'de', 'en'] as const) {
      const address = `${language}@kanarie.example`;
      await bench.codesArrivedFor(address, { language });
      await bench.deliver(carriers);
      const [mail] = await server.mailsTo(address);
      expect(mail?.parsed.html).toContain(`<html lang="${language}-BE">`);
      const whole = `${mail?.raw}${mail?.parsed.text}${mail?.parsed.html}${mail?.parsed.subject}`;
      for (const value of personalValues) expect(whole).not.toContain(value);
      expect(whole).not.toMatch(/8573\d{7}/);
    }
  });

  test('greylisting: later at the same server, as the same message', async () => {
    const id = await bench.codesArrivedFor('grey@kanarie.example');
    const carriers = carriersTo(bench, smtpTo(server.port), await temporaryDirectory());
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 0, waiting: 1 });
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'email', last_code: '451 4.7.1' });
    bench.advance(4 * minute);
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 0, waiting: 0 });
    bench.advance(minute);
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 1 });
    expect(await server.mailsTo('grey@kanarie.example')).toHaveLength(1);
    expect(await bench.notice(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('cut off before the answer: sent once more under the same name, never a third time', async () => {
    const carriers = carriersTo(bench, smtpTo(server.port), await temporaryDirectory());
    const heard = await bench.codesArrivedFor('cut@kanarie.example');
    const lost = await bench.codesArrivedFor('lost@kanarie.example');
    await bench.deliver(carriers);
    expect(await bench.notice(heard)).toMatchObject({ state: 'failed', channel: 'email', last_code: 'no-answer' });
    bench.advance(5 * minute);
    await bench.deliver(carriers);
    for (const address of ['cut@kanarie.example', 'lost@kanarie.example']) {
      const names = (await server.mailsTo(address)).map(({ parsed }) => parsed.messageId);
      expect(names).toHaveLength(2);
      expect(new Set(names).size).toBe(1);
    }
    expect(await bench.notice(heard)).toMatchObject({ state: 'sent', channel: 'email' });
    expect(await bench.notice(lost)).toMatchObject({ state: 'sent', channel: 'letter' });
  });

  const impatience = [
    ['a server that is silent', { connect: 5_000, silence: 700, whole: 20_000 }],
    ['a mail that takes long altogether', { connect: 5_000, silence: 20_000, whole: 700 }],
  ] as const;
  test.each(impatience)('%s for longer than we wait counts as not answered', async (_what, deadlinesMs) => {
    const id = await bench.codesArrivedFor('slow@kanarie.example');
    const carriers = carriersTo(bench, smtpTo(server.port, { deadlinesMs }), await temporaryDirectory());
    await bench.deliver(carriers);
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'email', last_code: 'no-answer' });
    bench.advance(5 * minute);
    await bench.deliver(carriers);
    expect(await bench.notice(id)).toMatchObject({ state: 'sent', channel: 'letter' });
  });

  test('a server that is away is asked once a round, and the notices wait', async () => {
    const [one, other] = [
      await bench.codesArrivedFor('a@kanarie.example'),
      await bench.codesArrivedFor('b@kanarie.example'),
    ];
    const nobody = createServer();
    const port = await listenLocally(nobody);
    await new Promise((resolve) => nobody.close(resolve));
    const folder = await temporaryDirectory();
    expect(await bench.deliver(carriersTo(bench, smtpTo(port), folder))).toMatchObject({ sent: 0, waiting: 1 });
    expect(await bench.notice(one)).toMatchObject({ state: 'failed', channel: 'email', attempts: 1 });
    expect(await bench.notice(other)).toMatchObject({ state: 'queued', channel: 'email', attempts: 0 });
    bench.advance(5 * minute);
    expect(await bench.deliver(carriersTo(bench, smtpTo(server.port), folder))).toMatchObject({ sent: 2 });
  });

  test('never in the clear: a server without STARTTLS, or with a certificate of a stranger, gets nothing', async () => {
    const id = await bench.codesArrivedFor('secret@kanarie.example');
    const folder = await temporaryDirectory();
    const encrypted = { host: 'localhost', encryption: 'starttls' } as const;
    await bench.deliver(carriersTo(bench, smtpTo(server.port, encrypted), folder));
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'email' });
    bench.advance(5 * minute);
    await bench.deliver(carriersTo(bench, smtpTo(encrypting.port, encrypted), folder));
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'email' });
    expect(await server.mailsTo('secret@kanarie.example')).toEqual([]);
    expect(await encrypting.mailsTo('secret@kanarie.example')).toEqual([]);

    bench.advance(30 * minute);
    const trusted = {
      ...encrypted,
      authorities: encrypting.certificate,
      login: { user: 'town', password: 'correct-horse' },
    };
    await bench.deliver(carriersTo(bench, smtpTo(encrypting.port, trusted), folder));
    const [mail] = await encrypting.mailsTo('secret@kanarie.example');
    expect(mail?.encrypted).toBe(true);
    expect(await bench.notice(id)).toMatchObject({ state: 'sent', channel: 'email' });
  });
});

test('a password that is refused is ours to repair: the person keeps the channel of their choice', async () => {
  const id = await bench.codesArrivedFor('patient@kanarie.example');
  const folder = await temporaryDirectory();
  const wrong = smtpTo(encrypting.port, {
    host: 'localhost',
    encryption: 'starttls',
    authorities: encrypting.certificate,
    login: { user: 'town', password: 'forgotten' },
  });
  await bench.deliver(carriersTo(bench, wrong, folder));
  expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'email', last_code: '535 5.7.8' });
  bench.advance(5 * minute);
  expect(await bench.deliver(carriersTo(bench, smtpTo(server.port), folder))).toMatchObject({ sent: 1 });
});

describe('by letter', () => {
  const refused = [
    ['nobody@kanarie.example', '550 5.1.1'],
    ['full@kanarie.example', '552 5.2.2'],
  ] as const;
  test.each(refused)('%s is refused with %s: a letter follows in the same round', async (address) => {
    const id = await bench.codesArrivedFor(address);
    const folder = await temporaryDirectory();
    expect(await bench.deliver(carriersTo(bench, smtpTo(server.port), folder))).toMatchObject({ sent: 1, waiting: 1 });
    const notice = await bench.notice(id);
    expect(notice).toMatchObject({ state: 'sent', channel: 'letter', last_code: 'in-folder' });
    expect(await readdir(folder)).toEqual([`${notice.id}.pdf`]);
    expect((await stat(join(folder, `${notice.id}.pdf`))).mode & 0o777).toBe(0o600);
    expect(await bench.trailOf(id)).toEqual(
      expect.arrayContaining(['notice-failed codes-arrived: email', 'notice-delivered codes-arrived: letter']),
    );
    expect((await bench.caseOf(id)).state).toBe('notified');
  });

  test.skipIf(!hasPoppler)(
    'the letter is a tagged page with name and address, and without the national number',
    async () => {
      const id = await bench.codesArrivedFor(null, { language: 'fr' });
      const folder = await temporaryDirectory();
      await bench.deliver(carriersTo(bench, smtpTo(server.port), folder));
      const [name = ''] = await readdir(folder);
      const { info, text } = await pdfAsRead(await readFile(join(folder, name)));
      expect(name).toMatch(/^[0-9a-f-]{36}\.pdf$/);
      expect(info).toMatch(/^Tagged: +yes$/m);
      expect(text).toContain('Ottilie Zénobe Kanarie-Voorbeeld');
      expect(text).toContain('Proefkonijnstraat 99');
      expect(text).toContain((await bench.caseOf(id)).case_number);
      expect(text).toContain('SIMULATION');
      expect(text).not.toMatch(/8573\d{7}/);
    },
  );

  test('a folder that is missing or full of something else keeps the letter waiting, and nothing half-written', async () => {
    const id = await bench.codesArrivedFor(null);
    const folder = join(await temporaryDirectory(), 'print');
    const carriers = carriersTo(bench, smtpTo(server.port), folder);
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 0, waiting: 1 });
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'letter', last_code: 'enoent' });
    await writeFile(folder, 'not a folder');
    bench.advance(5 * minute);
    await bench.deliver(carriers);
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'letter', last_code: 'enotdir' });
    await rm(folder);
    await mkdir(folder);
    bench.advance(30 * minute);
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 1 });
    expect(await readdir(folder)).toHaveLength(1);
  });

  test('a disk that is full keeps the letter, and leaves nothing half-written', async (context) => {
    const folder = await temporaryDirectory();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'eid-kiosk-test', folder], { stdio: 'ignore' });
    } catch {
      console.log('skipped: a small file system cannot be mounted here');
      context.skip();
      return;
    }
    onTestFinished(() => {
      execFileSync('umount', [folder]);
    });
    const id = await bench.codesArrivedFor(null);
    expect(await bench.deliver(carriersTo(bench, smtpTo(server.port), folder))).toMatchObject({ sent: 0, waiting: 1 });
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'letter', last_code: 'enospc' });
    expect(await readdir(folder)).toEqual([]);
    bench.advance(5 * minute);
    expect(await bench.deliver(carriersTo(bench, smtpTo(server.port), await temporaryDirectory()))).toMatchObject({
      sent: 1,
    });
  });
});

describe('by a clerk', () => {
  test('when the last channel has failed, the case has a clerk as owner and says so in trail and outbox', async () => {
    const id = await bench.codesArrivedFor(null);
    const missing = join(await temporaryDirectory(), 'nowhere');
    const carriers = carriersTo(bench, smtpTo(server.port), missing);
    for (const pause of [0, 5, 30]) {
      bench.advance(pause * minute);
      await bench.deliver(carriers);
    }
    expect(await bench.notice(id)).toMatchObject({ state: 'given-up', channel: 'letter', next_attempt_at: null });
    const row = await bench.caseOf(id);
    expect(row).toMatchObject({ state: 'arrived', owner: 'clerk' });
    expect(row.late_at?.getTime()).toBeLessThan(bench.context.now() + 5 * 24 * 60 * minute);
    expect(await bench.eventsOf(id)).toEqual(['filed', 'ordered', 'codes-arrived', 'notice-failed']);
    expect((await bench.trailOf(id)).at(-1)).toBe('notice-failed notice-failed: codes-arrived');
    // The clerk has told the person some other way, and says so.
    await bench.act(id, 'notice-delivered');
    expect(await bench.caseOf(id)).toMatchObject({ state: 'notified', owner: 'citizen' });
  });

  test('the telephone is a clerk from the start', async () => {
    const byPhone = await createNoticeBench(database, (town) => ({
      ...town,
      notify: { ...town.notify, letter: false, fallbackOrder: ['phone'] },
    }));
    const id = await byPhone.codesArrivedFor(null);
    const carriers = carriersTo(byPhone, smtpTo(server.port), await temporaryDirectory());
    expect(await byPhone.deliver(carriers)).toMatchObject({ sent: 0, givenUp: 1 });
    expect(await byPhone.notice(id)).toMatchObject({ state: 'given-up', channel: 'phone', last_code: 'phone' });
    expect((await byPhone.caseOf(id)).owner).toBe('clerk');
  });
});

describe('what came back', () => {
  test('goes to the next channel once, while the case stays where it is', async () => {
    const id = await bench.codesArrivedFor('bounce@kanarie.example');
    const folder = await temporaryDirectory();
    const carriers = carriersTo(bench, smtpTo(server.port), folder);
    await bench.deliver(carriers);
    expect(await bench.notice(id)).toMatchObject({ state: 'sent', channel: 'email' });
    await writeFile(
      join(server.returnedMaildir, 'new', 'stranger'),
      'Subject: out of office\r\n\r\nback on Monday\r\n',
    );

    // Sorted before every mail: what cannot be read holds up none of them.
    await mkdir(join(server.returnedMaildir, 'new', '0-folder'));
    const defects: unknown[] = [];
    const read = () => readBounces(bench.context, server.returnedMaildir, (error) => defects.push(error));
    expect(await read()).toEqual({ ok: true, value: 1 });
    expect(defects).toMatchObject([{ code: 'EISDIR' }]);
    expect(await readdir(join(server.returnedMaildir, 'new'))).toEqual(['0-folder']);
    await rmdir(join(server.returnedMaildir, 'new', '0-folder'));
    expect(await readdir(join(server.returnedMaildir, 'cur'))).toHaveLength(2);
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', channel: 'letter', last_code: '5.1.1' });
    expect((await bench.caseOf(id)).state).toBe('notified');
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 1 });
    expect(await readdir(folder)).toHaveLength(1);
    expect(await bench.trailOf(id)).toContain('notice-returned codes-arrived: email');
    // A second report of the same mail changes nothing.
    const [seen = ''] = (await readdir(join(server.returnedMaildir, 'cur'))).filter((name) => name.includes('.eml'));
    const again = await readFile(join(server.returnedMaildir, 'cur', seen));
    await writeFile(join(server.returnedMaildir, 'new', 'again'), again);
    expect(await read()).toEqual({ ok: true, value: 0 });
    expect(await bench.notice(id)).toMatchObject({ state: 'sent', channel: 'letter' });
  });
});

describe('in trouble', () => {
  test('a process that dies while it sends leaves the notice as unknown, and it comes due again by itself', async () => {
    const id = await bench.codesArrivedFor('after-a-death@kanarie.example');
    const claimed = await claimNotice(bench.context, []);
    expect(claimed).toMatchObject({ ok: true, value: { request_id: id } });
    expect(await bench.notice(id)).toMatchObject({ state: 'failed', attempts: 1, last_code: 'outcome-unknown' });
    const carriers = carriersTo(bench, smtpTo(server.port), await temporaryDirectory());
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 0, waiting: 0 });
    bench.advance(claimMs);
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 1 });
    const [mail] = await server.mailsTo('after-a-death@kanarie.example');
    expect(mail?.envelopeId).toMatch(idPattern);
  });

  test('who has come before the mail went out is not asked to come', async () => {
    const id = await bench.codesArrivedFor('too-late@kanarie.example');
    await bench.pay(id);
    await bench.act(id, 'codes-collected', { collectedBy: 'holder' });
    const carriers = carriersTo(bench, smtpTo(server.port), await temporaryDirectory());
    expect(await bench.deliver(carriers)).toMatchObject({ sent: 0, givenUp: 1 });
    expect(await bench.notice(id)).toMatchObject({ state: 'given-up', last_code: 'overtaken' });
    expect(await server.mailsTo('too-late@kanarie.example')).toEqual([]);
  });

  test('a notice on which our own code stumbles holds up no other, and ends at a clerk', async () => {
    const poison = await bench.codesArrivedFor('poison@kanarie.example');
    const fine = await bench.codesArrivedFor('fine@kanarie.example');
    const real = carriersTo(bench, smtpTo(server.port), await temporaryDirectory());
    const defects: unknown[] = [];
    const stumbling: NoticeCarriers = {
      mail: {
        send: (mail) => {
          if (mail.to.startsWith('poison')) throw new TypeError('a bug');
          return real.mail?.send(mail) ?? Promise.reject(new Error('no carrier'));
        },
      },
      letter: { post: () => Promise.reject(new TypeError('another bug')) },
    };
    for (let round = 0; round < 8; round += 1) {
      await deliverDueNotices(bench.context, stumbling, (error) => defects.push(error));
      bench.advance(claimMs);
    }
    expect(await bench.notice(fine)).toMatchObject({ state: 'sent', channel: 'email' });
    expect(await bench.notice(poison)).toMatchObject({ state: 'given-up', channel: 'letter' });
    expect((await bench.caseOf(poison)).owner).toBe('clerk');
    expect(defects).toHaveLength(4);
  });

  test('two nodes send every notice once', async (context) => {
    const postgres = await startPrivatePostgres();
    if ('skipped' in postgres) {
      console.log(`skipped: two nodes on one PostgreSQL server: ${postgres.skipped}`);
      context.skip();
      return;
    }
    onTestFinished(() => postgres.stop());
    const own = openServerDatabase({
      url: await postgres.createDatabase('notices'),
      onConnectionLost: () => undefined,
    });
    onTestFinished(() => own.close());
    const shared = await createNoticeBench(own);
    const addresses = Array.from({ length: 12 }, (_, index) => `node-${index}@kanarie.example`);
    for (const address of addresses) await shared.codesArrivedFor(address);
    const carriers = carriersTo(shared, smtpTo(server.port), await temporaryDirectory());
    const rounds = await Promise.all([shared.deliver(carriers), shared.deliver(carriers), shared.deliver(carriers)]);
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(addresses.length);
    for (const address of addresses) expect(await server.mailsTo(address)).toHaveLength(1);
  });
});
