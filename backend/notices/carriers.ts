/** What takes a notice out of the house, and what may become of an attempt. */
import type { NoticeContent } from './notice-content.ts';

/**
 * `delivered`: somebody else is responsible now; nothing says that the person has read it. `refused`: this address, for
 * good. `later`: not now. `unknown`: it was handed over and nobody said whether it was taken. `away`: the carrier itself
 * could not be reached, so that trying the next notice at once makes no sense. Codes are impersonal.
 */
export type CarrierOutcome = {
  readonly result: 'delivered' | 'refused' | 'later' | 'unknown';
  readonly code: string;
  readonly away?: true;
};

export type OutgoingMail = {
  /** The same for every attempt: names the message (Message-ID) and its envelope (ENVID). */
  readonly noticeId: string;
  readonly to: string;
  readonly at: Date;
  readonly content: NoticeContent;
};

export type MailCarrierPort = { send(mail: OutgoingMail): Promise<CarrierOutcome> };

export type OutgoingLetter = {
  /** The only name the letter has outside this program. */
  readonly noticeId: string;
  readonly pdf: Uint8Array;
};

export type LetterCarrierPort = { post(letter: OutgoingLetter): Promise<CarrierOutcome> };

/** Null where this installation has none: the channel then fails and the next one is taken. */
export type NoticeCarriers = {
  readonly mail: MailCarrierPort | null;
  readonly letter: LetterCarrierPort | null;
};
