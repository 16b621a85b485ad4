/**
 * The finding about a register's answer beside what the chip says (design findings.md, `data.register-mismatch`; reference
 * municipal.md §1.2: a case of correction, not a defect). Whoever asks the register brings its answer; nobody is asked here.
 *
 * Not guaranteed: that the register is right. Spelling in capitals, without accents or with other blanks and hyphens is no
 * difference; another abbreviation of a street is one.
 */
import type { Address, Identity } from '../../contract/eid-read.ts';
import { type Check, type Finding, finding } from '../../contract/findings.ts';

/** What the register says of the holder; null where it was not asked or did not say. */
export type RegisterAnswer = {
  /** Another one than on the card once a provisional number was replaced. */
  readonly nationalNumber: string | null;
  readonly surname: string | null;
  /** All of them; the chip has the first two. */
  readonly givenNames: string | null;
  /** ISO date. */
  readonly birthDate: string | null;
  readonly sex: 'M' | 'F' | null;
  readonly streetAndNumber: string | null;
  readonly zip: string | null;
  readonly municipality: string | null;
};

export type RegisterField = keyof RegisterAnswer;

type OnCard = {
  readonly identity: Identity | null;
  readonly address: Address | null;
  readonly checks: readonly Check[];
};

/** Letters and digits only; capitals, because ß has two of them. */
const bare = (text: string): string =>
  text
    .toUpperCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const isSame = (onChip: string, inRegister: string): boolean => bare(onChip) === bare(inRegister);

/** Whether all that the chip has room for is how the register begins. */
const begins = (onChip: string, inRegister: string): boolean => bare(inRegister).startsWith(bare(onChip));

type Comparison = {
  readonly field: RegisterField;
  readonly onChip: string | null;
  readonly agrees: (onChip: string, inRegister: string) => boolean;
};

const comparisonsOf = ({ identity, address }: OnCard) => ({
  identity: [
    { field: 'nationalNumber', onChip: identity?.nationalNumber ?? null, agrees: isSame },
    { field: 'surname', onChip: identity?.surname ?? null, agrees: isSame },
    { field: 'givenNames', onChip: identity?.givenNames ?? null, agrees: begins },
    { field: 'birthDate', onChip: identity?.birthDate.iso ?? null, agrees: isSame },
    { field: 'sex', onChip: identity?.sex ?? null, agrees: isSame },
  ] satisfies readonly Comparison[],
  address: [
    { field: 'streetAndNumber', onChip: address?.streetAndNumber ?? null, agrees: isSame },
    { field: 'zip', onChip: address?.zip ?? null, agrees: isSame },
    { field: 'municipality', onChip: address?.municipality ?? null, agrees: isSame },
  ] satisfies readonly Comparison[],
});

const differing = (comparisons: readonly Comparison[], answer: RegisterAnswer): readonly RegisterField[] =>
  comparisons
    .filter(({ field, onChip, agrees }) => {
      const inRegister = answer[field];
      return onChip !== null && inRegister !== null && !agrees(onChip, inRegister);
    })
    .map(({ field }) => field);

/**
 * Null where both agree as far as both say something. Proven while everything that differs was signed by the register when the
 * card was made; the evidence names fields, never what is in them.
 */
export function compareWithRegister(card: OnCard, answer: RegisterAnswer): Finding | null {
  const comparisons = comparisonsOf(card);
  const identity = differing(comparisons.identity, answer);
  const address = differing(comparisons.address, answer);
  if (identity.length === 0 && address.length === 0) return null;
  const passed = new Set(card.checks.filter(({ verdict }) => verdict === 'passed').map(({ check }) => check));
  const isSigned =
    (identity.length === 0 || passed.has('identity-signature')) &&
    (address.length === 0 || passed.has('address-signature'));
  return finding(
    'data.register-mismatch',
    { fields: [...identity, ...address].join(' ') },
    { certainty: isSigned ? 'proven' : 'suspected' },
  );
}
