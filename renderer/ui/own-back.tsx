/** A screen with several parts steps back through them before the visit itself goes back. */
import { createContext, type RefObject, useContext, useEffect } from 'react';

export type OwnBack = (() => void) | null;

export const OwnBackContext = createContext<RefObject<OwnBack> | null>(null);

export function useOwnBack(back: OwnBack): void {
  const slotRef = useContext(OwnBackContext);
  useEffect(() => {
    if (slotRef === null) return;
    slotRef.current = back;
    return () => {
      slotRef.current = null;
    };
  });
}
