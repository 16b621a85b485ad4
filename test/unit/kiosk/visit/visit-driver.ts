/** A visit with simulated devices around it, driven by what a person and a card do; time moves only when told. */
import type { Result } from '../../../../contract/result.ts';
import { success } from '../../../../contract/result.ts';
import type {
  CardDefectReceipt,
  CardDefectSubmission,
  PinReprintSubmission,
  RequestReceipt,
} from '../../../../contract/municipal-api.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import type { VisitCommand, VisitState, VisitStateName, VisitView } from '../../../../contract/visit.ts';
import type { JournalEntry, ReaderState, ReadersSnapshot } from '../../../../kiosk/ports.ts';
import type { CardRead, ReadCardOptions } from '../../../../kiosk/visit/card-reading-port.ts';
import { createVisit } from '../../../../kiosk/visit/create-visit.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';
import { canary, cardRead, reader, receipt, snapshot, town } from './visit-fixtures.ts';

type Answer<T> = {
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
  readonly promise: Promise<T>;
};
const answerLater = <T>(): Answer<T> => {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { promise, resolve, reject };
};

type Asked = { readonly submission: PinReprintSubmission; readonly key: string } & Answer<Result<RequestReceipt>>;
type Report = { readonly submission: CardDefectSubmission; readonly key: string } & Answer<Result<CardDefectReceipt>>;
type Read = {
  readonly reader: string;
  readonly options: ReadCardOptions;
  readonly visitNumber: number;
} & Answer<CardRead>;

const isScreen = <S extends VisitStateName>(screen: VisitState, name: S): screen is Extract<VisitState, { state: S }> =>
  screen.state === name;

export function createVisitDriver(municipality: Municipality = town) {
  const clock = createSimulatedClock('2026-11-22T09:00:00Z');
  const entries: JournalEntry[] = [];
  const reads: Read[] = [];
  const asked: Asked[] = [];
  const reports: Report[] = [];
  const defects: unknown[] = [];
  const published: VisitView[] = [];
  let uuids = 0;
  let visitsBegun = 0;
  let catalogue: Result<Municipality> = success(municipality);
  let slot: ReaderState['slot'] = 'empty';
  let eventCount = 0;

  const visit = createVisit({
    cardReading: {
      beginVisit: () => {
        visitsBegun += 1;
        const visitNumber = visitsBegun;
        return {
          readCard: (readerName, options) => {
            const read = { reader: readerName, options, visitNumber, ...answerLater<CardRead>() };
            reads.push(read);
            return read.promise;
          },
        };
      },
    },
    municipality: {
      catalogue: async () => catalogue,
      submitPinReprint: (submission, key) => {
        const request = { submission, key, ...answerLater<Result<RequestReceipt>>() };
        asked.push(request);
        return request.promise;
      },
      submitCardDefect: (submission, key) => {
        const report = { submission, key, ...answerLater<Result<CardDefectReceipt>>() };
        reports.push(report);
        return report.promise;
      },
      findCardDefect: async () => success(null),
    },
    software: { version: '0.0.0', trustListVersion: 1 },
    clock,
    random: {
      uuid: () => {
        uuids += 1;
        return `00000000-0000-4000-8000-${String(uuids).padStart(12, '0')}`;
      },
      bytes: (length) => new Uint8Array(length).fill(7),
    },
    journal: { write: (entry) => entries.push(entry) },
    onDefect: (error) => defects.push(error),
  });
  visit.subscribe((view) => published.push(view));

  const see = async (next: ReadersSnapshot): Promise<void> => {
    visit.seeReaders(next);
    await clock.settle();
  };

  const driver = {
    visit,
    clock,
    entries,
    reads,
    asked,
    reports,
    defects,
    published,
    /** The screen, which must be the one named. */
    screen<S extends VisitStateName>(name: S): Extract<VisitState, { state: S }> {
      const { screen } = visit.view();
      if (!isScreen(screen, name)) throw new Error(`expected the screen ${name}, found ${screen.state}`);
      return screen;
    },
    state: () => visit.view().screen.state,
    async does(command: VisitCommand): Promise<void> {
      const answer = visit.act(visit.view().revision, command);
      if (!answer.ok) throw new Error(`${command.command} was refused in ${visit.view().screen.state}`);
      await clock.settle();
    },
    see,
    insert: async (as: ReaderState['slot'] = 'card') => {
      eventCount += 1;
      slot = as;
      await see(snapshot(reader(slot, eventCount)));
    },
    remove: async () => {
      eventCount += 1;
      slot = 'empty';
      await see(snapshot(reader(slot, eventCount)));
    },
    unplug: () => see(snapshot()),
    plugIn: () => see(snapshot(reader(slot, eventCount))),
    /** What the latest read comes to. */
    async cardSays(read: CardRead = cardRead()): Promise<void> {
      reads.at(-1)?.resolve(read);
      await clock.settle();
    },
    async backendSays(answer: Result<RequestReceipt>, request = asked.at(-1)): Promise<void> {
      request?.resolve(answer);
      await clock.settle();
    },
    setCatalogue(next: Result<Municipality>): void {
      catalogue = next;
    },
    /** Everything the visit, its screen and the journal hold, as text to search in. */
    everything: () => JSON.stringify([visit.inspect(), visit.view(), entries]),
    traces: (): string[] => {
      const text = JSON.stringify([visit.inspect(), visit.view(), entries]);
      return Object.values(canary).filter((value) => text.includes(value));
    },

    /* stretches of the way that many stories share */
    async opens(): Promise<void> {
      await see(snapshot(reader('empty', eventCount)));
      visit.seeCatalogue(municipality);
      await clock.settle();
    },
    async asksForCard(): Promise<void> {
      await driver.opens();
      await driver.does({ command: 'start' });
      if (driver.state() === 'choosing-language') await driver.does({ command: 'choose-language', language: 'fr' });
      await driver.does({ command: 'choose-service', service: 'pin-reprint' });
      await driver.does({ command: 'answer-letter', answer: 'lost' });
    },
    async isIdentified(read: CardRead = cardRead()): Promise<void> {
      await driver.asksForCard();
      await driver.insert();
      await driver.cardSays(read);
    },
    async reviews(): Promise<void> {
      await driver.isIdentified();
      await driver.does({ command: 'confirm-identity', mine: true });
      await driver.does({ command: 'accept-details' });
      if (driver.state() === 'choosing-pickup') await driver.does({ command: 'choose-pickup', site: 'south' });
      await driver.does({ command: 'choose-notification', channel: 'email' });
      await driver.does({ command: 'enter-email', address: canary.email });
    },
    async confirms(): Promise<void> {
      await driver.reviews();
      await driver.does({ command: 'accept-review' });
      await driver.does({ command: 'confirm' });
    },
    async isFiled(): Promise<void> {
      await driver.confirms();
      await driver.backendSays(success(receipt));
    },
  };
  return driver;
}
