/** The invented cards of the demo dock. Nobody on them exists: see the specimen national numbers. */
import type { VirtualCard } from '../virtual-card.ts';
import { defective } from './defective.ts';
import type { DemoCard } from './demo-card.ts';
import { notReadable } from './not-readable.ts';
import { sound } from './sound.ts';

export const demoCards: readonly DemoCard[] = [...sound, ...defective, ...notReadable];

/** A fresh card of that name, null when there is none. */
export const createDemoCard = (name: string): VirtualCard | null =>
  demoCards.find((card) => card.name === name)?.build() ?? null;
