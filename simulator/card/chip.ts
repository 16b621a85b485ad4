/** The state of one virtual chip: what its memory keeps, and what it forgets at every reset. */
import type { BelpicApplet, ReferenceData } from './chip-definition.ts';

type SelectedKey = {
  readonly reference: number;
  readonly algorithm: number;
};

/** Forgotten at reset and when power goes. */
export type VolatileState = {
  /** Directory file id, `3F00` after reset. */
  directory: string;
  /** Path of the selected elementary file, null when none is. */
  file: string | null;
  /** The rest of a response that waits for GET RESPONSE. */
  pending: Uint8Array | null;
  pinVerified: boolean;
  /** The command before this one was a good VERIFY: what the signature key asks for. */
  verifiedJustNow: boolean;
  key: SelectedKey | null;
};

/** What the command before left for this one only; any other command in between loses it. */
export type StepBefore = Readonly<Pick<VolatileState, 'pending' | 'verifiedJustNow'>>;

export type MutableReferenceData = { -readonly [Property in keyof ReferenceData]: ReferenceData[Property] };

export type Chip = {
  readonly applet: BelpicApplet;
  /** Persistent: survives power cycles. */
  readonly pin: MutableReferenceData;
  readonly puk: MutableReferenceData | null;
  challengesLeft: number;
  session: VolatileState;
};

export const freshSession = (): VolatileState => ({
  directory: '3F00',
  file: null,
  pending: null,
  pinVerified: false,
  verifiedJustNow: false,
  key: null,
});

export const createChip = (applet: BelpicApplet): Chip => ({
  applet,
  pin: { ...applet.pin },
  puk: applet.puk === null ? null : { ...applet.puk },
  challengesLeft: applet.challengesLeft,
  session: freshSession(),
});
