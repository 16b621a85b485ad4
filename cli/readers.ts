/** `eid readers`: the service, the readers and what is in them. */
import type { Finding } from '../contract/findings.ts';
import { findingsOfReaders } from '../kiosk/card-reading/reader-findings.ts';
import type { ReaderAttribute, ReadersSnapshot, ReaderState } from '../kiosk/ports.ts';
import { awaitSnapshot } from './await-card.ts';
import { atrHex, meaningOfAtr, slotInWords } from './describe-slot.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import type { VerbContext } from './verb-context.ts';

type DescribedReader = { readonly state: ReaderState; readonly attributes: readonly ReaderAttribute[] };

const hexNumber = (value: number | null): string | null =>
  value === null ? null : value.toString(16).toUpperCase().padStart(8, '0');

const toDocument = (
  snapshot: ReadersSnapshot,
  readers: readonly DescribedReader[],
  findings: readonly Finding[],
): unknown => ({
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
  findings,
});

const toLines = (snapshot: ReadersSnapshot, readers: readonly DescribedReader[]): readonly string[] => {
  if (snapshot.service === 'down') {
    const code = hexNumber(snapshot.serviceCode);
    return [`PC/SC service  not running${code === null ? '' : ` (${code})`}`];
  }
  const perReader = readers.flatMap(({ state, attributes }) => [
    '',
    state.name,
    `  slot         ${slotInWords(state.slot)}`,
    ...(state.atr.length > 0 ? [`  ATR          ${atrHex(state)}`, `  card         ${meaningOfAtr(state)}`] : []),
    ...attributes.map(({ name, value }) => `  ${name.padEnd(11)}  ${value ?? 'not available'}`),
    `  state word   ${hexNumber(state.stateWord)}`,
  ]);
  return ['PC/SC service  running', ...(readers.length === 0 ? ['No reader.'] : perReader)];
};

export const readers = async (context: VerbContext): Promise<ExitStatus> => {
  const { request, terminal, reader } = context;
  const snapshot = await awaitSnapshot(context, 0, () => true);
  const described: DescribedReader[] = [];
  for (const state of snapshot.readers) {
    described.push({ state, attributes: await reader.attributes(state.name) });
  }
  const findings = findingsOfReaders(snapshot);
  if (request.json) terminal.answer(JSON.stringify(toDocument(snapshot, described, findings), null, 2));
  else for (const line of toLines(snapshot, described)) terminal.answer(line);
  return findings.length > 0 ? exitStatus.noServiceOrReader : exitStatus.noBlockingFinding;
};
