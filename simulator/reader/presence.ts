/**
 * One card in the powered slot of a reader, from insertion to removal: what its channels share. A card that comes back is
 * a new presence, as a real reader cannot know that it is the same one.
 */
import type { VirtualCard } from '../virtual-card.ts';
import { createTurns, type Turns } from './turns.ts';

export type PresenceEnd = 'card-removed' | 'reader-lost' | 'service-lost';

/** Names a channel among the owners of turns. */
export type ChannelId = symbol;

export type Presence = {
  readonly card: VirtualCard;
  /** Empty while the card is mute. */
  atr(): Uint8Array;
  /** How often the card was reset: a channel that has seen fewer must reconnect first. */
  resets(): number;
  /** Warm reset, or power off and on. */
  restart(kind: 'reset' | 'power-cycle'): void;
  /** Takes the power from a card that gave no answer to reset, and gives it again. */
  powerUpAgain(): void;
  /** One exchange at a time; a card that does not answer keeps the wire until it is pulled. */
  readonly wire: Turns<ChannelId | null>;
  /** Null passes through without holding a transaction. */
  readonly transactions: Turns<ChannelId | null>;
  end(): PresenceEnd | null;
  /** Calls back once when it ends; the returned function unsubscribes. */
  onEnd(listener: (reason: PresenceEnd) => void): () => void;
  finish(reason: PresenceEnd): void;
};

export const createPresence = (card: VirtualCard): Presence => {
  let atr = card.powerOn();
  let resets = 0;
  let end: PresenceEnd | null = null;
  const listeners = new Set<(reason: PresenceEnd) => void>();
  return {
    card,
    atr: () => atr,
    resets: () => resets,
    restart: (kind) => {
      resets += 1;
      if (kind === 'power-cycle') card.powerOff();
      atr = kind === 'reset' ? card.reset() : card.powerOn();
    },
    powerUpAgain: () => {
      card.powerOff();
      atr = card.powerOn();
    },
    wire: createTurns(),
    transactions: createTurns(),
    end: () => end,
    onEnd: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    finish: (reason) => {
      end = reason;
      card.powerOff();
      for (const listener of listeners) listener(reason);
    },
  };
};
