/** What the words of a language are made of; notice-words.ts joins the languages. */
import type { NoticeKind } from '../../../contract/case-outcomes.ts';

/** Calendar dates, instants and amounts already in the language of the reader. */
export const noticeValueNames = [
  'amount',
  'annex12Until',
  'appointmentAt',
  'card',
  'caseNumber',
  'collectBy',
  'docStop',
  'lapsesOn',
  'lastDay',
] as const;
export type NoticeValueName = (typeof noticeValueNames)[number];
export type NoticeValues = { readonly [Name in NoticeValueName]: string | null };

/** Beside the words that every paper shares (documents/paper-words.ts). */
export type NoticeWords = {
  /** By kind: what it is about, and what to do. */
  readonly kinds: {
    readonly [Kind in NoticeKind]: { readonly matter: string; readonly paragraphs: readonly string[] };
  };
  /** Behind the matter, in the subject of a mail. */
  readonly subjectCase: string;
  /** Before the matter of a case that was made with a simulated part. */
  readonly simulated: string;
  readonly where: string;
  readonly cost: string;
  readonly amountDue: string;
  readonly nothingDue: string;
  readonly questions: string;
  readonly email: string;
  readonly appointmentOnly: string;
  /** Whoever writes in our name asks for codes; we never do. */
  readonly neverAsked: string;
};
