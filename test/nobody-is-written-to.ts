/** Notice settings for tests that look at something else: letters lie in a folder, and no mail server answers. */
import { join } from 'node:path';
import type { NoticeSettings } from '../backend/notices/notice-settings.ts';
import { usualSmtpDeadlines } from '../backend/notices/smtp/smtp-carrier.ts';

/** The discard port (RFC 863): nobody listens there, so that every mail waits for a server to come back. */
export const nobodyIsWrittenTo = (directory: string): NoticeSettings => ({
  smtp: {
    host: '127.0.0.1',
    port: 9,
    encryption: 'none',
    authorities: null,
    login: null,
    bounceAddress: null,
    deadlinesMs: usualSmtpDeadlines,
  },
  printFolder: join(directory, 'letters'),
  printQueue: null,
  bounceMaildir: null,
});
