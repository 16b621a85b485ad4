/**
 * Everything each paper of a case is made of (reference municipal.md §1.2, "Documents"). By design no kind has a place for a
 * national number, an e-mail address or the number of a card: what is not here cannot be printed, and what the law wants on
 * the official annex 12 beside this, the clerk reads from the register. An address stands on letters only.
 */
import type { DocumentKind } from '../../contract/case-outcomes.ts';
import type { Diagnosis } from '../../contract/diagnosis.ts';
import type { Language } from '../../contract/languages.ts';
import type { CardFamily, LossDestination, LossKind, LossRule } from '../../contract/municipality/routing.ts';
import type { NoticeContent } from '../notices/notice-content.ts';
import type { CollectedService } from './collected-services.ts';
import type { ReceiptFacts } from './receipt-facts.ts';

/** What every paper says, beside receipt and letters, whose facts hold it already. */
type CaseFacts = {
  readonly caseNumber: string;
  readonly language: Language;
  /** Made with a test card or a simulated part: said on every page. */
  readonly simulated: boolean;
  /** ISO 8601 instant; its day in Belgium is the date of the paper. */
  readonly madeAt: string;
};

export type PersonName = {
  readonly surname: string;
  readonly givenNames: string | null;
};

/** Lines that nobody knows are left out; a letter without a street is handed over, not posted. */
export type Addressee = PersonName & {
  readonly streetAndNumber: string | null;
  readonly zip: string | null;
  readonly municipality: string | null;
};

/** What it says is put together once for mail and letter (notices/notice-content.ts). */
type LetterFacts = {
  readonly addressee: Addressee;
  /** ISO 8601 instant; its day in Belgium is the date of the letter. */
  readonly madeAt: string;
  readonly content: NoticeContent;
};

/** What is collected: the letter says who may come. */
type CollectionLetterFacts = LetterFacts & { readonly service: CollectedService };

export const annex12Statements = ['loss', 'theft', 'destruction', 'sent-for-examination'] as const;
export type Annex12Statement = (typeof annex12Statements)[number];

/** A clerk's id and the ISO 8601 instant of the signature. */
export type Signature = { readonly id: string; readonly at: string };

type FactsByKind = {
  receipt: ReceiptFacts;
  'pre-declaration': CaseFacts & {
    readonly person: PersonName;
    readonly lossKind: LossKind;
    readonly cardFamily: CardFamily;
    readonly routedTo: LossDestination;
    /** Of the routing rule that decided. */
    readonly contact: LossRule['contact'];
    /** Calendar date after which the pre-declaration lapses; null where somebody else takes the declaration. */
    readonly validUntil: string | null;
  };
  'diagnostic-hand-over': CaseFacts & { readonly diagnosis: Diagnosis };
  'arrival-letter': CollectionLetterFacts;
  'reminder-letter': CollectionLetterFacts;
  /** Every other notice. */
  'notice-letter': LetterFacts;
  'destruction-record': CaseFacts & {
    readonly service: CollectedService;
    readonly site: string;
    /** Calendar date; null for a card that was ruled out before it came. */
    readonly arrivedOn: string | null;
    /** Nobody came in time, or nobody could come any more; with the calendar date. */
    readonly ended: { readonly by: 'term' | 'ruling-out'; readonly on: string };
    /** Two different clerks, in the order in which they signed. */
    readonly signatures: readonly [Signature, Signature];
  };
  'proxy-form': CaseFacts & {
    readonly service: CollectedService;
    readonly holder: PersonName;
  };
  /** For the clerk who makes the official annex 12; in the language of that paper. */
  'annex-12-data-sheet': CaseFacts & {
    /** Null for a defective card: its report names nobody (C5). */
    readonly holder: PersonName | null;
    /** Calendar date; null where only the register knows. */
    readonly birthDate: string | null;
    readonly birthPlace: string | null;
    readonly nationality: string | null;
    readonly cardFamily: CardFamily;
    readonly statement: Annex12Statement;
    /** Calendar date. */
    readonly validUntil: string;
  };
};

/** `kind` says which paper; the compiler refuses a list of kinds that is not the one of the contract. */
export type DocumentFacts = { [K in DocumentKind]: { readonly kind: K } & FactsByKind[K] }[DocumentKind];
export type FactsOf<K extends DocumentKind> = Extract<DocumentFacts, { readonly kind: K }>;
