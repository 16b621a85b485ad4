/**
 * Ports in, kiosk out: the visit, the catalogue, the readers and the one dispatcher behind every link. Whoever composes (the
 * Electron main, the browser host, a test) decides what stands behind the ports; nothing in here knows or asks.
 */
import type { KioskDescription, ReadersViewSchema, simulatableParts } from '../contract/kiosk-api.ts';
import type { Municipality } from '../contract/municipality.ts';
import { success } from '../contract/result.ts';
import type { ScreenProfile } from '../contract/screen-profile.ts';
import type { CryptoPort, RevocationTransportPort, Roots } from '../eid/index.ts';
import type { Static } from 'typebox';
import { cardReadingForVisit } from './card-reading/card-reading-for-visit.ts';
import { createCardReading } from './card-reading/create-card-reading.ts';
import { createDispatcher, type Dispatcher } from './link/dispatcher.ts';
import type { CardReaderPort, ClockPort, JournalPort, MunicipalityPort, RandomPort, ReadersSnapshot } from './ports.ts';
import { createCurrentCatalogue } from './requests/current-catalogue.ts';
import { createVisit, type RunningVisit } from './visit/create-visit.ts';

export type KioskParts = {
  readonly reader: CardReaderPort;
  readonly crypto: CryptoPort;
  /** Test roots only in a composition that simulates; every screen then says so. */
  readonly roots: Roots;
  /** Null: there is nobody to ask whether a certificate was revoked. */
  readonly revocation: RevocationTransportPort | null;
  readonly municipality: MunicipalityPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly journal: JournalPort;
  readonly version: string;
  readonly simulated: readonly (typeof simulatableParts)[number][];
  readonly screenProfile: ScreenProfile;
};

export type Kiosk = {
  readonly dispatcher: Dispatcher;
  readonly visit: RunningVisit;
  /** Ends the visit by its clean-up path, stops watching readers and asking for the catalogue. */
  close(): Promise<void>;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const code = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;

const readersView = (snapshot: ReadersSnapshot): Static<typeof ReadersViewSchema> => ({
  service: snapshot.service,
  serviceCode: snapshot.serviceCode === null ? null : code(snapshot.serviceCode),
  readers: snapshot.readers.map((reader) => ({
    name: reader.name,
    slot: reader.slot,
    atr: hex(reader.atr),
    stateWord: code(reader.stateWord),
    eventCount: reader.eventCount,
  })),
});

const describeMunicipality = (municipality: Municipality): NonNullable<KioskDescription['municipality']> => ({
  names: municipality.names,
  kioskLanguages: municipality.kioskLanguages,
  officialTextLanguages: municipality.officialTextLanguages,
  actionColour: municipality.actionColour,
  sites: municipality.sites,
  pickupSites: municipality.services.pinReprint.pickup.sites,
  pinReprint: municipality.services.pinReprint.texts,
  cardDefect: municipality.services.cardDefect.texts,
  legalBasis: municipality.privacy.legalBasis,
});

const nothingSeen: ReadersSnapshot = { service: 'down', serviceCode: null, readers: [] };

export function composeKiosk(parts: KioskParts): Kiosk {
  const { reader, municipality, clock, random, journal } = parts;
  let readers = nothingSeen;

  const visit = createVisit({
    cardReading: cardReadingForVisit(createCardReading(parts), {
      attributes: (name) => reader.attributes(name),
      stateWord: (name) => {
        const found = readers.readers.find((each) => each.name === name);
        return found === undefined ? null : code(found.stateWord);
      },
    }),
    software: { version: parts.version, trustListVersion: parts.roots.trustListVersion ?? 0 },
    // A price that changed under one visit is known to the next one too.
    municipality: {
      catalogue: () => catalogue.refresh(),
      submitPinReprint: (submission, key) => municipality.submitPinReprint(submission, key),
      submitCardDefect: (submission, key) => municipality.submitCardDefect(submission, key),
      findCardDefect: (caseNumber) => municipality.findCardDefect(caseNumber),
    },
    clock,
    random,
    journal,
    onDefect: (error) => dispatcher.recordDefect(error, 'visit'),
  });
  const catalogue = createCurrentCatalogue({
    municipality,
    clock,
    journal,
    onChanged: (latest) => {
      visit.seeCatalogue(latest);
      dispatcher.publish('kiosk.described', describe());
    },
    onDefect: (error) => dispatcher.recordDefect(error, 'catalogue'),
  });
  const describe = (): KioskDescription => {
    const latest = catalogue.current();
    return {
      version: parts.version,
      simulated: [...parts.simulated],
      screenProfile: parts.screenProfile,
      municipality: latest === null ? null : describeMunicipality(latest),
    };
  };
  const dispatcher = createDispatcher({
    handlers: {
      'kiosk.describe': () => success(describe()),
      'visit.view': () => success(visit.view()),
      'visit.act': ({ revision, command }) => visit.act(revision, command),
      'visit.touch': () => {
        visit.touch();
        return success({});
      },
      'diagnosis.find': async ({ caseNumber }) => {
        const found = await municipality.findCardDefect(caseNumber);
        return found.ok ? success({ report: found.value }) : found;
      },
      'readers.view': () => success(readersView(readers)),
    },
    journal,
    random,
    onDefect: () => visit.abort(),
  });

  const unsubscribe = visit.subscribe((view) => dispatcher.publish('visit.changed', view));
  const stopWatching = reader.watch((snapshot) => {
    readers = snapshot;
    visit.seeReaders(snapshot);
  });

  return {
    dispatcher,
    visit,
    async close() {
      catalogue.close();
      visit.close();
      unsubscribe();
      await stopWatching();
    },
  };
}
