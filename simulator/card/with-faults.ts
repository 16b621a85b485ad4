/** Puts faults around any virtual card without the card knowing; faults.ts says what each of them does. */
import type { CardAnswer, VirtualCard } from '../virtual-card.ts';
import type { CardFault } from './faults.ts';
import { createFaultyTransmit } from './faulty-transmit.ts';

export interface FaultyCard extends VirtualCard {
  readonly faults: readonly CardFault[];
}

export const withFaults = (card: VirtualCard, faults: readonly CardFault[]): FaultyCard => {
  const otherAtr = faults.find((fault) => fault.kind === 'atr')?.atr ?? null;
  const mute = faults.some((fault) => fault.kind === 'mute');
  const transmit = createFaultyTransmit(card, faults);
  const answerToReset = (own: Uint8Array): Uint8Array => {
    transmit.restart();
    if (mute) return new Uint8Array(0);
    return otherAtr === null ? own : otherAtr.slice();
  };
  return {
    name: card.name,
    faults,
    powerOn: () => answerToReset(card.powerOn()),
    powerOff: () => {
      card.powerOff();
    },
    reset: () => answerToReset(card.reset()),
    transmit: (command): CardAnswer => (mute ? 'silence' : transmit.exchange(command)),
  };
};
