/**
 * A `.eid` file of the official viewer as a card image (format: viewer-export.ts). It carries no signatures, so its fields are
 * unsigned data: nothing proves them, and every reading of them is blocked. Its certificates and its photo are what they are.
 *
 * Elements and attributes that are not known are left out and counted, because every version of the viewer has added some.
 */
import { failed, type Result, success } from '../../contract/result.ts';
import type { Address, Identity } from '../../contract/eid-read.ts';
import { fromBase64 } from '../bytes.ts';
import type { CardImage, FileOutcome } from '../card-image.ts';
import { documentTypes } from '../decode/document-types.ts';
import { shownText } from '../decode/text.ts';
import { decodeSpecialStatus } from '../decode/identity.ts';
import { parsePlainXml, type XmlElement, type XmlTrouble } from './plain-xml.ts';
import { cardMentionWords, codeOf, documentTypeWords, labourMarketWords, specialStatusWords } from './viewer-words.ts';

export type ViewerExportTrouble =
  | XmlTrouble
  | 'not-a-viewer-file'
  | 'duplicate-element'
  | 'text-too-long'
  | 'bad-base64'
  | 'file-too-long';

export type ViewerFile = {
  readonly image: CardImage;
  /** Elements and attributes that this program does not know. */
  readonly unknownParts: number;
};

const limits = { characters: 512 * 1024, depth: 4, elements: 64 } as const;
const longestText = 1024;
const longestBinary = 32 * 1024;

/** The format: element by element its attributes and its children. */
const format: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>
> = {
  eid: { attributes: ['version', 'graphpersoversion'], children: ['identity', 'card', 'address', 'certificates'] },
  identity: {
    attributes: [
      'nationalnumber',
      'dateofbirth',
      'gender',
      'noblecondition',
      'specialstatus',
      'duplicate',
      'memberoffamily',
    ],
    children: ['name', 'firstname', 'middlenames', 'nationality', 'placeofbirth', 'photo'],
  },
  card: {
    attributes: [
      'documenttype',
      'carddata_appl_version',
      'cardnumber',
      'chipnumber',
      'validitydatebegin',
      'validitydateend',
    ],
    children: ['deliverymunicipality', 'workpermit', 'brexit', 'cardA'],
  },
  workpermit: { attributes: ['mention', 'vat1', 'vat2', 'regionalfile'], children: [] },
  brexit: { attributes: ['mention1', 'mention2'], children: [] },
  cardA: { attributes: ['mentions1', 'mentions2'], children: [] },
  address: { attributes: [], children: ['streetandnumber', 'zip', 'municipality'] },
  certificates: { attributes: [], children: ['root', 'citizenca', 'authentication', 'signing', 'rrn'] },
};

const binaries: ReadonlySet<string> = new Set(['photo', ...(format['certificates']?.children ?? [])]);
const strictBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What is wrong with an element or one below it, and what is unknown; null and a count when all is well. */
const inspect = (
  element: XmlElement,
): { readonly trouble: ViewerExportTrouble | null; readonly unknownParts: number } => {
  const known = format[element.name] ?? { attributes: [], children: [] };
  const names = element.children.map(({ name }) => name);
  const texts = Object.values(element.attributes);
  const isBinary = binaries.has(element.name);
  const content = element.text.trim();
  let trouble: ViewerExportTrouble | null = null;
  if (new Set(names).size < names.length) trouble = 'duplicate-element';
  else if (texts.some((value) => value.length > longestText)) trouble = 'text-too-long';
  else if (!isBinary && content.length > longestText) trouble = 'text-too-long';
  else if (isBinary && content.length > longestBinary * 2) trouble = 'file-too-long';
  else if (isBinary && !strictBase64.test(content.replace(/\s/g, ''))) trouble = 'bad-base64';
  let unknownParts = Object.keys(element.attributes).filter((name) => !known.attributes.includes(name)).length;
  for (const child of element.children) {
    if (!known.children.includes(child.name)) {
      unknownParts += 1;
      continue;
    }
    const below = inspect(child);
    trouble ??= below.trouble;
    unknownParts += below.unknownParts;
  }
  return { trouble, unknownParts };
};

const child = (element: XmlElement | null, name: string): XmlElement | null =>
  element?.children.find((one) => one.name === name) ?? null;

/** Shown like text from a card (eid/decode/text.ts); blanks only is absent. */
const clean = (value: string | undefined): string | null => {
  const text = shownText(value ?? '').text.trim();
  return text === '' ? null : text;
};
const textOf = (element: XmlElement | null, name: string): string | null => clean(child(element, name)?.text);
const attributeOf = (element: XmlElement | null, name: string): string | null => clean(element?.attributes[name]);

const isCalendarDate = (iso: string): boolean => {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
};

/** YYYYMMDD; zeros for an unknown month and day. */
const dateOf = (value: string | null): { readonly iso: string | null; readonly year: number | null } => {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '');
  if (parts === null) return { iso: null, year: null };
  const [, year = '', month = '', day = ''] = parts;
  const iso = `${year}-${month}-${day}`;
  return { iso: isCalendarDate(iso) ? iso : null, year: Number(year) };
};

const wordOrCode = (words: Readonly<Record<string, string>>, word: string | null): string | null =>
  word === null ? null : (codeOf(words, word) ?? word);

const joined = (...parts: readonly (string | null)[]): string | null => {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(' ');
};

const sexes: ReadonlyMap<string, 'M' | 'F'> = new Map([
  ['male', 'M'],
  ['female', 'F'],
]);
/** The spellings of XML Schema's boolean. */
const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

const identityOf = (root: XmlElement): Identity => {
  const identity = child(root, 'identity');
  const card = child(root, 'card');
  const permit = child(card, 'workpermit');
  const brexit = child(card, 'brexit');
  const cardA = child(card, 'cardA');
  const birth = attributeOf(identity, 'dateofbirth');
  const typeCode = codeOf(documentTypeWords, attributeOf(card, 'documenttype') ?? '');
  const chipNumber = attributeOf(card, 'chipnumber')?.toUpperCase() ?? null;
  const vat = [attributeOf(permit, 'vat1'), attributeOf(permit, 'vat2')].filter((number) => number !== null);
  return {
    cardNumber: attributeOf(card, 'cardnumber'),
    chipNumber: chipNumber !== null && /^[0-9A-F]{32}$/.test(chipNumber) ? chipNumber : null,
    validFrom: dateOf(attributeOf(card, 'validitydatebegin')).iso,
    validTo: dateOf(attributeOf(card, 'validitydateend')).iso,
    issuingMunicipality: textOf(card, 'deliverymunicipality'),
    nationalNumber: attributeOf(identity, 'nationalnumber'),
    surname: textOf(identity, 'name'),
    givenNames: textOf(identity, 'firstname'),
    thirdNameInitial: textOf(identity, 'middlenames'),
    nationality: textOf(identity, 'nationality'),
    birthPlace: textOf(identity, 'placeofbirth'),
    birthDate: { raw: birth ?? '', ...dateOf(birth) },
    sex: sexes.get(attributeOf(identity, 'gender') ?? '') ?? null,
    nobleCondition: attributeOf(identity, 'noblecondition'),
    documentType: typeCode === null ? null : { code: Number(typeCode), name: documentTypes[Number(typeCode)] ?? null },
    specialStatus: decodeSpecialStatus(codeOf(specialStatusWords, attributeOf(identity, 'specialstatus') ?? '')),
    duplicate: attributeOf(identity, 'duplicate'),
    specialOrganisation: null,
    memberOfFamily: truths.get(attributeOf(identity, 'memberoffamily') ?? '') ?? null,
    protection: null,
    labourMarket: wordOrCode(labourMarketWords, attributeOf(permit, 'mention')),
    employerVat: vat.length === 0 ? null : vat,
    regionalFileNumber: attributeOf(permit, 'regionalfile'),
    brexitMention: joined(attributeOf(brexit, 'mention1'), attributeOf(brexit, 'mention2')),
    cardMention: joined(wordOrCode(cardMentionWords, attributeOf(cardA, 'mentions1')), attributeOf(cardA, 'mentions2')),
    euStartDate: null,
    unknownFields: {},
  };
};

const addressOf = (root: XmlElement): Address => {
  const address = child(root, 'address');
  return {
    streetAndNumber: textOf(address, 'streetandnumber'),
    zip: textOf(address, 'zip'),
    municipality: textOf(address, 'municipality'),
  };
};

/** Base64 was inspected before. */
const fileOf = (element: XmlElement | null, name: string): FileOutcome => {
  const content = child(element, name)?.text.replace(/\s/g, '') ?? '';
  return content === '' ? { status: 'not-requested' } : { status: 'read', bytes: fromBase64(content) };
};

const imageOf = (root: XmlElement): CardImage => {
  const unread: FileOutcome = { status: 'not-requested' };
  const certificates = child(root, 'certificates');
  return {
    atr: new Uint8Array(0),
    appletStatusWord: null,
    cardData: null,
    cardDataStatusWord: null,
    files: {
      identity: unread,
      'identity-signature': unread,
      address: unread,
      'address-signature': unread,
      photo: fileOf(child(root, 'identity'), 'photo'),
      'rrn-certificate': fileOf(certificates, 'rrn'),
      'authentication-certificate': fileOf(certificates, 'authentication'),
      'signature-certificate': fileOf(certificates, 'signing'),
      'citizen-ca-certificate': fileOf(certificates, 'citizenca'),
      'root-certificate': fileOf(certificates, 'root'),
      'basic-public-key': unread,
    },
    challenge: { status: 'not-done', reason: 'there is no chip to ask' },
    pinTriesLeft: null,
    unsignedData: { identity: identityOf(root), address: addressOf(root) },
    endedBy: null,
  };
};

export const readViewerExport = (text: string): Result<ViewerFile, ViewerExportTrouble> => {
  const parsed = parsePlainXml(text, limits);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.name !== 'eid' || child(root, 'identity') === null || child(root, 'card') === null)
    return failed('not-a-viewer-file');
  const { trouble, unknownParts } = inspect(root);
  return trouble === null ? success({ image: imageOf(root), unknownParts }) : failed(trouble);
};
