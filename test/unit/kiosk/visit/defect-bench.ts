/** A visit for a card that does not work, with the real reading over a virtual reader; only the municipality is played. Time moves when told. */
import { failure } from '../../../../contract/failures.ts';
import { failed, success } from '../../../../contract/result.ts';
import type { VisitCommand, VisitState, VisitStateName, VisitView } from '../../../../contract/visit.ts';
import { createSystemRandom } from '../../../../kiosk/adapters/system/system-random.ts';
import { cardReadingForVisit } from '../../../../kiosk/card-reading/card-reading-for-visit.ts';
import { createCardReading } from '../../../../kiosk/card-reading/create-card-reading.ts';
import type { JournalEntry, ReadersSnapshot } from '../../../../kiosk/ports.ts';
import { createVisit } from '../../../../kiosk/visit/create-visit.ts';
import { rowFor } from '../../../../kiosk/visit/step-visit.ts';
import { createDemoCard } from '../../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../../simulator/reader/virtual-reader.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';
import { asTestCard } from '../../eid/card-images.ts';
import { town } from './visit-fixtures.ts';

const isScreen = <S extends VisitStateName>(screen: VisitState, name: S): screen is Extract<VisitState, { state: S }> =>
  screen.state === name;

/** What a person may do that leads on: not giving up, and not another language. */
const waysOut: readonly VisitCommand[] = [
  { command: 'describe-card', seen: 'nothing-visible' },
  { command: 'skip-step' },
  { command: 'retry' },
  { command: 'report-defect' },
  { command: 'ask-person' },
  { command: 'continue-without-card' },
  { command: 'back' },
  { command: 'finish' },
];

export const demoCard = (name: string): VirtualCard => {
  const card = createDemoCard(name);
  if (card === null) throw new Error(`no demo card ${name}`);
  return card;
};

export const createDefectBench = (pace: { readonly exchangeLatencyMs?: number } = {}) => {
  const clock = createSimulatedClock('2026-11-22T09:00:00Z');
  const device = createVirtualReader({ name: 'Virtual reader', clock, ...pace });
  const entries: JournalEntry[] = [];
  const defects: unknown[] = [];
  const { crypto, roots } = asTestCard;
  const random = createSystemRandom();
  const journal = { write: (entry: JournalEntry) => entries.push(entry) };
  const cardReading = createCardReading({
    reader: device.reader,
    crypto,
    clock,
    random,
    roots,
    journal,
    revocation: null,
  });
  let readers: ReadersSnapshot = { service: 'down', serviceCode: null, readers: [] };
  const visit = createVisit({
    cardReading: cardReadingForVisit(cardReading, {
      attributes: (name) => device.reader.attributes(name),
      stateWord: (name) => {
        const found = readers.readers.find((each) => each.name === name);
        return found === undefined ? null : `0x${found.stateWord.toString(16).padStart(8, '0')}`;
      },
    }),
    municipality: {
      catalogue: async () => success(town),
      submitPinReprint: async () => failed(failure('backend.unreachable')),
      submitCardDefect: async () => failed(failure('backend.unreachable')),
      findCardDefect: async () => success(null),
    },
    software: { version: '0.0.0', trustListVersion: 1 },
    clock,
    random,
    journal,
    onDefect: (error) => defects.push(error),
  });
  /** How long each stay on the reading screen lasted. */
  const readingMs: number[] = [];
  let readingSinceMs: number | null = null;
  const noteReading = ({ screen }: VisitView): void => {
    if (screen.state === 'reading') readingSinceMs ??= clock.monotonicMs();
    else if (readingSinceMs !== null) {
      readingMs.push(clock.monotonicMs() - readingSinceMs);
      readingSinceMs = null;
    }
  };
  visit.subscribe(noteReading);
  device.reader.watch((snapshot) => {
    readers = snapshot;
    visit.seeReaders(snapshot);
  });

  const bench = {
    clock,
    device,
    visit,
    entries,
    defects,
    readingMs,
    state: () => visit.view().screen.state,
    screen<S extends VisitStateName>(name: S): Extract<VisitState, { state: S }> {
      const { screen } = visit.view();
      if (!isScreen(screen, name)) throw new Error(`expected the screen ${name}, found ${screen.state}`);
      return screen;
    },
    /** Commands with a row in the table, here and now; `insert` where a card is waited for. */
    waysOn: (): readonly string[] => {
      const moment = { today: '2026-11-22', now: '2026-11-22T09:00:00.000Z', monotonicMs: 0, freshKey: '' };
      const commands = waysOut.filter((command) => rowFor(visit.inspect(), command, moment) !== null);
      const waits = bench.state() === 'awaiting-card' ? ['insert'] : [];
      return [...commands.map(({ command }) => command), ...waits];
    },
    async does(command: VisitCommand): Promise<void> {
      const answer = visit.act(visit.view().revision, command);
      if (!answer.ok) throw new Error(`${command.command} was refused in ${bench.state()}`);
      await clock.settle();
    },
    /** Until reading has ended, however it ends, or a minute has passed. */
    async reads(): Promise<void> {
      for (let rounds = 0; rounds < 600 && bench.state() === 'reading'; rounds += 1) {
        await clock.settle();
        if (bench.state() === 'reading') await clock.advance(100);
      }
    },
    async insert(card: VirtualCard | string): Promise<void> {
      await device.slot.insert(typeof card === 'string' ? demoCard(card) : card);
      await clock.settle();
    },
    async insertAndRead(card: VirtualCard | string): Promise<void> {
      await bench.insert(card);
      await bench.reads();
    },
    async remove(): Promise<void> {
      await device.slot.remove();
      await clock.settle();
    },
    async comesToCard(): Promise<void> {
      await clock.settle();
      visit.seeCatalogue(town);
      await clock.settle();
      await bench.does({ command: 'start' });
      await bench.does({ command: 'choose-language', language: 'fr' });
      await bench.does({ command: 'choose-service', service: 'card-defect' });
      await bench.describes();
    },
    describes: () => bench.does({ command: 'describe-card', seen: 'nothing-visible' }),
    codes: (): readonly string[] => bench.screen('diagnosed').findings.map(({ code }) => code),
  };
  return bench;
};
