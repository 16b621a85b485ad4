/** A card of the demo dock: a name for the shell, a story for the person who picks it, and a way to make a fresh one. */
import type { CardDefinition } from '../card-maker/card-definition.ts';
import { makeChip } from '../card-maker/make-chip.ts';
import { createVirtualCard } from '../card/create-virtual-card.ts';
import type { CardFault } from '../card/faults.ts';
import { withFaults } from '../card/with-faults.ts';
import type { VirtualCard } from '../virtual-card.ts';

export type DemoCard = {
  readonly name: string;
  /** One line, plain English. */
  readonly story: string;
  /** A new card each time: nothing that was done to an earlier one sticks. */
  readonly build: () => VirtualCard;
};

/** A demo card from a definition, with faults around it when there are any. */
export const demoCard = (story: string, definition: CardDefinition, ...faults: readonly CardFault[]): DemoCard => ({
  name: definition.name,
  story,
  build: () => {
    const card = createVirtualCard(makeChip(definition));
    return faults.length === 0 ? card : withFaults(card, faults);
  },
});
