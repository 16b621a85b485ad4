/**
 * Stands between a backend and its PostgreSQL server and holds back exactly one message, so that the moment at which the
 * backend dies is certain and not a matter of luck.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Direction = 'to-server' | 'to-backend';
export type PostgresRelay = {
  readonly socketDirectory: string;
  /** Resolves when the message came by on a connection that files a request; from then on nothing more is let through there. */
  holdBack(direction: Direction, text: string): Promise<void>;
  close(): Promise<void>;
};

/** What files a request, as opposed to whatever else the backend commits beside it: who is calling, its clock. */
const filing = 'insert into "requests"';

/** The messages around a commit: the last moment at which nothing stands, and the first at which the request stands. */
export const aroundCommit = {
  before: { direction: 'to-server', message: 'commit' },
  after: { direction: 'to-backend', message: 'COMMIT\0' },
} as const satisfies Record<string, { readonly direction: Direction; readonly message: string }>;

/** `target`: where the socket `.s.PGSQL.5432` of the server lies. */
export const startPostgresRelay = async (target: string): Promise<PostgresRelay> => {
  let watched: { direction: Direction; text: string; seen: () => void } | null = null;
  const passes = (direction: Direction, chunk: Buffer): boolean => {
    if (watched?.direction !== direction || !chunk.includes(watched.text)) return true;
    watched.seen();
    return false;
  };
  const server: Server = createServer((backend) => {
    const postgres = createConnection(join(target, '.s.PGSQL.5432'));
    let cut = false;
    let files = false;
    const relay = (direction: Direction, to: typeof backend) => (chunk: Buffer) => {
      if (direction === 'to-server') files = chunk.includes(filing) || (files && !chunk.includes('begin'));
      cut ||= files && !passes(direction, chunk);
      if (!cut) to.write(chunk);
    };
    backend.on('data', relay('to-server', postgres)).on('close', () => postgres.destroy());
    postgres.on('data', relay('to-backend', backend)).on('close', () => backend.destroy());
    // The killed process resets its connections; closing the other side is all there is to do.
    for (const socket of [backend, postgres]) socket.on('error', () => socket.destroy());
  });
  const socketDirectory = await mkdtemp(join(tmpdir(), 'eid-kiosk-relay-'));
  server.listen(join(socketDirectory, '.s.PGSQL.5432'));
  await once(server, 'listening');
  return {
    socketDirectory,
    holdBack: (direction, text) =>
      new Promise((resolve) => {
        watched = { direction, text, seen: resolve };
      }),
    close: async () => {
      server.close();
      await once(server, 'close');
      await rm(socketDirectory, { recursive: true, force: true });
    },
  };
};
