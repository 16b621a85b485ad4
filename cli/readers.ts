/** `eid readers`: the service, the readers and what is in them, and readers on the bus that PC/SC does not list. */
import type { Finding } from '../contract/findings.ts';
import { findingsOfHealth, type HealthStatement, readerHealth } from '../kiosk/diagnostics/reader-health.ts';
import type { ReaderAttribute, ReadersSnapshot, ReaderState, UsbLook } from '../kiosk/ports.ts';
import { awaitSnapshot } from './await-card.ts';
import { atrHex, meaningOfAtr, slotInWords } from './describe-slot.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { printable } from './plain-layout.ts';
import type { VerbContext } from './verb-context.ts';

type DescribedReader = { readonly state: ReaderState; readonly attributes: readonly ReaderAttribute[] };

const hexNumber = (value: number | null): string | null =>
  value === null ? null : value.toString(16).toUpperCase().padStart(8, '0');

type Described = {
  readonly snapshot: ReadersSnapshot;
  readonly readers: readonly DescribedReader[];
  readonly usb: UsbLook;
  readonly health: readonly HealthStatement[];
  readonly findings: readonly Finding[];
};

const toDocument = ({ snapshot, readers, usb, health, findings }: Described): unknown => ({
  schema: 'eid-readers/1',
  service: { state: snapshot.service, returnCode: hexNumber(snapshot.serviceCode) },
  readers: readers.map(({ state, attributes }) => ({
    name: state.name,
    slot: state.slot,
    atr: atrHex(state),
    card: meaningOfAtr(state),
    eventCount: state.eventCount,
    stateWord: hexNumber(state.stateWord),
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
  })),
  usb,
  health,
  findings,
});

const usbReaders = (usb: UsbLook, isServiceUp: boolean): readonly string[] => {
  if (!usb.looked) return ['USB            not looked'];
  const lineOf = (reader: (typeof usb.readers)[number]): string => {
    const name = printable(reader.name ?? 'a reader without a name');
    if (reader.driver !== null) return `${name}, driver in place (${reader.driver})`;
    return isServiceUp ? `${name}, no driver: PC/SC does not know it` : `${name}, not taken while the service is down`;
  };
  return usb.readers.map((reader) => `USB            ${reader.vendorId}:${reader.productId}  ${lineOf(reader)}`);
};

const toLines = ({ snapshot, readers, usb }: Described): readonly string[] => {
  const onUsb = usbReaders(usb, snapshot.service === 'up');
  if (snapshot.service === 'down') {
    const code = hexNumber(snapshot.serviceCode);
    return [`PC/SC service  not running${code === null ? '' : ` (${code})`}`, ...onUsb];
  }
  const perReader = readers.flatMap(({ state, attributes }) => [
    '',
    state.name,
    `  slot         ${slotInWords(state.slot)}`,
    ...(state.atr.length > 0 ? [`  ATR          ${atrHex(state)}`, `  card         ${meaningOfAtr(state)}`] : []),
    ...attributes.map(({ name, value }) => `  ${name.padEnd(11)}  ${value ?? 'not available'}`),
    `  state word   ${hexNumber(state.stateWord)}`,
  ]);
  return ['PC/SC service  running', ...onUsb, ...(readers.length === 0 ? ['No reader.'] : perReader)];
};

export const readers = async (context: VerbContext): Promise<ExitStatus> => {
  const { request, terminal, reader, usb } = context;
  const snapshot = await awaitSnapshot(context, 0, () => true);
  const described: DescribedReader[] = [];
  for (const state of snapshot.readers) {
    described.push({ state, attributes: await reader.attributes(state.name) });
  }
  const observed = { snapshot, usb: await usb.cardReaders() };
  const findings = findingsOfHealth(observed);
  const all: Described = { ...observed, readers: described, health: readerHealth(observed), findings };
  if (request.json) terminal.answer(JSON.stringify(toDocument(all), null, 2));
  else for (const line of toLines(all)) terminal.answer(line);
  return findings.length > 0 ? exitStatus.noServiceOrReader : exitStatus.noBlockingFinding;
};
