/**
 * The receipt a person takes home: what was asked, who decides, when and where to come, what to bring and what it costs.
 * No national number and no e-mail address (documents/receipt-facts.ts has none to give).
 */
import type { Municipality } from '../../contract/municipality.ts';
import { body, heading, nameOf, openCasePaper, strong } from './case-paper.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptWords } from './receipt-words.ts';

/** A4, tagged; about 30 ms once the faces are read. */
export const renderReceipt = async (facts: ReceiptFacts, municipality: Municipality): Promise<Buffer> => {
  const { receipt, language } = facts;
  const words = receiptWords[language];
  const service = municipality.services.pinReprint;
  const { caseNumber, simulated, payAt, amountCents } = receipt;
  const paper = await openCasePaper(
    { title: words.title, caseNumber, language, simulated, madeAt: receipt.receivedAt },
    municipality,
  );
  const { page, say, date } = paper;
  paper.title(words.title);
  paper.bigCaseNumber();
  page.block('P', paper.words.keepNumber, body);
  page.line();

  page.block('H2', words.yourRequest, heading);
  page.fact(words.what, [words.newCodes]);
  page.fact(words.requestedBy, [nameOf(facts)]);
  page.fact(words.receivedOn, [paper.moment(receipt.receivedAt)]);
  const due = amountCents === 0 || payAt === 'none' ? words.nothingToPay : words.payAt[payAt];
  page.fact(words.amount, [`${paper.amount(amountCents)}, ${due}`]);

  page.block('H2', paper.words.whatHappensNow, heading);
  const { state } = receipt;
  if (state === 'awaiting-generation' || state === 'awaiting-payment') page.block('P', words.first[state], strong);
  page.block('P', words.whoDecides, body);
  page.block('P', words.expected(date(receipt.expectedFrom), date(receipt.expectedTo)), strong);
  page.block('P', words.notice[facts.notificationChannel], body);
  if (service.retention.destroy) page.block('P', words.collectWithin(service.retention.hardTermMonths), body);

  paper.site(receipt.pickupSite, words.whereToCollect);
  page.block('H2', paper.words.bring, heading);
  page.block('P', say(service.texts.bring), body);
  page.block('H2', words.goodToKnow, heading);
  page.block('P', say(service.texts.consequence), body);
  return paper.finish();
};
