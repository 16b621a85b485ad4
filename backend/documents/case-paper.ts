/**
 * A sheet of paper about a case: the banner of a simulation, who sends it, dates, amounts and places in the words of the
 * reader, the note on translations, the footer. Every paper of backend/documents begins and ends here.
 */
import type { Language } from '../../contract/languages.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { Site } from '../../contract/municipality/sites.ts';
import type { Text } from '../../contract/municipality/texts.ts';
import { type BlockStyle, createTaggedPage, type TaggedPage } from '../../paper/tagged-page.ts';
import type { PersonName } from './document-facts.ts';
import { openingHourLines } from './opening-hours.ts';
import { type PaperWords, paperWords } from './paper-words.ts';

export const heading: BlockStyle = { size: 14, weight: 700, above: 9 };
export const body: BlockStyle = { size: 11, weight: 400, above: 2 };
export const strong: BlockStyle = { ...body, weight: 700 };

export type CasePaper = {
  readonly page: TaggedPage;
  readonly words: PaperWords;
  readonly municipality: Municipality;
  readonly say: (text: Text) => string;
  /** Of a calendar date (YYYY-MM-DD). */
  readonly date: (date: string) => string;
  /** Of an instant, as Belgium reads its clocks. */
  readonly day: (instant: string) => string;
  readonly moment: (instant: string) => string;
  /** Weekday, day and hour of an instant: when somebody is to come. */
  readonly hour: (instant: string) => string;
  readonly amount: (cents: number) => string;
  /** Name of the municipality and title; on letters the sender stands elsewhere. */
  title(text: string): void;
  bigCaseNumber(): void;
  paragraphs(texts: readonly string[], style?: BlockStyle): void;
  /** Heading, name, address and hours; nothing where the site was closed since: the municipality will write instead. */
  site(siteId: string, headingText: string | null): void;
  finish(): Promise<Buffer>;
};

export type PaperOrder = {
  readonly title: string;
  readonly caseNumber: string;
  readonly language: Language;
  readonly simulated: boolean;
  readonly madeAt: string;
};

export const nameOf = ({ givenNames, surname }: PersonName): string =>
  [givenNames, surname].filter((part) => part !== null && part !== '').join(' ');

export const siteOf = (municipality: Municipality, id: string): Site | null =>
  municipality.sites.find((candidate) => candidate.id === id) ?? null;

export const addressLineOf = ({ streetAndNumber, zip, municipality }: Site['address']): string =>
  `${streetAndNumber}, ${zip} ${municipality}`;

const writeSimulation = (page: TaggedPage, language: Language): void =>
  page.framed(() => {
    page.block('P', paperWords[language].simulation, { size: 16, weight: 700, above: 7, align: 'center' });
    const others = Object.entries(paperWords)
      .filter(([other]) => other !== language)
      .map(([, words]) => words.simulation);
    page.block('P', others.join(' · '), { size: 8.5, weight: 400, above: 2, align: 'center' });
  });

export const openCasePaper = async (order: PaperOrder, municipality: Municipality): Promise<CasePaper> => {
  const { language, simulated, caseNumber } = order;
  const words = paperWords[language];
  const { locale } = words;
  const euro = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const brusselsDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: municipality.timezone });
  const brusselsMoment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: municipality.timezone,
  });
  const brusselsHour = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: municipality.timezone,
  });
  const footer = (page: number, pages: number): string =>
    [caseNumber, words.page(page, pages), ...(simulated ? [words.simulation] : [])].join(' · ');
  const page = await createTaggedPage({
    title: `${order.title} ${caseNumber}`,
    language: locale,
    createdAt: new Date(order.madeAt),
    footer,
  });
  if (simulated) writeSimulation(page, language);

  /** The linter guarantees every offered language; a request in another one would be our own mistake. */
  const say = (text: Text): string => {
    const said = text[language];
    if (said === undefined) throw new Error(`a municipality text is missing in ${language}`);
    return said;
  };

  const [official] = municipality.officialTextLanguages;
  const writeTranslationNote = (): void => {
    if (official === undefined || municipality.officialTextLanguages.includes(language)) return;
    const name = new Intl.DisplayNames(locale, { type: 'language' }).of(official) ?? official;
    page.block('P', words.translation(name), { ...body, size: 9.5, above: 10 });
  };

  return {
    page,
    words,
    municipality,
    say,
    date: (date) => calendar.format(new Date(`${date}T00:00:00Z`)),
    day: (instant) => brusselsDay.format(new Date(instant)),
    moment: (instant) => brusselsMoment.format(new Date(instant)),
    hour: (instant) => brusselsHour.format(new Date(instant)),
    amount: (cents) => euro.format(cents / 100),
    title: (text) => {
      page.block('P', say(municipality.names), { size: 12, weight: 400, above: simulated ? 10 : 0 });
      page.block('H1', text, { size: 21, weight: 700, above: 2 });
    },
    bigCaseNumber: () => {
      page.block('P', words.caseNumber, { ...body, above: 6 });
      page.block('P', caseNumber, { size: 26, weight: 700, above: 0 });
    },
    paragraphs: (texts, style = body) => {
      for (const text of texts) page.block('P', text, style);
    },
    site: (siteId, headingText) => {
      const site = siteOf(municipality, siteId);
      if (site === null) return;
      if (headingText !== null) page.block('H2', headingText, heading);
      page.block('P', say(site.names), { ...strong, above: 3 });
      page.block('P', addressLineOf(site.address), body);
      const hours = openingHourLines(site, locale);
      if (hours.length > 0) page.fact(words.open, hours);
      if (site.phone !== null) page.fact(words.phone, [site.phone]);
    },
    finish: () => {
      writeTranslationNote();
      return page.finish();
    },
  };
};
