/**
 * The receipt a person takes home: what was asked, who decides, when and where to come, what to bring and what it costs.
 * No national number and no e-mail address (documents/receipt-facts.ts has none to give).
 */
import type { Language } from '../../contract/languages.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { Text } from '../../contract/municipality/texts.ts';
import { openingHourLines } from './opening-hours.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptWords } from './receipt-words.ts';
import { type BlockStyle, createTaggedPage, type TaggedPage } from '../../paper/tagged-page.ts';

const heading: BlockStyle = { size: 14, weight: 700, above: 9 };
const body: BlockStyle = { size: 11, weight: 400, above: 2 };

/** The linter guarantees every offered language; a request in another one would be our own mistake. */
const say = (text: Text, language: Language): string => {
  const said = text[language];
  if (said === undefined) throw new Error(`a municipality text is missing in ${language}`);
  return said;
};

const dateFormat = (locale: string): ((date: string) => string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
};

const writeSimulation = (page: TaggedPage, language: Language): void =>
  page.framed(() => {
    page.block('P', receiptWords[language].simulation, { size: 16, weight: 700, above: 7, align: 'center' });
    const others = Object.entries(receiptWords)
      .filter(([other]) => other !== language)
      .map(([, words]) => words.simulation);
    page.block('P', others.join(' · '), { size: 8.5, weight: 400, above: 2, align: 'center' });
  });

const writeSite = (page: TaggedPage, municipality: Municipality, siteId: string, language: Language): void => {
  const words = receiptWords[language];
  const site = municipality.sites.find((candidate) => candidate.id === siteId);
  // A site that was closed after the request: the municipality will write where to come instead.
  if (site === undefined) return;
  page.block('H2', words.whereToCollect, heading);
  page.block('P', say(site.names, language), { ...body, weight: 700 });
  const { streetAndNumber, zip, municipality: town } = site.address;
  page.block('P', `${streetAndNumber}, ${zip} ${town}`, body);
  page.fact(words.open, openingHourLines(site, words.locale));
};

/** A4, tagged; about 30 ms once the faces are read. */
export const renderReceipt = async (facts: ReceiptFacts, municipality: Municipality): Promise<Buffer> => {
  const { receipt, language } = facts;
  const words = receiptWords[language];
  const service = municipality.services.pinReprint;
  const date = dateFormat(words.locale);
  const received = new Date(receipt.receivedAt);
  const amount = new Intl.NumberFormat(words.locale, { style: 'currency', currency: 'EUR' });
  const page = await createTaggedPage({
    title: `${words.title} ${receipt.caseNumber}`,
    language: words.locale,
    createdAt: received,
  });
  if (receipt.simulated) writeSimulation(page, language);
  page.block('P', say(municipality.names, language), { size: 12, weight: 400, above: receipt.simulated ? 10 : 0 });
  page.block('H1', words.title, { size: 21, weight: 700, above: 2 });
  page.block('P', words.caseNumber, { ...body, above: 8 });
  page.block('P', receipt.caseNumber, { size: 28, weight: 700, above: 0 });
  page.block('P', words.keepNumber, { ...body, above: 2 });
  page.line();

  page.block('H2', words.yourRequest, heading);
  page.fact(words.what, [words.newCodes]);
  page.fact(words.requestedBy, [[facts.givenNames, facts.surname].filter((part) => part !== null).join(' ')]);
  const moment = new Intl.DateTimeFormat(words.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  });
  page.fact(words.receivedOn, [moment.format(received)]);
  const { payAt, amountCents } = receipt;
  const due = amountCents === 0 || payAt === 'none' ? words.nothingToPay : words.payAt[payAt];
  page.fact(words.amount, [`${amount.format(receipt.amountCents / 100)}, ${due}`]);

  page.block('H2', words.whatHappensNow, heading);
  page.block('P', words.whoDecides, body);
  page.block('P', words.expected(date(receipt.expectedFrom), date(receipt.expectedTo)), { ...body, weight: 700 });
  page.block('P', words.notice[facts.notificationChannel], body);
  page.block('P', words.collectWithin(service.retention.hardTermMonths), body);

  writeSite(page, municipality, receipt.pickupSite, language);
  page.block('H2', words.bring, heading);
  page.block('P', say(service.texts.bring, language), body);
  page.block('H2', words.goodToKnow, heading);
  page.block('P', say(service.texts.consequence, language), body);
  const [official] = municipality.officialTextLanguages;
  const languageName = new Intl.DisplayNames(words.locale, { type: 'language' });
  if (official !== undefined && !municipality.officialTextLanguages.includes(language))
    page.block('P', words.translation(languageName.of(official) ?? official), { ...body, size: 9.5, above: 10 });
  return page.finish();
};
