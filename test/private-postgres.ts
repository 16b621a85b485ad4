/**
 * A PostgreSQL server of a test's own: a new cluster in a temporary directory, reached by a Unix socket in it (no port,
 * no collision), stopped by its process id. Where PostgreSQL is not installed the caller gets the reason to print.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

export type PrivatePostgres = {
  /** Where the socket `.s.PGSQL.5432` lies. */
  readonly socketDirectory: string;
  /** Makes an empty database and returns its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
};

/** The address of a database behind the socket in `socketDirectory`. */
export const socketUrl = (socketDirectory: string, database: string): string =>
  `postgres://postgres@localhost/${database}?host=${encodeURIComponent(socketDirectory)}`;

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
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-k', directory, '-F', '-c', 'listen_addresses=', '-c', 'port=5432', '-c', 'lc_messages=C'],
    { ...identity, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
  });
  const killWithUs = (): void => void server.kill('SIGQUIT');
  process.once('exit', killWithUs);
  await new Promise<void>((resolve, reject) => {
    let log = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL ended at once: ${log}`)));
  });

  return {
    socketDirectory: directory,
    createDatabase: async (name) => {
      const client = new Client({ connectionString: socketUrl(directory, 'postgres') });
      await client.connect();
      await client.query(`create database ${client.escapeIdentifier(name)}`);
      await client.end();
      return socketUrl(directory, name);
    },
    stop: async () => {
      process.off('exit', killWithUs);
      // SIGINT is the fast shutdown: it does not wait for clients.
      server.kill('SIGINT');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
};
