import { describe, expect, it } from 'vitest';
import { readersSideBySide } from '../../../browser-host/readers-side-by-side.ts';
import type { CardReaderPort, ReadersSnapshot } from '../../../kiosk/ports.ts';

/** A port that tells what it is told to tell and remembers who asked. */
function createToldPort(label: string, asked: string[]) {
  let listener: (snapshot: ReadersSnapshot) => void = () => {
    throw new Error('nobody watches');
  };
  let stopped = false;
  const port: CardReaderPort = {
    watch: (given) => {
      listener = given;
      return async () => {
        stopped = true;
      };
    },
    connect: async (name) => {
      asked.push(`${label} ${name}`);
      return { ok: false, failure: { code: 'card-removed', call: 'connect', returnCode: null } };
    },
    attributes: async () => [],
  };
  const tell = (service: 'up' | 'down', ...names: readonly string[]): void =>
    listener({
      service,
      serviceCode: service === 'down' ? 0x8010001d : null,
      readers: names.map((name) => ({ name, slot: 'empty', atr: new Uint8Array(), eventCount: 0, stateWord: 0x10 })),
    });
  return { port, tell, isStopped: () => stopped };
}

describe('readers side by side', () => {
  const start = () => {
    const asked: string[] = [];
    const system = createToldPort('system', asked);
    const virtual = createToldPort('virtual', asked);
    const snapshots: ReadersSnapshot[] = [];
    const both = readersSideBySide(system.port, virtual.port);
    const stop = both.watch((snapshot) => snapshots.push(snapshot));
    const last = () => snapshots.at(-1);
    return { asked, system, virtual, both, stop, last };
  };

  it('lists the readers of both, and is up while either is', () => {
    const { system, virtual, last } = start();
    system.tell('up', 'USB reader');
    virtual.tell('up', 'Virtual reader');
    expect(last()?.readers.map(({ name }) => name)).toEqual(['USB reader', 'Virtual reader']);
    system.tell('down');
    expect(last()).toMatchObject({ service: 'up', serviceCode: null });
    expect(last()?.readers.map(({ name }) => name)).toEqual(['Virtual reader']);
    virtual.tell('down');
    expect(last()).toMatchObject({ service: 'down', serviceCode: 0x8010001d });
  });

  it('connects where the reader is, and one name is never listed twice', async () => {
    const { asked, system, virtual, both, last } = start();
    system.tell('up', 'same name', 'USB reader');
    virtual.tell('up', 'same name', 'Virtual reader');
    expect(last()?.readers.map(({ name }) => name)).toEqual(['same name', 'USB reader', 'Virtual reader']);
    await both.connect('same name', 1);
    await both.connect('Virtual reader', 1);
    expect(asked).toEqual(['system same name', 'virtual Virtual reader']);
  });

  it('stops watching both', async () => {
    const { system, virtual, stop } = start();
    await stop();
    expect([system.isStopped(), virtual.isStopped()]).toEqual([true, true]);
  });
});
