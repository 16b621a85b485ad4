/**
 * The demo: the kiosk in front of an embedded backend with its data in one folder, and a dock of invented cards in front of
 * a virtual slot. Everything runs in this process; `close` ends all of it and nothing else. What is simulated is named to
 * the kiosk, so that every screen and the receipt say so.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedBackend } from '../backend/start-embedded-backend.ts';
import type { Surface } from '../contract/kiosk-api.ts';
import { failed, type Result, success } from '../contract/result.ts';
import type { DeviceRole } from '../contract/roles.ts';
import { createJsonLinesJournal } from '../kiosk/adapters/journal/json-lines-journal.ts';
import { createMunicipalHttp } from '../kiosk/adapters/municipal-http/municipal-http.ts';
import { createNodeCrypto } from '../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemClock } from '../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../kiosk/adapters/system/system-random.ts';
import type { CardReaderPort } from '../kiosk/ports.ts';
import { demoCards } from '../simulator/cards/index.ts';
import { type Dock, startDock } from '../simulator/dock/dock.ts';
import { startIdentityProvider } from '../simulator/identity-provider/start-identity-provider.ts';
import { createVirtualReader } from '../simulator/reader/virtual-reader.ts';
import { createSimulatedRevocation } from '../simulator/revocation/simulated-revocation.ts';
import type { VirtualSlot } from '../simulator/virtual-card.ts';
import { startDemoNotices } from './demo-notices.ts';
import { enrolDemoDevice } from './enrol-demo-device.ts';
import { inReverse } from './in-reverse.ts';
import { hostKiosk } from './host-kiosk.ts';
import { readScreenProfile } from './screen-profile.ts';
import { rootsOfSimulation } from './simulated-roots.ts';

/** A reader that PC/SC knows (for example vpcd behind a pcscd) and the slot that the dock puts its cards into. */
export type DemoReader = {
  readonly port: CardReaderPort;
  readonly slot: VirtualSlot;
  /** For people: what the slot belongs to. */
  readonly name: string;
};

export type DemoOptions = {
  /** Made when missing, survives restarts: requests, keys, journal. One demo at a time. */
  readonly dataDirectory: string;
  readonly municipalityFile: string;
  /** Measured screen (contract/screen-profile.ts); a file that does not exist means a common kiosk panel. */
  readonly screenProfileFile: string;
  readonly rendererDirectory: string;
  readonly dockPageDirectory: string;
  readonly version: string;
  /** Null: the virtual reader inside this process. */
  readonly reader: DemoReader | null;
  /** An entry address opens one window; told when it was used, so that a fresh one can be printed. */
  readonly onEntered?: (surface: Surface) => void;
};

export type Demo = {
  readonly kioskOrigin: string;
  /** Opens this surface once; every call makes a fresh address. */
  entryAddress(surface: Surface): string;
  readonly dock: Dock;
  readonly backendAddress: string;
  /** Where a clerk or a technician signs in, with invented people. */
  readonly signInAddress: string;
  readonly readerName: string;
  close(): Promise<void>;
};

const virtualReader = (): DemoReader => {
  const name = 'Virtual reader';
  const { reader, slot } = createVirtualReader({ name });
  return { port: reader, slot, name };
};

/** The failure is a list of sentences for the person who starts the demo; what had been started by then is ended again. */
export async function startDemo(options: DemoOptions): Promise<Result<Demo, readonly string[]>> {
  const screenProfile = await readScreenProfile(options.screenProfileFile);
  if (!screenProfile.ok) return screenProfile;
  await mkdir(options.dataDirectory, { recursive: true, mode: 0o700 });

  const clock = createSystemClock();
  const random = createSystemRandom();
  const started = inReverse();
  try {
    const journal = createJsonLinesJournal({
      clock,
      to: { file: join(options.dataDirectory, 'journal.jsonl') },
      onFailure: (error) => process.stderr.write(`The journal cannot be written: ${error.message}\n`),
    });
    started.push(() => journal.close());
    const onDefect = (where: string) => (): void => journal.write({ event: 'defect', facts: { where } });

    const people = await startIdentityProvider();
    started.push(() => people.close());
    const notices = await startDemoNotices(options.dataDirectory, () => clock.now());
    started.push(() => notices.close());
    const backend = await startEmbeddedBackend({
      dataDirectory: options.dataDirectory,
      municipalityFile: options.municipalityFile,
      identityProvider: {
        issuer: people.issuer,
        clientId: people.clientId,
        clientSecret: people.clientSecret,
        scope: 'openid',
        rolesClaim: 'eid_roles',
        sitesClaim: 'eid_sites',
        stepUpAcr: null,
      },
      notices: notices.settings,
      now: () => clock.now(),
      log: { level: 'silent' },
    });
    if (!backend.ok) {
      await started.end();
      return failed(backend.failure);
    }
    started.push(() => backend.value.close());
    const tokensOf = (deviceId: string, role: DeviceRole) =>
      enrolDemoDevice({
        backend: backend.value,
        directory: join(options.dataDirectory, 'devices'),
        deviceId,
        role,
        clock,
        random,
      });

    const reader = options.reader ?? virtualReader();
    const dock = await startDock({
      slot: reader.slot,
      cards: demoCards,
      reader: reader.name,
      pageFolder: options.dockPageDirectory,
      onDefect: onDefect('dock'),
    });
    started.push(() => dock.close());

    const hosted = await hostKiosk(
      {
        reader: reader.port,
        crypto: createNodeCrypto(),
        roots: rootsOfSimulation(),
        revocation: createSimulatedRevocation({ now: () => new Date(clock.now()) }),
        municipality: createMunicipalHttp({
          baseUrl: backend.value.address,
          tokens: await tokensOf('demo', 'kiosk'),
          counterTokens: await tokensOf('demo-counter', 'counter'),
          clock,
        }),
        clock,
        random,
        journal,
        version: options.version,
        simulated: ['reader', 'cards', 'backend'],
        screenProfile: screenProfile.value,
      },
      {
        rendererDirectory: options.rendererDirectory,
        ...(options.onEntered === undefined ? {} : { onEntered: options.onEntered }),
      },
    );
    started.push(() => hosted.close());

    return success({
      kioskOrigin: hosted.link.origin,
      entryAddress: (surface) => hosted.entryAddress(surface),
      dock,
      backendAddress: backend.value.address,
      signInAddress: `${backend.value.address}/sign-in?return=/v1/session`,
      readerName: reader.name,
      close: () => started.end(),
    });
  } catch (error) {
    await started.end();
    throw error;
  }
}
