/** The other end of the link: a server that speaks like vpcd and can be told to cut its messages anywhere. */
import { createServer, type Socket } from 'node:net';
import { listenLocally } from '../../../../simulator/listen-locally.ts';
import { createFrameReader, frame } from '../../../../simulator/vpcd/frame-reader.ts';

type VpcdConnection = {
  /** Length and payload in one piece, or raw bytes as given. */
  sendFrame(payload: Uint8Array): void;
  /** One write per piece, each after the one before has left. */
  sendPieces(pieces: readonly Uint8Array[]): Promise<void>;
  /** The next answer of the card; waits for it. */
  nextAnswer(): Promise<Uint8Array>;
  /** How many answers have come that nobody asked for. */
  unread(): number;
  /** Settles when the card is gone. */
  readonly gone: Promise<void>;
  drop(): void;
};

export type FakeVpcd = {
  readonly port: number;
  /** The next connection, in the order in which they came. */
  accepted(): Promise<VpcdConnection>;
  stop(): Promise<void>;
};

/** A queue whose reader may come before or after the writer. */
const createMailbox = <T>() => {
  const ready: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    put: (value: T): void => {
      const next = waiting.shift();
      if (next === undefined) ready.push(value);
      else next(value);
    },
    take: (): Promise<T> => {
      const value = ready.shift();
      return value === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(value);
    },
    size: (): number => ready.length,
  };
};

const connectionOn = (socket: Socket): VpcdConnection => {
  const answers = createMailbox<Uint8Array>();
  const gone = Promise.withResolvers<void>();
  const readFrames = createFrameReader();
  socket.setNoDelay(true);
  socket.on('data', (chunk) => readFrames(chunk).forEach(answers.put));
  socket.on('error', () => undefined);
  socket.on('close', () => gone.resolve());
  return {
    sendFrame: (payload) => void socket.write(frame(payload)),
    sendPieces: async (pieces) => {
      for (const piece of pieces) {
        await new Promise<void>((resolve) => void socket.write(piece, () => resolve()));
      }
    },
    nextAnswer: answers.take,
    unread: answers.size,
    gone: gone.promise,
    drop: () => void socket.destroy(),
  };
};

/** `port` 0 takes any free one. */
export const startFakeVpcd = async (port = 0): Promise<FakeVpcd> => {
  const connections = createMailbox<VpcdConnection>();
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    connections.put(connectionOn(socket));
  });
  const listening = await listenLocally(server, port);
  return {
    port: listening,
    accepted: connections.take,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
