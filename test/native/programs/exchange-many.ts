/** Reads 256 bytes again and again and prints the bytes received and the resident memory after a warm-up and at the end. */
import { createSession } from '../../../native/index.ts';
import { sampleMemory } from '../../soak/memory.ts';
import { read256 } from '../tiny-card.ts';

const [readerName = '', warmUp = '0', exchanges = '0'] = process.argv.slice(2);
const session = await createSession(readerName, { shareMode: 'shared', protocols: ['T0'], deadlineMs: 20_000 });

const exchange = async (count: number): Promise<number> => {
  let bytes = 0;
  for (let index = 0; index < count; index += 1) bytes += (await session.transmit(read256, 20_000)).length;
  return bytes;
};

await exchange(Number(warmUp));
const before = await sampleMemory(0);
const received = await exchange(Number(exchanges));
const after = await sampleMemory(Number(exchanges));
await session.disconnect();
console.log(received, before.residentBytes, after.residentBytes);
