/** What every part of the screen may know and do, in one place. */
import { createContext, type ReactNode, useContext } from 'react';
import type { KioskDescription } from '../../contract/kiosk-api.ts';
import type { Language } from '../../contract/languages.ts';
import type { VisitStore } from '../client/visit-store.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Metrics, Viewport } from './tokens.ts';

export type Municipality = NonNullable<KioskDescription['municipality']>;

export type Kiosk = {
  readonly store: VisitStore;
  readonly language: Language;
  readonly t: Translate;
  readonly municipality: Municipality | null;
  readonly metrics: Metrics;
  readonly viewport: Viewport;
};

const KioskContext = createContext<Kiosk | null>(null);

export function KioskProvider({ kiosk, children }: { readonly kiosk: Kiosk; readonly children: ReactNode }) {
  return <KioskContext value={kiosk}>{children}</KioskContext>;
}

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (kiosk === null) throw new Error('a part of the screen was drawn outside the kiosk');
  return kiosk;
}
