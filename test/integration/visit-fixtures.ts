/** The whole kiosk in one process: virtual reader and card, the real composition, the real backend over HTTP, time simulated. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedBackend } from '../../backend/start-embedded-backend.ts';
import { openEmbeddedDatabase } from '../../backend/storage/open-database.ts';
import { enrolDemoDevice } from '../../browser-host/enrol-demo-device.ts';
import { defaultScreenProfile } from '../../browser-host/screen-profile.ts';
import { rootsOfSimulation } from '../../browser-host/simulated-roots.ts';
import type { KioskHost } from '../../contract/kiosk-host.ts';
import type { VisitCommand, VisitState, VisitStateName, VisitView } from '../../contract/visit.ts';
import { createMunicipalHttp } from '../../kiosk/adapters/municipal-http/municipal-http.ts';
import { createNodeCrypto } from '../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { composeKiosk } from '../../kiosk/compose.ts';
import { createDirectHost } from '../../kiosk/link/direct.ts';
import type { JournalEntry, MunicipalityPort } from '../../kiosk/ports.ts';
import { createDemoCard } from '../../simulator/cards/index.ts';
import { createSimulatedRevocation } from '../../simulator/revocation/simulated-revocation.ts';
import { createVirtualReader } from '../../simulator/reader/virtual-reader.ts';
import { nobodyIsWrittenTo } from '../nobody-is-written-to.ts';
import { createSimulatedClock } from '../simulated-clock.ts';

const isScreen = <S extends VisitStateName>(screen: VisitState, name: S): screen is Extract<VisitState, { state: S }> =>
  screen.state === name;

export async function createTown(
  options: {
    readonly around?: (port: MunicipalityPort) => MunicipalityPort;
    /** ISO instant; default: a Sunday in November 2026. */
    readonly startsAt?: string;
  } = {},
) {
  const directory = await mkdtemp(join(tmpdir(), 'kiosk-visit-'));
  const clock = createSimulatedClock(options.startsAt ?? '2026-11-22T09:00:00Z');
  const backend = await startEmbeddedBackend({
    dataDirectory: directory,
    municipalityFile: new URL('../../config/municipalities/voorbeeldgem.json', import.meta.url).pathname,
    notices: nobodyIsWrittenTo(directory),
    now: () => clock.now(),
    log: { level: 'silent' },
  });
  if (!backend.ok) throw new Error(backend.failure.join('\n'));
  const device = createVirtualReader({ name: 'Virtual reader', clock });
  const entries: JournalEntry[] = [];
  const devices = { backend: backend.value, directory, clock, random: createSystemRandom() };
  const overHttp = createMunicipalHttp({
    baseUrl: backend.value.address,
    tokens: await enrolDemoDevice({ ...devices, deviceId: 'demo', role: 'kiosk' }),
    counterTokens: await enrolDemoDevice({ ...devices, deviceId: 'demo-counter', role: 'counter' }),
    clock,
  });
  const kiosk = composeKiosk({
    reader: device.reader,
    crypto: createNodeCrypto(),
    roots: rootsOfSimulation(),
    revocation: createSimulatedRevocation({ now: () => new Date(clock.now()) }),
    municipality: options.around?.(overHttp) ?? overHttp,
    clock,
    random: createSystemRandom(),
    journal: { write: (entry) => entries.push(entry) },
    version: 'test',
    simulated: ['reader', 'cards', 'backend'],
    screenProfile: defaultScreenProfile,
  });
  const host: KioskHost = createDirectHost(kiosk.dispatcher, 'citizen');
  let view: VisitView = kiosk.visit.view();
  let look = (): void => undefined;
  const unsubscribe = host.on('visit.changed', (next) => {
    view = next;
    look();
  });

  const town = {
    clock,
    device,
    entries,
    host,
    kiosk,
    backend: backend.value,
    view: () => view,
    /** Resolves when the screen is there; what is not yet true is waited for, never slept for. */
    async shows<S extends VisitStateName>(name: S): Promise<Extract<VisitState, { state: S }>> {
      for (;;) {
        const { screen } = view;
        if (isScreen(screen, name)) return screen;
        await new Promise<void>((resolve) => {
          look = resolve;
        });
      }
    },
    async does(command: VisitCommand): Promise<boolean> {
      const answer = await host.call('visit.act', { revision: view.revision, command });
      return answer.ok;
    },
    async insert(name: string): Promise<void> {
      const card = createDemoCard(name);
      if (card === null) throw new Error(`there is no card ${name}`);
      await device.slot.insert(card);
    },
    async asksForCard(): Promise<void> {
      await town.shows('attract');
      await town.does({ command: 'start' });
      await town.does({ command: 'choose-language', language: 'fr' });
      await town.does({ command: 'choose-service', service: 'pin-reprint' });
      await town.does({ command: 'answer-letter', answer: 'lost' });
      await town.shows('awaiting-card');
    },
    async reviews(): Promise<void> {
      await town.does({ command: 'confirm-identity', mine: true });
      await town.shows('checking-details');
      await town.does({ command: 'accept-details' });
      const { sites } = await town.shows('choosing-pickup');
      await town.does({ command: 'choose-pickup', site: sites[0] ?? '' });
      await town.does({ command: 'choose-notification', channel: 'letter' });
      await town.shows('reviewing');
    },
    /** Ends everything and says what was filed. */
    async close(): Promise<{ readonly filed: number }> {
      unsubscribe();
      await kiosk.close();
      await backend.value.close();
      const database = await openEmbeddedDatabase(join(directory, 'database'));
      try {
        const rows = await database.kysely.selectFrom('requests').select('id').execute();
        return { filed: rows.length };
      } finally {
        await database.close();
        await rm(directory, { recursive: true });
      }
    },
  };
  return town;
}
