/** Backends in processes of their own, so that they can be killed: one key for all of them, and a kiosk for each database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFieldCipher } from '../backend/storage/field-cipher.ts';
import { openServerDatabase } from '../backend/storage/open-database.ts';
import type { TokenSource } from '../kiosk/adapters/municipal-http/token-source.ts';
import { demoTownOfThisYear } from './demo-town-of-this-year.ts';
import { publicUrl, testTokens } from './unit/backend/authenticated.ts';
import { demoMunicipality } from './unit/backend/sample-submission.ts';

export type BackendProcess = { readonly child: ChildProcess; readonly address: string };

export type BackendProcesses = {
  /** The identity of a kiosk for ten minutes; a backend has prepared the database before. */
  tokens(databaseUrl: string): Promise<TokenSource>;
  start(options: {
    /** Absolute path of the entry. */
    readonly program: string;
    readonly databaseUrl: string;
    /** Default: a free one. */
    readonly port?: string;
  }): Promise<BackendProcess>;
  /** Kills what still runs. */
  end(): Promise<void>;
};

/** Ends by SIGKILL and waits until the process is gone. */
export const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};

export const prepareBackendProcesses = async (): Promise<BackendProcesses> => {
  const directory = await mkdtemp(join(tmpdir(), 'eid-kiosk-backend-'));
  const masterKey = randomBytes(32);
  await writeFile(join(directory, 'key'), masterKey.toString('base64'), { mode: 0o600 });
  await writeFile(join(directory, 'client-secret'), randomBytes(32).toString('base64url'), { mode: 0o600 });
  const town = join(directory, 'voorbeeldgem.json');
  await writeFile(town, await demoTownOfThisYear());
  const children: ChildProcess[] = [];
  return {
    tokens: async (databaseUrl) => {
      const database = openServerDatabase({ url: databaseUrl, onConnectionLost: () => undefined });
      try {
        const context = {
          kysely: database.kysely,
          cipher: createFieldCipher(Uint8Array.from(masterKey)),
          municipality: await demoMunicipality(),
          now: Date.now,
          simulated: false,
        };
        return await testTokens(context, { id: 'hall-1', role: 'kiosk' });
      } finally {
        await database.close();
      }
    },
    start: async ({ program, databaseUrl, port = '0' }) => {
      const child = spawn(process.execPath, [program], {
        env: {
          PATH: process.env['PATH'],
          DATABASE_URL: databaseUrl,
          MUNICIPALITY_FILE: town,
          KEY_FILE: join(directory, 'key'),
          PUBLIC_URL: publicUrl,
          // Nobody signs in, so nobody is asked there.
          OIDC_ISSUER: 'https://identity.example',
          OIDC_CLIENT_ID: 'backend',
          OIDC_CLIENT_SECRET_FILE: join(directory, 'client-secret'),
          SMTP_HOST: '127.0.0.1',
          SMTP_PORT: '9',
          SMTP_ENCRYPTION: 'none',
          PRINT_FOLDER: join(directory, 'letters'),
          PORT: port,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      children.push(child);
      const address = await new Promise<string>((resolve, reject) => {
        let log = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          log += text;
          const found = /"event":"listening","address":"([^"]+)"/.exec(log)?.[1];
          if (found !== undefined) resolve(found);
        });
        child.once('exit', () => reject(new Error(`the backend ended: ${log}`)));
      });
      return { child, address };
    },
    end: async () => {
      await Promise.all(children.map(kill));
      await rm(directory, { recursive: true, force: true });
    },
  };
};
