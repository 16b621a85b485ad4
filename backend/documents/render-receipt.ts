/**
 * The receipt a person takes home, for every type of request: what was asked, what happens next, where to come and when, what
 * to bring, what it costs and how the person is told. No national number, no e-mail address (receipt-facts.ts has none to
 * give). The code of the status is not on it: it opens an answer for programs, and a person has nowhere to type it.
 */
import type { Municipality } from '../../contract/municipality.ts';
import { body, type CasePaper, heading, nameOf, openCasePaper, strong } from './case-paper.ts';
import { preDeclarationWords } from './pre-declaration-words.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import type { Place, ReceiptInput, ReceiptParts } from './receipt-part.ts';
import { receiptPartsOf } from './receipt-parts.ts';
import { receiptWords } from './receipt-words.ts';
import type { ReceiptWords } from './receipt-wording.ts';

/** What a person has to see from an arm's length: the number that is called, the hour of the appointment. */
const writeLarge = ({ page, hour }: CasePaper, { facts }: ReceiptFacts, words: ReceiptWords): void => {
  const { ticketNumber, appointmentAt } = facts;
  if (ticketNumber !== undefined) page.block('P', String(ticketNumber), { size: 96, weight: 700, above: 0 });
  if (appointmentAt === undefined) return;
  page.block('P', words.appointmentAt, { ...body, above: 6 });
  page.block('P', hour(appointmentAt), { size: 24, weight: 700, above: 0 });
};

const writeAmount = (paper: CasePaper, { type, facts }: ReceiptFacts, words: ReceiptWords): void => {
  const { amountCents, payAt } = facts;
  // A new PIN and the declaration of a loss are free everywhere (A1, B8); an amount nobody knows is not.
  if (amountCents === undefined) {
    if (type === 'pin-reset' || type === 'loss') paper.page.fact(words.amount, [words.nothingToPay]);
    return;
  }
  const due = amountCents === 0 || payAt === undefined || payAt === 'none' ? words.nothingToPay : words.payAt[payAt];
  paper.page.fact(words.amount, [`${paper.amount(amountCents)}, ${due}`]);
};

const headingOf = ({ type, language }: ReceiptFacts, words: ReceiptWords): string => {
  if (type === 'loss') return preDeclarationWords[language].yourDeclaration;
  return type === 'card-defect' ? words.yourReport : words.yourRequest;
};

const writeRequest = (paper: CasePaper, facts: ReceiptFacts, words: ReceiptWords, { asked }: ReceiptParts): void => {
  const { page } = paper;
  const { replacementReason, urgency } = facts.facts;
  page.block('H2', headingOf(facts, words), heading);
  if (asked !== null) page.fact(words.what, [asked]);
  if (replacementReason !== undefined) page.fact(words.reason, [words.reasons[replacementReason]]);
  if (urgency !== undefined) page.fact(words.speed, [words.speeds[urgency]]);
  if (facts.person !== null) page.fact(words.requestedBy, [nameOf(facts.person)]);
  page.fact(words.receivedOn, [paper.moment(facts.receivedAt)]);
  writeAmount(paper, facts, words);
};

const writePlace = (paper: CasePaper, place: Place, words: ReceiptWords): void => {
  const { page } = paper;
  page.block('H2', place.heading, heading);
  if ('sites' in place) {
    for (const site of place.sites) paper.site(site, null);
    return;
  }
  const { name, phone = null, email = null, url = null } = place;
  if (name !== undefined) page.block('P', name, strong);
  if (phone !== null) page.fact(paper.words.phone, [phone]);
  if (email !== null) page.fact(words.email, [email]);
  if (url !== null) page.fact(paper.words.website, [url]);
};

/** This paper stands in for no card (B6). */
const writeNoAnnex12 = ({ page }: CasePaper, { language }: ReceiptFacts): void => {
  const { noAnnex12 } = preDeclarationWords[language];
  page.gap(6);
  page.framed(() => page.block('P', noAnnex12, { size: 12, weight: 700, above: 6, align: 'center' }));
};

/** Nothing is cancelled by what was filed: the card has to be blocked by telephone (B1). */
const writeBlockNow = (paper: CasePaper, { language }: ReceiptFacts): void => {
  const { page, municipality } = paper;
  const { blockNow, callDocStop } = preDeclarationWords[language];
  page.block('H2', blockNow, heading);
  page.block('P', callDocStop, body);
  page.list(municipality.emergency.docStop);
};

/** A4, tagged; about 30 ms once the faces are read. */
export const renderReceipt = async (facts: ReceiptFacts, municipality: Municipality): Promise<Buffer> => {
  const { type, caseNumber, language, simulated, receivedAt: madeAt } = facts;
  const words = receiptWords[language];
  const title = words.titles[type];
  const paper = await openCasePaper({ title, caseNumber, language, simulated, madeAt }, municipality);
  const { page } = paper;
  const input: ReceiptInput = { facts, words, municipality, paper };
  const parts = receiptPartsOf(input);
  paper.title(title);
  if (type === 'loss') writeNoAnnex12(paper, facts);
  writeLarge(paper, facts, words);
  paper.bigCaseNumber();
  page.block('P', paper.words.keepNumber, body);
  page.line();

  if (type === 'loss') writeBlockNow(paper, facts);
  writeRequest(paper, facts, words, parts);
  page.block('H2', paper.words.whatHappensNow, heading);
  for (const { text, strong: isStrong } of parts.steps) page.block('P', text, isStrong ? strong : body);
  for (const place of parts.places) writePlace(paper, place, words);
  if (parts.bring !== null) {
    page.block('H2', parts.bring.heading, heading);
    page.block('P', parts.bring.text, body);
  }
  if (parts.goodToKnow.length > 0) {
    page.block('H2', words.goodToKnow, heading);
    paper.paragraphs(parts.goodToKnow);
  }
  return paper.finish();
};
