/** What the check keeps of one reading: the document without any personal value, and what surrounded the reading. */
import type { Diagnosis } from '../../contract/diagnosis.ts';
import type { EidRead } from '../../contract/eid-read.ts';
import type { Finding } from '../../contract/findings.ts';
import type { ReaderAttribute } from '../ports.ts';

/** The first two bytes of a chip number name its producer; the rest is this one chip. */
const producerDigits = 4;

export type ImpersonalRead = Omit<EidRead, 'identity' | 'address'> & Pick<Diagnosis, 'identity' | 'address' | 'card'>;

/** The same shape, and nothing about the holder (design cli.md, `diagnose --json`). */
export const withoutPersonalValues = (document: EidRead): ImpersonalRead => ({
  ...document,
  card: { ...document.card, serial: document.card.serial?.slice(0, producerDigits) ?? null },
  identity: null,
  address: null,
});

export type ReadingFacts = {
  readonly read: ImpersonalRead;
  /** With their evidence, as the rules made them. */
  readonly findings: readonly Finding[];
  /** Another card, or this one before, was read in this reader: silence is then not the reader's. */
  readonly readerKnownGood: boolean;
  readonly readerAttributes: Diagnosis['readerAttributes'];
  readonly stateWord: Diagnosis['stateWord'];
  /** Why the talk ended early, null when it ran to its end. */
  readonly endedBy: string | null;
};

/** The serial number of a reader names one machine in one town hall; a diagnosis does not need it. */
export const attributesForDiagnosis = (attributes: readonly ReaderAttribute[]): ReadingFacts['readerAttributes'] =>
  attributes.flatMap(({ name, value }) =>
    name === 'serial' ? [] : [{ name, value: value === null ? null : value.slice(0, 100) }],
  );
