/** Where the notices of a demo go: mails to a simulated server that keeps them in a folder, letters into a folder beside it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoticeSettings } from '../backend/notices/notice-settings.ts';
import { usualSmtpDeadlines } from '../backend/notices/smtp/smtp-carrier.ts';
import { startMailServer } from '../simulator/mail/mail-server.ts';

export type DemoNotices = {
  readonly settings: NoticeSettings;
  close(): Promise<void>;
};

/** Long enough to be seen waiting, short enough to be waited for. */
const slowMs = 30_000;

export const startDemoNotices = async (directory: string, now: () => number): Promise<DemoNotices> => {
  const printFolder = join(directory, 'letters');
  await mkdir(printFolder, { recursive: true, mode: 0o700 });
  const server = await startMailServer({
    folder: join(directory, 'mail'),
    port: 0,
    encrypts: false,
    login: null,
    slowMs,
    now,
  });
  return {
    settings: {
      smtp: {
        host: '127.0.0.1',
        port: server.port,
        encryption: 'none',
        authorities: null,
        login: null,
        bounceAddress: null,
        deadlinesMs: usualSmtpDeadlines,
      },
      printFolder,
      printQueue: null,
      bounceMaildir: server.returnedMaildir,
    },
    close: () => server.close(),
  };
};
