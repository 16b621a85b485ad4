/** A document that may be sent to a help desk: the same shape, nothing about the holder (design/cli.md, `diagnose --json`). */
import type { EidRead } from '../contract/eid-read.ts';

/** The first two bytes of a chip number name its producer; the rest is this one chip. */
const producerDigits = 4;

export const withoutPersonalValues = (document: EidRead): EidRead => ({
  ...document,
  card: { ...document.card, serial: document.card.serial?.slice(0, producerDigits) ?? null },
  identity: null,
  address: null,
});
