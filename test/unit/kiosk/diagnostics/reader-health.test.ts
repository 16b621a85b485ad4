import { expect, test } from 'vitest';
import { findingsOfHealth, readerHealth } from '../../../../kiosk/diagnostics/reader-health.ts';
import type { ReadersSnapshot, ReaderState, SlotState, UsbCardReader, UsbLook } from '../../../../kiosk/ports.ts';

const reader = (slot: SlotState): ReaderState => ({
  name: 'Reader 0',
  slot,
  atr: new Uint8Array(0),
  eventCount: 1,
  stateWord: 0x00010022,
});
const up = (...readers: readonly ReaderState[]): ReadersSnapshot => ({ service: 'up', serviceCode: null, readers });
const down: ReadersSnapshot = { service: 'down', serviceCode: 0x8010001d, readers: [] };
const usb = (...readers: readonly UsbCardReader[]): UsbLook => ({ looked: true, readers });
const taken: UsbCardReader = { vendorId: '0a01', productId: '0001', name: 'Invented', driver: 'usbfs' };
const orphan: UsbCardReader = { vendorId: '0a02', productId: '0002', name: null, driver: null };
const notLooked: UsbLook = { looked: false, reason: 'other-system' };

const said = (snapshot: ReadersSnapshot, look: UsbLook): readonly string[] =>
  readerHealth({ snapshot, usb: look }).map(({ code, state }) => `${code} ${state}`);

test('all well', () => {
  expect(said(up(reader('empty')), usb(taken))).toEqual([
    'service-running well',
    'driver-in-place well',
    'reader-listed well',
    'slot-ready well',
  ]);
});

test.each([
  ['card', 'slot-ready well'],
  ['mute', 'slot-mute unknown'],
  ['in-use-exclusively', 'slot-held unknown'],
  ['unavailable', 'slot-unavailable ill'],
] as const)('a slot that is %s', (slot, expected) => {
  expect(said(up(reader(slot)), usb()).at(-1)).toBe(expected);
  expect(readerHealth({ snapshot: up(reader(slot)), usb: usb() }).at(-1)).toMatchObject({
    reader: 'Reader 0',
    evidence: { slot, stateWord: '00010022' },
  });
});

test('a reader on the bus that no driver has taken: no reader, and why', () => {
  const observed = { snapshot: up(), usb: usb(orphan) };
  expect(said(observed.snapshot, observed.usb)).toEqual([
    'service-running well',
    'driver-missing ill',
    'no-reader-listed ill',
  ]);
  expect(findingsOfHealth(observed)).toMatchObject([
    { code: 'reader.none', evidence: { usbReaders: '0a02:0002', driverMissing: true } },
  ]);
});

test('nothing on the bus: no reader, and no driver to look for', () => {
  expect(findingsOfHealth({ snapshot: up(), usb: usb() })).toMatchObject([
    { code: 'reader.none', evidence: { usbReaders: null, driverMissing: false } },
  ]);
});

test('one reader works beside another without a driver: told, and no finding', () => {
  const observed = { snapshot: up(reader('empty')), usb: usb(taken, orphan) };
  expect(said(observed.snapshot, observed.usb)).toContain('driver-missing ill');
  expect(findingsOfHealth(observed)).toEqual([]);
});

test('not having looked is unknown, and leaves the finding as bare as it is', () => {
  expect(said(up(), notLooked)).toContain('driver-not-looked unknown');
  expect(findingsOfHealth({ snapshot: up(), usb: notLooked })).toMatchObject([{ code: 'reader.none', evidence: {} }]);
});

test('while the service is down no driver is blamed', () => {
  const observed = { snapshot: down, usb: usb(orphan) };
  expect(said(down, observed.usb)).toEqual(['service-down ill', 'driver-not-looked unknown']);
  expect(findingsOfHealth(observed)).toMatchObject([
    { code: 'reader.service-down', evidence: { returnCode: '8010001D' } },
  ]);
});
