/** The road between kiosk and backend: it can be closed, and what comes back on it can be held up. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export type BackendRoad = {
  readonly address: string;
  /** Nobody listens any more: connections are refused, as by a machine whose backend is down. */
  close(): Promise<void>;
  /** Listens again where it did before. */
  open(): Promise<void>;
  /** From now on questions reach the backend and answers do not come back; resolves when the first was held up. */
  holdAnswers(): Promise<void>;
  /** What was held up goes on, to those who still wait for it. */
  releaseAnswers(): void;
};

export async function buildBackendRoad(backendAddress: string): Promise<BackendRoad> {
  const target = new URL(backendAddress);
  const sockets = new Set<Socket>();
  let held: { readonly seen: () => void; readonly answers: (() => void)[] } | null = null;
  let server: Server | null = null;

  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy()); // the other side is closed with it
  };
  const carry = (kiosk: Socket): void => {
    const backend = connect(Number(target.port), target.hostname);
    for (const socket of [kiosk, backend]) keep(socket);
    kiosk.on('data', (chunk) => backend.write(chunk)).on('close', () => backend.destroy());
    backend.on('close', () => kiosk.destroy());
    backend.on('data', (chunk) => {
      const deliver = (): void => {
        if (!kiosk.destroyed) kiosk.write(chunk);
      };
      if (held === null) return deliver();
      held.answers.push(deliver);
      held.seen();
    });
  };
  const listen = async (port: number): Promise<number> => {
    server = createServer(carry).listen(port, target.hostname);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port; // a TCP server that listens has one
  };

  const port = await listen(0);
  return {
    address: `http://${target.hostname}:${port}`,
    async close() {
      const closing = server;
      server = null;
      for (const socket of sockets) socket.destroy();
      if (closing === null) return;
      closing.close();
      await once(closing, 'close');
    },
    async open() {
      await listen(port);
    },
    holdAnswers: () =>
      new Promise((seen) => {
        held = { seen, answers: [] };
      }),
    releaseAnswers() {
      const waiting = held?.answers ?? [];
      held = null;
      for (const deliver of waiting) deliver();
    },
  };
}
