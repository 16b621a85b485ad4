/**
 * A PostgreSQL server of a test's or drill's own: a new cluster in a temporary directory, reached by a Unix socket in it (no
 * port, no collision), stopped by its process id. Where PostgreSQL is not installed the caller gets the reason to print.
 * Not for data that matters: it runs without fsync and lets everybody on this machine in.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

export type PrivatePostgres = {
  /** Where the socket `.s.PGSQL.5432` lies. */
  readonly socketDirectory: string;
  /** Where the programs of this version are: `pg_dump`, `pg_restore`. */
  readonly binaries: string;
  /** Makes an empty database and returns its address. */
  createDatabase(name: string): Promise<string>;
  /** Ends it as a power cut would, connections and all; what was committed stays for `start`. */
  crash(): Promise<void>;
  /** After `crash`, on the same data. */
  start(): Promise<void>;
  /** The cluster is gone afterwards. */
  stop(): Promise<void>;
};

/** The address of a database behind the socket in `socketDirectory`. */
export const socketUrl = (socketDirectory: string, database: string, role = 'postgres'): string =>
  `postgres://${role}@localhost/${database}?host=${encodeURIComponent(socketDirectory)}`;

const debianBinaries = '/usr/lib/postgresql';

const newestBinaries = async (): Promise<string | null> => {
  const versions = await readdir(debianBinaries).catch(() => []);
  const [newest] = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => b - a);
  return newest === undefined ? null : join(debianBinaries, String(newest), 'bin');
};

/** The server refuses to run as root: as root, the Debian user `postgres` runs it. */
const runAs = (): { uid: number; gid: number } | 'self' | null => {
  if (process.getuid?.() !== 0) return 'self';
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
};

/** Starts a server, or gives the reason why this machine cannot. */
export const startPrivatePostgres = async (): Promise<PrivatePostgres | { readonly skipped: string }> => {
  const binaries = await newestBinaries();
  if (binaries === null) return { skipped: `no PostgreSQL server in ${debianBinaries} (apt-get install postgresql)` };
  const user = runAs();
  if (user === null) return { skipped: 'running as root without a user named postgres' };
  const identity = user === 'self' ? {} : user;

  const directory = await mkdtemp(join(tmpdir(), 'eid-kiosk-postgres-'));
  if (user !== 'self') await chown(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  await promisify(execFile)(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...identity, cwd: directory },
  );
  let server: ChildProcess;
  let exited: Promise<unknown>;
  const killWithUs = (): void => void server.kill('SIGQUIT');
  const start = async (): Promise<void> => {
    const child = spawn(
      join(binaries, 'postgres'),
      ['-D', data, '-k', directory, '-F', '-c', 'listen_addresses=', '-c', 'port=5432', '-c', 'lc_messages=C'],
      { ...identity, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    server = child;
    exited = once(child, 'exit');
    await new Promise<void>((resolve, reject) => {
      let log = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        if (log.includes('ready to accept connections')) resolve();
      });
      child.once('exit', () => reject(new Error(`PostgreSQL ended at once: ${log}`)));
    });
  };
  await start();
  process.once('exit', killWithUs);

  return {
    socketDirectory: directory,
    binaries,
    createDatabase: async (name) => {
      const client = new Client({ connectionString: socketUrl(directory, 'postgres') });
      await client.connect();
      await client.query(`create database ${client.escapeIdentifier(name)}`);
      await client.end();
      return socketUrl(directory, name);
    },
    crash: async () => {
      server.kill('SIGQUIT');
      await exited;
    },
    start,
    stop: async () => {
      process.off('exit', killWithUs);
      // SIGINT is the fast shutdown: it does not wait for clients.
      server.kill('SIGINT');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
};
