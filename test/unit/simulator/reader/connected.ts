import { createVirtualReader, type VirtualReader } from '../../../../simulator/reader/virtual-reader.ts';
import type { CardChannel, CardResult, CardTrouble, ReadersSnapshot } from '../../../../kiosk/ports.ts';

export const readerName = 'Invented Reader 00 00';
export const selectRoot = Uint8Array.of(0x00, 0xa4, 0x00, 0x0c, 0x02, 0x3f, 0x00);

/** The value of a result that the test needs in order to go on. */
export const valueOf = <T>(result: CardResult<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.call}: ${result.failure.code}`);
  return result.value;
};

export const troubleOf = (result: CardResult<unknown>): CardTrouble => {
  if (result.ok) throw new Error('expected trouble');
  return result.failure;
};

export const connected = async (virtual: VirtualReader): Promise<CardChannel> =>
  valueOf(await virtual.reader.connect(readerName, 1000));

export const newReader = (options: Partial<Parameters<typeof createVirtualReader>[0]> = {}): VirtualReader =>
  createVirtualReader({ name: readerName, ...options });

/** Lets everything run that is due without time passing: snapshots and answers travel in microtasks. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const watched = async (virtual: VirtualReader) => {
  const snapshots: ReadersSnapshot[] = [];
  const stop = virtual.reader.watch((snapshot) => snapshots.push(snapshot));
  await settled();
  return { snapshots, stop };
};
