/**
 * Exchanges per second between a vpcd-like peer and the virtual card, with and without quick acknowledgement:
 * `node simulator/vpcd/measure-exchanges.cli.ts`. The peer writes length and payload separately and without TCP_NODELAY,
 * as vpcd does; pcscd itself is not in the way. Figures, not a test: they depend on the machine.
 */
import { createServer, type Socket } from 'node:net';
import { listenLocally } from '../listen-locally.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { createFrameReader } from './frame-reader.ts';
import { connectVpcdSlot } from './vpcd-slot.ts';

const readBinary = Uint8Array.of(0x00, 0xb0, 0x00, 0x00, 0x00);
const answer = new Uint8Array(258).fill(0x90, 256, 257);

const card: VirtualCard = {
  name: 'measured',
  powerOn: () => Uint8Array.of(0x3b, 0x00),
  powerOff: () => undefined,
  reset: () => Uint8Array.of(0x3b, 0x00),
  transmit: () => answer,
};

const exchange = (socket: Socket, arrivals: { next(): Promise<void> }): Promise<void> => {
  const arrived = arrivals.next();
  socket.write(Uint8Array.of(0, readBinary.length));
  socket.write(readBinary);
  return arrived;
};

const arrivalsOn = (socket: Socket): { next(): Promise<void> } => {
  const readFrames = createFrameReader();
  let arrive = (): void => undefined;
  socket.on('data', (chunk) => readFrames(chunk).forEach(() => arrive()));
  return { next: () => new Promise((resolve) => (arrive = resolve)) };
};

const measure = async (quickAcknowledgement: 'on' | 'off', exchanges: number): Promise<void> => {
  const server = createServer();
  const slot = connectVpcdSlot({ port: await listenLocally(server), quickAcknowledgement });
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  await slot.insert(card);
  const socket = await accepted;
  const arrivals = arrivalsOn(socket);
  const warmUp = Math.ceil(exchanges / 10);
  for (let count = 0; count < warmUp; count++) await exchange(socket, arrivals);
  const startMs = performance.now();
  for (let count = 0; count < exchanges; count++) await exchange(socket, arrivals);
  const seconds = (performance.now() - startMs) / 1000;
  console.log(
    `quick acknowledgement ${quickAcknowledgement}: ${(exchanges / seconds).toFixed(0)} exchanges/s of 256 bytes (${exchanges} in ${seconds.toFixed(2)} s)`,
  );
  await slot.close();
  await new Promise((resolve) => server.close(resolve));
};

await measure('off', 100);
await measure('on', 10_000);
