/**
 * Answers to reset of the Belgian eID (reference belgian-eid.md §1). They tell what a card claims to be; what it is, only
 * SELECT and GET CARD DATA tell. The one of 1.8 is a generic pattern of the chip's maker, so an unknown answer proves nothing.
 */
import { toHex } from '../bytes.ts';

const answers: Readonly<Record<string, string>> = {
  '3B989440FFA503010101AD1310': '1.0 (beta)',
  '3B9894400AA503010101AD1310': '1.0',
  '3B9813400AA503010101AD1311': '1.1 or 1.7',
  '3B9830400AA503010101AD1311': '1.1 or 1.7',
  '3B7F96000080318065B085040120120FFF829000': '1.8',
};

/** The applet versions whose cards answer a reset so, null when no Belgian eID is known to. */
export const generationByAnswerToReset = (atr: Uint8Array): string | null => answers[toHex(atr)] ?? null;
