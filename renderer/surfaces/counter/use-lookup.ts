/** The look-up of the page: one report at a time; an answer that a newer question overtook is dropped. */
import { useCallback, useRef, useState } from 'react';
import type { KioskHost } from '../../../contract/kiosk-host.ts';
import { findReport, type Lookup } from './find-report.ts';

export type LookupState = Lookup | { readonly kind: 'idle' } | { readonly kind: 'searching' };

export function useLookup(host: KioskHost): {
  readonly lookup: LookupState;
  readonly look: (typed: string) => Promise<void>;
} {
  const [lookup, setLookup] = useState<LookupState>({ kind: 'idle' });
  const asked = useRef(0);
  const look = useCallback(
    async (typed: string) => {
      asked.current += 1;
      const question = asked.current;
      setLookup({ kind: 'searching' });
      const found = await findReport(host, typed);
      if (question === asked.current) setLookup(found);
    },
    [host],
  );
  return { lookup, look };
}
