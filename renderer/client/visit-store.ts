/**
 * What the citizen's screen knows: the last view the host published, how the screen is adapted to the person, and which
 * panel lies over it. The host decides every screen; this keeps its word, in order, and lets one action run at a time.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KioskDescription } from '../../contract/kiosk-api.ts';
import type { KioskHost } from '../../contract/kiosk-host.ts';
import type { Language } from '../../contract/languages.ts';
import type { VisitCommand, VisitView } from '../../contract/visit.ts';
import { type ModeAxis, type Modes, normalModes } from '../ui/modes.ts';

export type Overlay = 'language' | 'display' | 'help' | 'stop';
export type Connection = 'connecting' | 'up' | 'lost';

/** A refused action that the person should hear about; the rest only refreshes the view. */
export type Notice = 'input.invalid' | 'defect.internal';

export type ScreenState = {
  readonly connection: Connection;
  readonly description: KioskDescription | null;
  readonly view: VisitView | null;
  /** When the view arrived, on the clock of `now`: its remaining times count from here. */
  readonly viewedAtMs: number;
  /** Kept when the host is gone, so that the out-of-service screen still speaks the person's language. */
  readonly language: Language | null;
  readonly busy: boolean;
  readonly notice: Notice | null;
  readonly overlay: Overlay | null;
  readonly modes: Modes;
};

export type VisitStore = StoreApi<ScreenState> & {
  readonly act: (command: VisitCommand) => Promise<void>;
  /** Somebody is here. Sent at most once a second. */
  readonly touch: () => void;
  readonly show: (overlay: Overlay | null) => void;
  readonly setMode: <A extends ModeAxis>(axis: A, value: Modes[A]) => void;
  readonly resetModes: () => void;
  /** Asks the host for everything again; resolves when it answered or the link was found gone. */
  readonly refresh: () => Promise<void>;
  readonly dispose: () => void;
};

const touchIntervalMs = 1000;

export type Clock = { readonly now: () => number };

export function createVisitStore(host: KioskHost, clock: Clock): VisitStore {
  const store = createStore<ScreenState>(() => ({
    connection: 'connecting',
    description: null,
    view: null,
    viewedAtMs: clock.now(),
    language: null,
    busy: false,
    notice: null,
    overlay: null,
    modes: normalModes,
  }));
  let touchedAtMs = Number.NEGATIVE_INFINITY;

  const take = (view: VisitView): void => {
    const { view: old, modes, overlay } = store.getState();
    const moved = old?.screen.state !== view.screen.state;
    const visitOver = moved && view.screen.state === 'attract';
    store.setState({
      view,
      viewedAtMs: clock.now(),
      language: view.language,
      overlay: moved || view.warning !== null ? null : overlay,
      modes: visitOver ? normalModes : modes,
      ...(moved ? { notice: null } : {}),
    });
  };

  const takeNewer = (view: VisitView): void => {
    const { view: old } = store.getState();
    if (old === null || view.revision >= old.revision) take(view);
  };

  /** The host's answer overrules what we hold, unless an event overtook it; a lower revision means the host began anew. */
  const takeAnswer = (view: VisitView, askedAt: number | null): void => {
    if (store.getState().view?.revision === askedAt) take(view);
    else takeNewer(view);
  };

  /** Without a host nobody wipes: what was shown is let go at once, and comes back with the connection if it still stands. */
  const lost = (): void => store.setState({ connection: 'lost', busy: false, overlay: null, view: null });

  const refresh = async (): Promise<void> => {
    const askedAt = store.getState().view?.revision ?? null;
    try {
      const [description, view] = await Promise.all([host.call('kiosk.describe', {}), host.call('visit.view', {})]);
      if (description.ok) store.setState({ description: description.value });
      if (view.ok) takeAnswer(view.value, askedAt);
      store.setState({ connection: 'up' });
    } catch {
      lost(); // rejection means the link is gone (contract/kiosk-host.ts)
    }
  };

  const act = async (command: VisitCommand): Promise<void> => {
    const { busy, view, connection } = store.getState();
    if (busy || view === null || connection !== 'up') return;
    store.setState({ busy: true, notice: null });
    try {
      const result = await host.call('visit.act', { revision: view.revision, command });
      if (result.ok) takeNewer(result.value);
      else {
        const { code } = result.failure;
        if (code === 'input.invalid' || code === 'defect.internal') store.setState({ notice: code });
        await refresh();
      }
      store.setState({ busy: false });
    } catch {
      lost();
    }
  };

  const touch = (): void => {
    const now = clock.now();
    const { connection, view } = store.getState();
    if (connection !== 'up' || view === null) return;
    if (view.warning === null && now - touchedAtMs < touchIntervalMs) return;
    touchedAtMs = now;
    host.call('visit.touch', {}).catch(lost);
  };

  const stopListening = [
    host.on('visit.changed', takeNewer),
    host.on('kiosk.described', (description) => store.setState({ description })),
  ];

  return Object.assign(store, {
    act,
    touch,
    show: (overlay: Overlay | null) => store.setState({ overlay }),
    setMode: <A extends ModeAxis>(axis: A, value: Modes[A]) =>
      store.setState((state) => ({ modes: { ...state.modes, [axis]: value } })),
    resetModes: () => store.setState({ modes: normalModes }),
    refresh,
    dispose: () => {
      for (const stop of stopListening) stop();
    },
  });
}
