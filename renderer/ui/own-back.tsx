/** A screen with several parts steps back through them before the visit itself goes back. */
import { createContext, type RefObject, useContext, useEffect } from 'react';

export type OwnBack = (() => void) | null;

export const OwnBackContext = createContext<RefObject<OwnBack> | null>(null);

export function useOwnBack(back: OwnBack): void {
  const slot = useContext(OwnBackContext);
  useEffect(() => {
    if (slot === null) return;
    slot.current = back;
    return () => {
      slot.current = null;
    };
  });
}
