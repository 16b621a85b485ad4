/**
 * How a mailbox of the simulated mail server behaves is told by the first word of its address, so that one server plays all
 * of them and a demo can be told what to show: `grey@example.be` is greylisted, `nobody.at.home@example.be` does not exist.
 */

export type Answer = { readonly code: number; readonly text: string };

export type MailboxBehaviour = {
  /** Said to RCPT TO; null: welcome. */
  readonly recipient: Answer | null;
  /** The same as `recipient`, the first time only. */
  readonly firstRecipient: Answer | null;
  /** Said when the message has come in. */
  readonly message: Answer | null;
  /** Keeps the message and cuts the connection before saying so. */
  readonly cuts: 'never' | 'first-time' | 'always';
  readonly answersAfter: 'at-once' | 'patience';
  /** Taken first, and returned to the sender afterwards. */
  readonly comesBack: boolean;
};

const accepting: MailboxBehaviour = {
  recipient: null,
  firstRecipient: null,
  message: null,
  cuts: 'never',
  answersAfter: 'at-once',
  comesBack: false,
};

export const mailboxes: { readonly [firstWord: string]: MailboxBehaviour } = {
  nobody: { ...accepting, recipient: { code: 550, text: '5.1.1 No such mailbox' } },
  full: { ...accepting, message: { code: 552, text: '5.2.2 Mailbox full' } },
  grey: { ...accepting, firstRecipient: { code: 451, text: '4.7.1 Greylisted, come again' } },
  busy: { ...accepting, recipient: { code: 450, text: '4.2.1 Not now' } },
  cut: { ...accepting, cuts: 'first-time' },
  lost: { ...accepting, cuts: 'always' },
  slow: { ...accepting, answersAfter: 'patience' },
  bounce: { ...accepting, comesBack: true },
};

/** Any other address takes every message. */
export const behaviourOf = (address: string): MailboxBehaviour =>
  mailboxes[/^[a-z]+/.exec(address.toLowerCase())?.[0] ?? ''] ?? accepting;
