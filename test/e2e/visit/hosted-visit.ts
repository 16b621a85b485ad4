/** The kiosk of the browser host in this process: a virtual reader and test roots, with what the test needs in its hand. */
import { hostKiosk } from '../../../browser-host/host-kiosk.ts';
import { defaultScreenProfile } from '../../../browser-host/screen-profile.ts';
import { rootsOfSimulation } from '../../../browser-host/simulated-roots.ts';
import type { Surface } from '../../../contract/kiosk-api.ts';
import type { ScreenProfile } from '../../../contract/screen-profile.ts';
import type { VisitCommand, VisitStateName } from '../../../contract/visit.ts';
import { createNodeCrypto } from '../../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemRandom } from '../../../kiosk/adapters/system/system-random.ts';
import type { ClockPort, JournalEntry, MunicipalityPort } from '../../../kiosk/ports.ts';
import { createDemoCard } from '../../../simulator/cards/index.ts';
import { createVirtualReader, type VirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import { createSimulatedRevocation } from '../../../simulator/revocation/simulated-revocation.ts';
import type { VirtualCard } from '../../../simulator/virtual-card.ts';

export type HostedVisit = {
  readonly device: VirtualReader;
  readonly journal: readonly JournalEntry[];
  entryAddress(surface?: Surface): string;
  /** A card of the demo by its name, or any other. */
  insert(card: string | VirtualCard): Promise<void>;
  remove(): Promise<void>;
  /** Gives a command as a screen would; throws when it is refused. */
  does(command: VisitCommand): Promise<void>;
  /** Resolves when the visit is there. */
  reaches(state: VisitStateName): Promise<void>;
  /** All that the kiosk still holds, to be searched for what should be gone. */
  remembers(): string;
  close(): Promise<void>;
};

export async function hostVisit(parts: {
  readonly municipality: MunicipalityPort;
  readonly clock: ClockPort;
  readonly screen?: ScreenProfile;
  /** How long the card takes for each answer. */
  readonly exchangeLatencyMs?: number;
}): Promise<HostedVisit> {
  const { municipality, clock, screen = defaultScreenProfile, exchangeLatencyMs = 0 } = parts;
  const device = createVirtualReader({ name: 'Virtual reader', clock, exchangeLatencyMs });
  const journal: JournalEntry[] = [];
  const hosted = await hostKiosk(
    {
      reader: device.reader,
      crypto: createNodeCrypto(),
      roots: rootsOfSimulation(),
      revocation: createSimulatedRevocation({ now: () => new Date(clock.now()) }),
      municipality,
      clock,
      random: createSystemRandom(),
      journal: { write: (entry) => journal.push(entry) },
      version: 'test',
      simulated: ['reader', 'cards', 'backend'],
      screenProfile: screen,
    },
    { rendererDirectory: new URL('../../../build/renderer', import.meta.url).pathname },
  );
  const { visit } = hosted.kiosk;
  return {
    device,
    journal,
    entryAddress: (surface = 'citizen') => hosted.entryAddress(surface),
    async insert(card) {
      const chosen = typeof card === 'string' ? createDemoCard(card) : card;
      if (chosen === null) throw new Error(`there is no card ${card}`);
      await device.slot.insert(chosen);
    },
    remove: () => device.slot.remove(),
    async does(command) {
      const answer = visit.act(visit.view().revision, command);
      if (!answer.ok) throw new Error(`${command.command} was refused: ${answer.failure.code}`);
    },
    reaches: (state) =>
      new Promise((resolve) => {
        const arrived = (): boolean => visit.view().screen.state === state;
        if (arrived()) return resolve();
        const unsubscribe = visit.subscribe(() => {
          if (!arrived()) return;
          unsubscribe();
          resolve();
        });
      }),
    remembers: () => JSON.stringify([visit.inspect(), journal]),
    close: () => hosted.close(),
  };
}
