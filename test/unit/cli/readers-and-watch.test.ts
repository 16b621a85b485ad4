import { describe, expect, test } from 'vitest';
import { chooseReader } from '../../../cli/choose-reader.ts';
import { eventsBetween } from '../../../cli/reader-events.ts';
import type { ReadersSnapshot, ReaderState, SlotState } from '../../../kiosk/ports.ts';
import { createDemoCard } from '../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import { runCommand } from './run.ts';

const state = (name: string, slot: SlotState, eventCount = 0): ReaderState => ({
  name,
  slot,
  atr: slot === 'card' ? Uint8Array.of(0x3b, 0x00) : new Uint8Array(0),
  eventCount,
  stateWord: 0,
});
const up = (...readers: readonly ReaderState[]): ReadersSnapshot => ({ service: 'up', serviceCode: null, readers });
const down: ReadersSnapshot = { service: 'down', serviceCode: 0x8010001d, readers: [] };

describe('which reader', () => {
  const kindOf = (snapshot: ReadersSnapshot, wanted: string | null = null): string => {
    const choice = chooseReader(snapshot, wanted);
    return choice.kind === 'card' ? choice.reader.name : choice.kind;
  };

  test('the first with a card that answers, otherwise one that is mute or held', () => {
    expect(kindOf(up(state('A', 'empty'), state('B', 'mute'), state('C', 'card'), state('D', 'card')))).toBe('C');
    expect(kindOf(up(state('A', 'empty'), state('B', 'mute')))).toBe('B');
    expect(kindOf(up(state('A', 'in-use-exclusively')))).toBe('A');
  });

  test('the whole name comes before a part of it', () => {
    const readers = up(state('ACS 1', 'card'), state('ACS 10', 'card'), state('Gem', 'card'));
    expect(kindOf(readers, 'ACS 1')).toBe('ACS 1');
    expect(kindOf(readers, 'gem')).toBe('Gem');
    expect(kindOf(readers, 'ACS')).toBe('ambiguous');
    expect(kindOf(readers, 'Omni')).toBe('no-such-reader');
  });

  test('what is missing', () => {
    expect(kindOf(up(state('A', 'empty'), state('B', 'unavailable')))).toBe('no-card');
    expect(kindOf(up())).toBe('no-reader');
    expect(kindOf(down)).toBe('service-down');
  });
});

describe('events between two snapshots', () => {
  const namesOf = (before: ReadersSnapshot | null, after: ReadersSnapshot): readonly string[] =>
    eventsBetween(before, after).map(({ event }) => event);

  test('at the start everything that is there has come', () => {
    expect(namesOf(null, up(state('A', 'card')))).toEqual(['service-started', 'reader-attached', 'card-inserted']);
    expect(namesOf(null, down)).toEqual(['service-stopped']);
  });

  test('cards', () => {
    expect(namesOf(up(state('A', 'empty')), up(state('A', 'card', 1)))).toEqual(['card-inserted']);
    expect(namesOf(up(state('A', 'card', 1)), up(state('A', 'empty', 2)))).toEqual(['card-removed']);
    expect(namesOf(up(state('A', 'empty')), up(state('A', 'mute', 1)))).toEqual(['card-mute']);
    expect(namesOf(up(state('A', 'card', 1)), up(state('A', 'in-use-exclusively', 1)))).toEqual([]);
  });

  test('a card swapped faster than anybody looked shows in the event count', () => {
    expect(namesOf(up(state('A', 'card', 1)), up(state('A', 'card', 3)))).toEqual(['card-removed', 'card-inserted']);
  });

  test('readers and service', () => {
    expect(namesOf(up(), up(state('A', 'empty')))).toEqual(['reader-attached']);
    expect(namesOf(up(state('A', 'card')), up())).toEqual(['reader-detached']);
    expect(namesOf(up(state('A', 'empty')), down)).toEqual(['service-stopped', 'reader-detached']);
    expect(namesOf(down, up())).toEqual(['service-started']);
  });
});

describe('readers', () => {
  test('lists what is there, as a document and for people', async () => {
    const virtual = createVirtualReader({ name: 'Invented Reader' });
    const card = createDemoCard('adult-1.8');
    if (card !== null) await virtual.slot.insert(card);
    const asJson = await runCommand(virtual.reader, ['readers', '--json']);
    expect(JSON.parse(asJson.answer)).toMatchObject({
      schema: 'eid-readers/1',
      service: { state: 'up', returnCode: null },
      readers: [{ name: 'Invented Reader', slot: 'card', card: 'answers like a Belgian eID, applet 1.8' }],
      findings: [],
    });
    const plain = await runCommand(virtual.reader, ['readers']);
    expect(plain.answer).toContain('not available');
    expect(plain.status).toBe(0);
  });

  test('a reader on the bus that PC/SC does not list is named, with what it lacks', async () => {
    const virtual = createVirtualReader({ name: 'R' });
    virtual.unplug();
    const orphan = { vendorId: '0a02', productId: '0002', name: 'Invented', driver: null };
    const run = (...words: readonly string[]) =>
      runCommand(virtual.reader, ['readers', ...words], undefined, undefined, {
        usb: { looked: true, readers: [orphan] },
      });
    expect(JSON.parse((await run('--json')).answer)).toMatchObject({
      usb: { looked: true, readers: [orphan] },
      health: [{ code: 'service-running' }, { code: 'driver-missing', state: 'ill' }, { code: 'no-reader-listed' }],
      findings: [{ code: 'reader.none', evidence: { usbReaders: '0a02:0002', driverMissing: true } }],
    });
    const { answer, status } = await run();
    expect(answer).toContain('0a02:0002  Invented, no driver: PC/SC does not know it');
    expect(status).toBe(3);
  });

  test('no service, no reader', async () => {
    const virtual = createVirtualReader({ name: 'R' });
    virtual.unplug();
    const none = await runCommand(virtual.reader, ['readers', '--json']);
    expect(JSON.parse(none.answer)).toMatchObject({ readers: [], findings: [{ code: 'reader.none' }] });
    expect(none.status).toBe(3);
    virtual.stopService(0x8010001d);
    const stopped = await runCommand(virtual.reader, ['readers', '--json']);
    expect(JSON.parse(stopped.answer)).toMatchObject({
      service: { state: 'down', returnCode: '8010001D' },
      findings: [{ code: 'reader.service-down' }],
    });
    expect(stopped.status).toBe(3);
  });
});

test('watch tells each event until it is interrupted', async () => {
  const virtual = createVirtualReader({ name: 'R' });
  const interruption = new AbortController();
  const running = runCommand(virtual.reader, ['watch', '--json'], interruption.signal);
  const card = createDemoCard('adult-1.7');
  if (card !== null) await virtual.slot.insert(card);
  await virtual.slot.remove();
  interruption.abort();
  const { answer, status } = await running;
  const events = answer.split('\n').map((line): Record<string, unknown> => JSON.parse(line));
  expect(events.map(({ event }) => event)).toEqual([
    'service-started',
    'reader-attached',
    'card-inserted',
    'card-removed',
  ]);
  expect(events[2]).toMatchObject({ reader: 'R', card: 'answers like a Belgian eID, applet 1.1 or 1.7' });
  expect(status).toBe(0);
});
