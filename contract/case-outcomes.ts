/** What a case sends out and puts on paper. Every list exists once: texts, templates, tests and tables refer to these. */

/** Notices to the citizen, by e-mail or letter; each names the case number and never the national number. */
export const noticeKinds = [
  'codes-arrived',
  'codes-reminder',
  'codes-destroyed',
  'codes-not-needed',
  'pre-declaration-lapsing',
  'card-cancelled',
  'annex-12-ending',
  'defect-producer-pays',
  'defect-holder-pays',
  'card-ready',
  'card-reminder',
  'card-destroyed',
  'appointment-booked',
  'request-withdrawn',
  'request-refused',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** `failed`: tried, and tried again later. `given-up`: the last channel failed; a clerk tells the person. */
export const noticeStates = ['queued', 'sent', 'failed', 'given-up'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Tagged PDFs. A pre-declaration is never an annex 12: that needs photo, seal, authority and a statement on honour. */
export const documentKinds = [
  'receipt',
  'pre-declaration',
  'diagnostic-hand-over',
  'arrival-letter',
  'reminder-letter',
  'notice-letter',
  'destruction-record',
  'proxy-form',
  'annex-12-data-sheet',
] as const;
export type DocumentKind = (typeof documentKinds)[number];
