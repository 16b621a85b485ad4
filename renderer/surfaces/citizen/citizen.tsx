/** The citizen's surface: header, the screen of the visit's state, panels over it, and the fixed bar. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { ScreenProfile } from '../../../contract/screen-profile.ts';
import type { VisitStateName } from '../../../contract/visit.ts';
import type { Overlay, VisitStore } from '../../client/visit-store.ts';
import { translateTo } from '../../i18n/translate.ts';
import { Bar } from '../../ui/bar.tsx';
import { Header } from '../../ui/header.tsx';
import { guardInput, type InputGuard } from '../../ui/input-guard.ts';
import { onKeyCommand } from '../../ui/key-commands.ts';
import { KioskProvider } from '../../ui/kiosk-context.tsx';
import { type OwnBack, OwnBackContext } from '../../ui/own-back.tsx';
import { questionId } from '../../ui/screen.tsx';
import { SimulationBanner } from '../../ui/simulation-banner.tsx';
import { metricsFor } from '../../ui/tokens.ts';
import { useTokens } from '../../ui/use-tokens.ts';
import { useViewport } from '../../ui/use-viewport.ts';
import { screenFor } from './citizen-screens.ts';
import { OutOfServiceBecause } from './out-of-service.tsx';
import { DisplayPanel } from './panels/display-panel.tsx';
import { HelpPanel } from './panels/help-panel.tsx';
import { LanguagePanel } from './panels/language-panel.tsx';
import { StopPanel } from './panels/stop-panel.tsx';
import { TimeoutWarning } from './panels/timeout-warning.tsx';
import { useSteadyPace } from './use-steady-pace.ts';

/** A 10.1 inch panel, the smallest plausible one, until the host has told what is installed. */
const unknownScreen: ScreenProfile = {
  widthPx: 1280,
  heightPx: 800,
  widthMm: 217,
  bottomEdgeMm: 900,
  viewingDistanceMm: 450,
  headset: false,
};

const nothingToStop: ReadonlySet<VisitStateName> = new Set(['out-of-service', 'attract', 'leaving']);

const panels: { readonly [O in Overlay]: () => React.JSX.Element } = {
  language: LanguagePanel,
  display: DisplayPanel,
  help: HelpPanel,
  stop: StopPanel,
};

function useInput(store: VisitStore, ownBackRef: RefObject<OwnBack>, screenName: string): () => void {
  const guard = useRef<InputGuard>(null);

  const back = useCallback((): void => {
    const { overlay, view } = store.getState();
    if (overlay !== null) store.show(null);
    else if (ownBackRef.current !== null) ownBackRef.current();
    else if (view?.mayGoBack === true) void store.act({ command: 'back' });
  }, [store, ownBackRef]);

  useEffect(() => {
    const made = guardInput(document, {
      pace: () => store.getState().modes.pace,
      onSignOfLife: store.touch,
      nowMs: () => performance.now(),
    });
    guard.current = made;
    const onKey = (event: KeyboardEvent): void => {
      const { view, overlay } = store.getState();
      if (view === null || view.warning !== null) return;
      onKeyCommand(event, {
        back,
        stop: () => {
          if (overlay !== null) store.show(null);
          else if (!nothingToStop.has(view.screen.state)) store.show('stop');
        },
        help: () => store.show(overlay === 'help' ? null : 'help'),
      });
    };
    document.addEventListener('keydown', onKey);
    return () => {
      made.stop();
      document.removeEventListener('keydown', onKey);
    };
  }, [store, back]);

  useLayoutEffect(() => guard.current?.screenChanged(), [screenName]);
  return back;
}

/** A closed panel gives the focus back to the button that opened it. */
function usePanelFocus(overlay: Overlay | null): void {
  const last = useRef<Overlay>(null);
  useEffect(() => {
    if (overlay === null && last.current !== null) document.getElementById(`bar-${last.current}`)?.focus();
    last.current = overlay;
  }, [overlay]);
}

export function Citizen({ store }: { readonly store: VisitStore }) {
  const { connection, description, view, viewedAtMs, language: known, modes, overlay, notice } = useStore(store);
  const viewport = useViewport();
  const municipality = description?.municipality ?? null;
  const language = known ?? municipality?.kioskLanguages[0] ?? 'nl';
  const profile = description?.screenProfile ?? unknownScreen;
  const metrics = useMemo(() => metricsFor(profile, modes, viewport), [profile, modes, viewport]);
  const t = translateTo(language);
  const ownBack = useRef<OwnBack>(null);
  const lost = connection === 'lost';
  const state = view?.screen.state ?? 'out-of-service';
  const back = useInput(store, ownBack, lost ? 'lost' : `${state}/${overlay ?? ''}/${view?.warning === null}`);

  useTokens(metrics, modes, municipality?.actionColour ?? null, language);
  usePanelFocus(overlay);
  useSteadyPace(store);

  if (connection === 'connecting' || (view === null && !lost)) return null;

  const warning = lost ? null : (view?.warning ?? null);
  const Panel = overlay === null || lost ? null : panels[overlay];
  const Current = view === null ? null : screenFor(view.screen);
  const checkStep = view?.screen.state === 'guided-check' ? view.screen : null;
  const kiosk = { store, language, t, municipality, metrics, viewport };

  return (
    <KioskProvider kiosk={kiosk}>
      <OwnBackContext value={ownBack}>
        <div className="kiosk" data-layout={metrics.layout} data-compact={metrics.compact} inert={warning !== null}>
          <Header step={lost || view === null ? null : view.step} check={lost ? null : checkStep} />
          <SimulationBanner simulated={description?.simulated ?? []} testCard={!lost && view?.testCard === true} />
          <main className="main">
            {lost || view === null || Current === null ? (
              <OutOfServiceBecause reason="outOfService.link" />
            ) : (
              <div className="screen-holder" inert={Panel !== null} hidden={Panel !== null}>
                <Current key={state} screen={view.screen} />
              </div>
            )}
            {Panel === null ? null : (
              <section className="panel" role="dialog" aria-labelledby={questionId(`${overlay}-panel`)}>
                <Panel />
              </section>
            )}
            {notice === null ? null : (
              <p className="notice" role="alert">
                {t(`notice.${notice}`)}
              </p>
            )}
          </main>
          <Bar
            overlay={overlay}
            mayGoBack={!lost && (overlay !== null || view?.mayGoBack === true)}
            mayStop={!lost && !nothingToStop.has(state)}
            onBack={back}
          />
        </div>
        {warning !== null ? <TimeoutWarning endsInMs={warning.endsInMs} sinceMs={viewedAtMs} /> : null}
      </OwnBackContext>
    </KioskProvider>
  );
}
