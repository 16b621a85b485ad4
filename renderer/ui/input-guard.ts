/**
 * Keeps a hurried finger from answering a question it has not seen: nothing acts for a moment after a screen was painted,
 * keys do not repeat, and with a steady pace a second press within half a second is ignored (EN 301 549, 5.7 and 5.8).
 */
import type { Modes } from './modes.ts';

export const quietAfterPaintMs = 300;
const steadyRepeatMs = 500;

export type InputGuard = {
  /** A new screen is about to be painted. */
  readonly screenChanged: () => void;
  readonly stop: () => void;
};

type GuardOptions = {
  readonly pace: () => Modes['pace'];
  /** Called for every sign of life, also for those that are held back. */
  readonly onSignOfLife: () => void;
  readonly nowMs: () => number;
};

const acts = new Set(['Enter', ' ']);

export function guardInput(target: Document, { pace, onSignOfLife, nowMs }: GuardOptions): InputGuard {
  let openAtMs = 0;
  let pressedAtMs = Number.NEGATIVE_INFINITY;

  const holdBack = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const onClick = (event: Event): void => {
    const now = nowMs();
    if (now < openAtMs || (pace() === 'steady' && now - pressedAtMs < steadyRepeatMs)) holdBack(event);
    else pressedAtMs = now;
  };

  const onKey = (event: KeyboardEvent): void => {
    onSignOfLife();
    if (event.repeat || (acts.has(event.key) && nowMs() < openAtMs)) holdBack(event);
  };

  const onPointer = (): void => onSignOfLife();
  const onMenu = (event: Event): void => event.preventDefault();

  target.addEventListener('click', onClick, true);
  target.addEventListener('keydown', onKey, true);
  target.addEventListener('pointerdown', onPointer, true);
  target.addEventListener('contextmenu', onMenu);
  return {
    screenChanged: () => {
      openAtMs = nowMs() + quietAfterPaintMs;
      target.defaultView?.requestAnimationFrame(() => {
        openAtMs = nowMs() + quietAfterPaintMs; // counted from the paint, not from the news
      });
    },
    stop: () => {
      target.removeEventListener('click', onClick, true);
      target.removeEventListener('keydown', onKey, true);
      target.removeEventListener('pointerdown', onPointer, true);
      target.removeEventListener('contextmenu', onMenu);
    },
  };
}
