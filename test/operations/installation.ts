/**
 * An installation as docs/operations.md describes it, in a folder of its own: key, client secret, an identity provider, and the
 * real entry of the backend in processes of their own. What it runs on is a private PostgreSQL server with the roles of
 * config/postgres/set-up.sql.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { sqlStatements } from '../../backend/storage/sql-statements.ts';
import { startIdentityProvider } from '../../simulator/identity-provider/start-identity-provider.ts';
import { listenLocally } from '../../simulator/listen-locally.ts';
import { demoTownOfThisYear } from '../demo-town-of-this-year.ts';
import { type PrivatePostgres, socketUrl } from '../private-postgres.ts';

const root = join(import.meta.dirname, '../..');
const entry = join(root, 'backend/main.ts');

export const roles = { owner: 'eid_kiosk_owner', desk: 'eid_kiosk', superuser: 'postgres' } as const;
export const databaseName = 'eid_kiosk';
export const municipalityId = 'voorbeeldgem';

/** `output`: a line for each answer, and the answer of a word; `log`: what the entry itself says. */
export type Ended = { readonly exitCode: number | null; readonly output: string; readonly log: string };

export type RunningProcess = {
  readonly pid: number;
  /** Null where nobody counts. */
  readonly metricsAddress: string | null;
  /** By SIGTERM, as a service manager does it. */
  stop(): Promise<Ended>;
};

export type BackendRun = {
  readonly databaseUrl: string;
  /** Default: the key of this installation. */
  readonly keyFile?: string;
};

export type Installation = {
  /** Where the backend listens, and its public address. */
  readonly address: string;
  readonly masterKey: Uint8Array;
  /** For what the drill itself writes. */
  readonly directory: string;
  /** Another key, as whoever has lost the right one would make it. */
  readonly strangeKeyFile: string;
  /** Runs the entry with words and waits for its end. */
  run(words: readonly string[], run: BackendRun): Promise<Ended>;
  /** Throws with the log when it does not get to listening. */
  start(run: BackendRun): Promise<RunningProcess>;
  /** Kills what still runs and removes the folder. */
  end(): Promise<void>;
};

/** The address of the database of an installation, as one of its roles. */
export const databaseUrl = (postgres: PrivatePostgres, role: string): string =>
  socketUrl(postgres.socketDirectory, databaseName, role);

/** Runs the operator's set-up script on a new server. */
export const setUpServer = async (postgres: PrivatePostgres): Promise<void> => {
  const client = new Client({ connectionString: socketUrl(postgres.socketDirectory, 'postgres') });
  await client.connect();
  try {
    const script = await readFile(join(root, 'config/postgres/set-up.sql'), 'utf8');
    for (const statement of sqlStatements(script)) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Somebody else may take it before we do: then the backend says so and the drill ends. */
const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listenLocally(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

export const prepareInstallation = async (): Promise<Installation> => {
  const directory = await mkdtemp(join(tmpdir(), 'eid-kiosk-installation-'));
  const inside = (name: string): string => join(directory, name);
  const people = await startIdentityProvider();
  const masterKey = randomBytes(32);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  await mkdir(inside('letters'));
  await writeFile(inside(`${municipalityId}.json`), await demoTownOfThisYear());
  const secrets = {
    key: masterKey.toString('base64'),
    'strange-key': randomBytes(32).toString('base64'),
    'client-secret': people.clientSecret,
  };
  for (const [name, secret] of Object.entries(secrets)) await writeFile(inside(name), secret, { mode: 0o600 });
  const children: ChildProcess[] = [];

  const spawnEntry = (words: readonly string[], run: BackendRun) => {
    const child = spawn(process.execPath, [entry, ...words], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: run.databaseUrl,
        MUNICIPALITY_FILE: inside(`${municipalityId}.json`),
        KEY_FILE: run.keyFile ?? inside('key'),
        PUBLIC_URL: address,
        OIDC_ISSUER: people.issuer,
        OIDC_CLIENT_ID: people.clientId,
        OIDC_CLIENT_SECRET_FILE: inside('client-secret'),
        // Nobody listens there (RFC 863): mails wait.
        SMTP_HOST: '127.0.0.1',
        SMTP_PORT: '9',
        SMTP_ENCRYPTION: 'none',
        PRINT_FOLDER: inside('letters'),
        PORT: String(port),
        METRICS_PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    return child;
  };

  return {
    address,
    masterKey: Uint8Array.from(masterKey),
    directory,
    strangeKeyFile: inside('strange-key'),
    run: async (words, run) => {
      const child = spawnEntry(words, run);
      const [output, log, [exitCode]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close') as Promise<[number | null]>, // what Node says of a child that ended
      ]);
      return { exitCode, output: output.trim(), log };
    },
    start: async (run) => {
      const child = spawnEntry([], run);
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (piece: string) => {
        output += piece;
      });
      let log = '';
      const metricsAddress = await new Promise<string | null>((resolve, reject) => {
        child.stderr.setEncoding('utf8').on('data', (piece: string) => {
          log += piece;
          const listening = /"event":"listening".*"metricsAddress":(?:"([^"]+)"|null)/.exec(log);
          if (listening !== null) resolve(listening[1] ?? null);
        });
        child.once('exit', () => reject(new Error(`the backend ended: ${log}`)));
      });
      return {
        pid: child.pid ?? 0,
        metricsAddress,
        stop: async () => {
          const closed = once(child, 'close');
          child.kill('SIGTERM');
          await closed;
          return { exitCode: child.exitCode, output, log };
        },
      };
    },
    end: async () => {
      for (const child of children.filter((each) => each.exitCode === null && each.signalCode === null)) {
        const exited = once(child, 'exit');
        child.kill('SIGKILL');
        await exited;
      }
      await people.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
