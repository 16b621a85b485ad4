/** Ways in which a server can fail to answer, each with what whoever asked it must be told (eid/revocation RevocationTrouble). */
import type { ServerResponse } from 'node:http';
import type { RevocationTrouble } from '../../eid/index.ts';

type HttpBehaviour = {
  readonly trouble: RevocationTrouble;
  /** Whatever it starts ends with the connection. */
  readonly serve: (response: ServerResponse) => void;
};

const dripMs = 10;
const flood = Buffer.alloc(1024 * 1024, 0x30);

const sendFlood = (response: ServerResponse): void => {
  // Waits for the other side to take what it was sent, and stops when it has gone.
  while (!response.destroyed && response.write(flood));
  if (!response.destroyed) response.once('drain', () => sendFlood(response));
};

export const httpBehaviours = {
  silent: { trouble: 'timed-out', serve: () => undefined },
  'drip-fed': {
    trouble: 'timed-out',
    serve: (response) => {
      response.writeHead(200);
      const dripping = setInterval(() => response.write('0'), dripMs);
      response.once('close', () => clearInterval(dripping));
    },
  },
  redirect: {
    trouble: 'refused',
    serve: (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  },
  'server-error': { trouble: 'refused', serve: (response) => response.writeHead(500).end('no') },
  'no-http': {
    trouble: 'refused',
    serve: ({ socket }) => void socket?.end('SSH-2.0-something-else\r\n\r\n'),
  },
  'cut-off': {
    trouble: 'unreachable',
    serve: (response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('0', () => response.destroy());
    },
  },
  'hung-up': { trouble: 'unreachable', serve: (response) => void response.destroy() },
  huge: { trouble: 'too-large', serve: (response) => sendFlood(response.writeHead(200)) },
  'said-to-be-huge': {
    trouble: 'too-large',
    serve: (response) => void response.writeHead(200, { 'content-length': 1e12 }).write('0'),
  },
} as const satisfies Readonly<Record<string, HttpBehaviour>>;

export type HttpBehaviourName = keyof typeof httpBehaviours;
export const isHttpBehaviour = (name: string): name is HttpBehaviourName => Object.hasOwn(httpBehaviours, name);
