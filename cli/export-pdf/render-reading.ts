/** A reading on paper: A4, tagged (paper/tagged-page.ts), with photo, fields, a verdict per check, and what was noticed. */
import type { EidRead, Identity } from '../../contract/eid-read.ts';
import type { Language } from '../../contract/languages.ts';
import { faces } from '../../paper/faces.ts';
import { type BlockStyle, createTaggedPage, type TaggedPage } from '../../paper/tagged-page.ts';
import { formatCardNumber, formatNationalNumber } from '../../eid/numbers/index.ts';
import { catalogues } from '../../renderer/i18n/catalogue.ts';
import { type ReadingWords, readingWords } from './reading-words.ts';

export type PrintedReading = {
  readonly document: EidRead;
  /** JPEG as on the chip. */
  readonly photo: Uint8Array | null;
  /** ISO instant; null where nobody knows. */
  readonly readAt: string | null;
  readonly writtenAt: Date;
  readonly language: Language;
  /** Test roots were trusted: the page says so, large. */
  readonly isTest: boolean;
};

const heading: BlockStyle = { size: 14, weight: 700, above: 10 };
const body: BlockStyle = { size: 11, weight: 400, above: 2 };
const photoWidthPoints = 96;
/** Photos on cards are 140x200 or 150x195; a taller claim would take the page. */
const greatestPhotoRatio = 2;

type Fact = readonly [label: string, value: string | null];

const printed = (value: string): string => value.replaceAll('\u{FFFD}', '?');

const isoDateFormat = ({ locale }: ReadingWords): ((iso: string) => string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (iso) => format.format(new Date(`${iso}T00:00:00Z`));
};

const yesOrNo = (value: boolean | null, { yes, no }: ReadingWords): string | null =>
  value === null ? null : value ? yes : no;

const holderFacts = (identity: Identity, words: ReadingWords): readonly Fact[] => {
  const { fields, sexes } = words;
  const { iso, raw } = identity.birthDate;
  return [
    [fields.surname, identity.surname],
    [fields.givenNames, identity.givenNames],
    [fields.thirdNameInitial, identity.thirdNameInitial],
    [fields.nationalNumber, identity.nationalNumber === null ? null : formatNationalNumber(identity.nationalNumber)],
    [fields.birthDate, iso === null ? raw.trim() || null : isoDateFormat(words)(iso)],
    [fields.birthPlace, identity.birthPlace],
    [fields.sex, identity.sex === null ? null : sexes[identity.sex]],
    [fields.nationality, identity.nationality],
    [fields.nobleCondition, identity.nobleCondition],
  ];
};

/** Belgian or the letter that stands on the card; a type that we do not know is its number. */
const documentTypeInWords = (type: NonNullable<Identity['documentType']>, words: ReadingWords): string => {
  if (type.name === null) return String(type.code);
  if (type.code === 1) return words.belgianCitizen;
  const [kind = type.name] = type.name.split(':');
  return kind.replace('(child)', `(${words.child})`);
};

const labourMarketInWords = (market: string | null, { labourMarkets }: ReadingWords): string | null =>
  market !== null && Object.hasOwn(labourMarkets, market) ? (labourMarkets[market] ?? market) : market;

const cardFacts = (identity: Identity, words: ReadingWords): readonly Fact[] => {
  const { fields } = words;
  const date = isoDateFormat(words);
  const { validFrom, validTo, documentType, specialStatus } = identity;
  const ends = [validFrom, validTo].map((end) => (end === null ? '?' : date(end)));
  const unknown = Object.entries(identity.unknownFields).map(([tag, hex]) => `${tag}: ${hex}`);
  return [
    [fields.cardNumber, identity.cardNumber === null ? null : formatCardNumber(identity.cardNumber)],
    [fields.chipNumber, identity.chipNumber],
    [fields.validity, validFrom === null && validTo === null ? null : ends.join(` ${words.to} `)],
    [fields.issuedBy, identity.issuingMunicipality],
    [fields.documentType, documentType === null ? null : documentTypeInWords(documentType, words)],
    [fields.specialStatus, specialStatus === null || specialStatus.code === 0 ? null : String(specialStatus.code)],
    [fields.duplicate, identity.duplicate],
    [fields.specialOrganisation, identity.specialOrganisation],
    [fields.memberOfFamily, yesOrNo(identity.memberOfFamily, words)],
    [fields.protection, identity.protection],
    [fields.labourMarket, labourMarketInWords(identity.labourMarket, words)],
    [fields.employerVat, identity.employerVat?.join(', ') ?? null],
    [fields.regionalFileNumber, identity.regionalFileNumber],
    [fields.brexitMention, identity.brexitMention],
    [fields.cardMention, identity.cardMention],
    [fields.euStartDate, identity.euStartDate === null ? null : date(identity.euStartDate)],
    [fields.unknownFields, unknown.length === 0 ? null : unknown.join(', ')],
  ];
};

const writeFacts = (page: TaggedPage, title: string, facts: readonly Fact[]): void => {
  const known = facts.filter((fact): fact is readonly [string, string] => fact[1] !== null);
  if (known.length === 0) return;
  page.block('H2', title, heading);
  for (const [label, value] of known) page.fact(label, [printed(value)]);
};

const writeNotices = (page: TaggedPage, reading: PrintedReading, words: ReadingWords): void => {
  const isBlocked = reading.document.findings.some(({ severity }) => severity === 'blocking');
  const notices = [reading.isTest ? words.test : null, isBlocked ? words.blocked : null];
  for (const notice of notices.filter((one) => one !== null)) {
    page.framed(() => page.block('P', notice, { size: 14, weight: 700, above: 7, align: 'center' }));
    page.gap(6);
  }
};

/** A face that the register did not sign beside a name that it did would be a forged document; a giant hurts whoever opens it. */
const mayBeShown = ({ checks, findings }: EidRead): boolean =>
  checks.every(({ check, verdict }) => check !== 'photo-hash' || verdict !== 'failed') &&
  findings.every(({ code }) => code !== 'data.photo-format');

/** False when there is a photo that cannot be shown. */
const writePhoto = (page: TaggedPage, { document, photo }: PrintedReading, words: ReadingWords): boolean => {
  if (photo === null || document.photo === null) return true;
  if (!mayBeShown(document)) return false;
  const { width, height } = document.photo;
  if (width === null || height === null || height > width * greatestPhotoRatio) return false;
  return page.figure(photo, words.photo, { width: photoWidthPoints, height: (photoWidthPoints * height) / width });
};

const writeChecks = (page: TaggedPage, { checks }: EidRead, words: ReadingWords): void => {
  page.block('H2', words.checks, heading);
  for (const { check, verdict } of checks) page.fact(words.checkNames[check], [words.verdicts[verdict]], 'wide');
};

const writeFindings = (page: TaggedPage, { findings }: EidRead, language: Language): void => {
  const words = readingWords[language];
  page.block('H2', words.findings, heading);
  if (findings.length === 0) page.block('P', words.nothingFound, body);
  for (const { code, severity } of findings)
    page.block('P', `${catalogues[language][`finding.${code}`]} (${code})`, {
      ...body,
      weight: severity === 'blocking' ? 700 : 400,
    });
};

/** Whether some letter of the document will stand as a question mark. */
const lacksLetters = async (document: EidRead): Promise<boolean> => {
  const available = await faces(700);
  const { identity, address } = document;
  const values = [...Object.values(identity ?? {}), ...Object.values(address ?? {})];
  const letters = values.flatMap((value) => (typeof value === 'string' ? Array.from(value.normalize('NFC')) : []));
  return letters.some(
    (letter) => letter === '\u{FFFD}' || !available.some((face) => face.covers(letter.codePointAt(0) ?? 0)),
  );
};

export const renderReading = async (reading: PrintedReading): Promise<Buffer> => {
  const { document, language, readAt, writtenAt, isTest } = reading;
  const words = readingWords[language];
  // No name in the title: titles end up in window lists and logs.
  const page = await createTaggedPage({ title: words.title, language: words.locale, createdAt: writtenAt });
  if (isTest) page.watermark('TEST');
  writeNotices(page, reading, words);
  page.block('H1', words.title, { size: 21, weight: 700, above: 2 });
  page.block('P', words.noOfficialDocument, body);
  const moment = new Intl.DateTimeFormat(words.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  });
  page.fact(words.readAt, [readAt === null ? words.unknownTime : moment.format(new Date(readAt))]);
  page.fact(words.writtenAt, [moment.format(writtenAt)]);
  page.line();
  const isPhotoShown = writePhoto(page, reading, words);
  if (document.identity !== null) writeFacts(page, words.holder, holderFacts(document.identity, words));
  if (!isPhotoShown) page.block('P', words.noPhotoShown, body);
  if (document.address !== null) {
    const { streetAndNumber, zip, municipality } = document.address;
    const lines = [streetAndNumber, [zip, municipality].filter((part) => part !== null).join(' ')];
    const present = lines.filter((line) => line !== null && line !== '').map((line) => printed(line ?? ''));
    if (present.length > 0) page.fact(words.address, present);
  }
  if (document.identity !== null) writeFacts(page, words.card, cardFacts(document.identity, words));
  writeChecks(page, document, words);
  writeFindings(page, document, language);
  if (await lacksLetters(document)) page.block('P', words.missingLetters, { ...body, above: 10 });
  return page.finish();
};
