/**
 * A reading as a `.eid` file of the official viewer (Fedict/eid-mw, plugins_tools/eid-viewer/eidv4.xsd). The format has fields,
 * photo and certificates but no signatures: what is written here cannot be verified by whoever reads it.
 *
 * Left out because the format's schema has no place or no settled form for it: special organisation, protection, regional data
 * of unknown form, mobility mention, start date of EU cards, unknown fields.
 */
import type { EidRead, Identity } from '../../contract/eid-read.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { toBase64 } from '../bytes.ts';
import type { CardImage, EidFile } from '../card-image.ts';
import { bytesOf } from '../verify/card-contents.ts';
import { decodeCertificate } from '../verify/x509.ts';
import {
  cardMentionWords,
  documentTypeSince,
  documentTypeWords,
  labourMarketWords,
  specialStatusWords,
  wordOf,
} from './viewer-words.ts';

type Attributes = Readonly<Record<string, string | null>>;

/** XML 1.0 §2.2 has no place for these, not even as references. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const unwritable = /[\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{FFFE}\u{FFFF}]/gu;
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const escaped = (text: string): string =>
  text.replace(unwritable, '\u{FFFD}').replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character);

const element = (name: string, content: string | null, attributes: Attributes = {}): string => {
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === null ? [] : [` ${attribute}="${escaped(value)}"`],
  );
  const opened = `${name}${written.join('')}`;
  return content === null ? `<${opened}/>` : `<${opened}>${content}</${name}>`;
};
const text = (name: string, value: string | null): string => element(name, escaped(value ?? ''));

/** YYYYMMDD, with zeros for a month and day that are not known. */
const dateOf = (iso: string | null, year: number | null = null): string | null => {
  if (iso !== null) return iso.replaceAll('-', '');
  return year === null ? null : `${String(year).padStart(4, '0')}0000`;
};

const matching = (value: string | null, form: RegExp): string | null =>
  value !== null && form.test(value) ? value : null;

const certificateOf = (image: CardImage, file: EidFile): string | null => {
  const bytes = bytesOf(image, file);
  const certificate = bytes === null ? null : decodeCertificate(bytes);
  return certificate === null ? null : toBase64(certificate.der);
};

const workPermit = ({ labourMarket, employerVat, regionalFileNumber }: Identity): string | null => {
  const mention = wordOf(labourMarketWords, labourMarket);
  if (mention === null) return null;
  const vat = (employerVat ?? []).map((number) => matching(number.replaceAll('.', ''), /^\d{10}$/));
  return element('workpermit', null, {
    mention,
    vat1: vat[0] ?? null,
    vat2: vat[1] ?? null,
    regionalfile: matching(regionalFileNumber, /^.{1,18}$/u),
  });
};

/** The schema wants the first mention wherever there is a second. */
const brexit = ({ brexitMention }: Identity): string | null => {
  const [first, second] = brexitMention?.split(' ') ?? [];
  return first === 'B' ? element('brexit', null, { mention1: first, mention2: second ?? null }) : null;
};

const cardA = ({ cardMention }: Identity): string | null => {
  const mention = wordOf(cardMentionWords, cardMention?.split(' ')[0] ?? null);
  return mention === null ? null : element('cardA', null, { mentions1: mention });
};

/** What the viewer's schema demands; the names are those of the format. */
const required = (identity: Identity, image: CardImage) => ({
  nationalnumber: matching(identity.nationalNumber, /^\d{11}$/),
  dateofbirth: dateOf(identity.birthDate.iso, identity.birthDate.year),
  gender: identity.sex === null ? null : identity.sex === 'M' ? 'male' : 'female',
  documenttype: wordOf(documentTypeWords, String(identity.documentType?.code ?? '')),
  cardnumber: matching(identity.cardNumber, /^.{1,12}$/u),
  chipnumber: matching(identity.chipNumber, /^[0-9A-F]{32}$/),
  validitydatebegin: dateOf(identity.validFrom),
  validitydateend: dateOf(identity.validTo),
  photo: bytesOf(image, 'photo')?.length === 0 ? null : toBase64OrNull(bytesOf(image, 'photo')),
  root: certificateOf(image, 'root-certificate'),
  citizenca: certificateOf(image, 'citizen-ca-certificate'),
  rrn: certificateOf(image, 'rrn-certificate'),
});
const toBase64OrNull = (bytes: Uint8Array | null): string | null => (bytes === null ? null : toBase64(bytes));

const versionOf = (identity: Identity): string | null => {
  const needed = [
    identity.memberOfFamily === null && workPermit(identity) === null ? null : '4.1',
    brexit(identity) === null ? null : '4.2',
    documentTypeSince(identity.documentType?.code ?? 0),
    cardA(identity) === null ? null : '4.5',
  ];
  return needed.reduce((newest, version) => ((version ?? '') > (newest ?? '') ? version : newest), null);
};

/** The failure names what the card did not give and the format cannot do without, in the format's own words. */
export const toViewerExport = (image: CardImage, document: EidRead): Result<string, readonly string[]> => {
  const { identity, address } = document;
  if (identity === null) return failed(['identity']);
  const { photo, root, citizenca, rrn, ...facts } = required(identity, image);
  const missing = Object.entries({ ...facts, photo, root, citizenca, rrn }).filter(([, value]) => value === null);
  if (missing.length > 0) return failed(missing.map(([name]) => name));
  const { nationalnumber, dateofbirth, gender, ...cardFacts } = facts;
  const authentication = certificateOf(image, 'authentication-certificate');
  const signing = certificateOf(image, 'signature-certificate');

  const whole = element(
    'eid',
    [
      element(
        'identity',
        [
          text('name', identity.surname),
          text('firstname', identity.givenNames),
          identity.thirdNameInitial === null ? null : text('middlenames', identity.thirdNameInitial),
          text('nationality', identity.nationality),
          text('placeofbirth', identity.birthPlace),
          element('photo', photo),
        ]
          .filter((part) => part !== null)
          .join(''),
        {
          nationalnumber,
          dateofbirth,
          gender,
          noblecondition: identity.nobleCondition,
          specialstatus: wordOf(specialStatusWords, String(identity.specialStatus?.code ?? '')),
          duplicate: matching(identity.duplicate, /^\d{2}$/),
          memberoffamily: identity.memberOfFamily === null ? null : String(identity.memberOfFamily),
        },
      ),
      element(
        'card',
        [
          text('deliverymunicipality', identity.issuingMunicipality),
          workPermit(identity),
          brexit(identity),
          cardA(identity),
        ]
          .filter((part) => part !== null)
          .join(''),
        cardFacts,
      ),
      element(
        'address',
        text('streetandnumber', address?.streetAndNumber ?? null) +
          text('zip', address?.zip ?? null) +
          text('municipality', address?.municipality ?? null),
      ),
      element(
        'certificates',
        [
          element('root', root),
          element('citizenca', citizenca),
          authentication === null ? null : element('authentication', authentication),
          signing === null ? null : element('signing', signing),
          element('rrn', rrn),
        ]
          .filter((part) => part !== null)
          .join(''),
      ),
    ].join(''),
    { version: versionOf(identity) },
  );
  return success(`<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`);
};
