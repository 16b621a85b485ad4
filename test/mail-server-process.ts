/** The simulated mail server in a process of its own, and the mails it took, read back by another program's parser. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';

export type KeptMail = {
  /** The address it was delivered to. */
  readonly recipient: string;
  readonly envelopeId: string;
  readonly sender: string;
  readonly encrypted: boolean;
  readonly parsed: Email;
  readonly raw: string;
};

export type MailServerProcess = {
  readonly port: number;
  /** PEM, null without encryption. */
  readonly certificate: string | null;
  readonly returnedMaildir: string;
  /** What was delivered to this address, in order. */
  mailsTo(recipient: string): Promise<readonly KeptMail[]>;
  stop(): Promise<void>;
};

const program = join(import.meta.dirname, '../simulator/mail/mail-server.cli.ts');

const firstField = (raw: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(raw)?.[1]?.trim() ?? '';

export const startMailServerProcess = async (...options: readonly string[]): Promise<MailServerProcess> => {
  const folder = await mkdtemp(join(tmpdir(), 'eid-kiosk-mail-'));
  const child = spawn(process.execPath, [program, '--folder', folder, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('\n')) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`the mail server ended with ${code}`)));
  });
  // Said by our own program in the line before.
  const { port, mailFolder, returnedMaildir, certificate } = JSON.parse(line) as {
    port: number;
    mailFolder: string;
    returnedMaildir: string;
    certificate: string | null;
  };
  return {
    port,
    certificate,
    returnedMaildir,
    mailsTo: async (recipient) => {
      const mails: KeptMail[] = [];
      for (const name of (await readdir(mailFolder)).toSorted()) {
        const raw = await readFile(join(mailFolder, name), 'utf8');
        if (firstField(raw, 'Delivered-To') !== recipient) continue;
        mails.push({
          recipient,
          raw,
          envelopeId: firstField(raw, 'X-Envelope-Id'),
          sender: firstField(raw, 'Return-Path'),
          encrypted: firstField(raw, 'Received').includes('ESMTPS'),
          parsed: await PostalMime.parse(raw),
        });
      }
      return mails;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
};
