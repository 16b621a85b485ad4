/** Backends in processes of their own, so that they can be killed: one key and one kiosk token for all of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kioskToken } from '../backend/http/kiosk-tokens.ts';
import { municipalityFile } from './unit/backend/sample-submission.ts';

export type BackendProcess = { readonly child: ChildProcess; readonly address: string };

export type BackendProcesses = {
  /** What the kiosk sends. */
  readonly token: string;
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
  const token = randomBytes(32).toString('base64url');
  await writeFile(join(directory, 'key'), randomBytes(32).toString('base64'), { mode: 0o600 });
  await writeFile(join(directory, 'kiosks.json'), JSON.stringify([kioskToken('hall-1', token)]));
  const children: ChildProcess[] = [];
  return {
    token,
    start: async ({ program, databaseUrl, port = '0' }) => {
      const child = spawn(process.execPath, [program], {
        env: {
          PATH: process.env['PATH'],
          DATABASE_URL: databaseUrl,
          MUNICIPALITY_FILE: municipalityFile('voorbeeldgem'),
          KEY_FILE: join(directory, 'key'),
          KIOSK_TOKENS: join(directory, 'kiosks.json'),
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
