/** A card of the demo dock: a name for the shell, a story for the person who picks it, and a way to make a fresh one. */
import type { VirtualCard } from '../virtual-card.ts';

export type DemoCard = {
  readonly name: string;
  /** One line, plain English. */
  readonly story: string;
  /** A new card each time: nothing that was done to an earlier one sticks. */
  readonly build: () => VirtualCard;
};
