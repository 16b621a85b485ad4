/** `addon.cli.ts READER WARM-UP EXCHANGES`: what exchange-rate.c does, through this project's addon as the kiosk uses it. */
import { createSession } from '../../../native/index.ts';

const [readerName = '', warmUp = '0', exchanges = '0'] = process.argv.slice(2);
const deadlineMs = 5000;
const selectPhoto = Uint8Array.of(0x00, 0xa4, 0x08, 0x0c, 0x04, 0xdf, 0x01, 0x40, 0x35);
const readBlock = Uint8Array.of(0x00, 0xb0, 0x00, 0x00, 0x00);
const wholeBlock = 258;

const session = await createSession(readerName, { shareMode: 'shared', protocols: ['T0'], deadlineMs });
const readBlocks = async (count: number): Promise<void> => {
  for (let done = 0; done < count; done += 1) {
    const answer = await session.transmit(readBlock, deadlineMs);
    if (answer.length !== wholeBlock) throw new Error('The card did not give a whole block.');
  }
};
await session.transmit(selectPhoto, deadlineMs);
await readBlocks(Number(warmUp));
const startedMs = performance.now();
await readBlocks(Number(exchanges));
process.stdout.write(`${Math.round((performance.now() - startedMs) * 1000)}\n`);
await session.disconnect();
