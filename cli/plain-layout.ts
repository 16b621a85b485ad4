/** The document `eid-read/1` for human eyes: labels in one column, values in the next; what is absent is left out. */
import type { EidRead, Identity } from '../contract/eid-read.ts';
import type { Evidence } from '../contract/findings.ts';

export type Field = readonly [label: string, value: string | null];

const labelWidth = 24;

/** Fields without a value are left out, a title without fields too. */
export const section = (title: string, fields: readonly Field[]): readonly string[] => {
  const lines = fields.flatMap(([label, value]) => (value === null ? [] : [`  ${label.padEnd(labelWidth)}${value}`]));
  return lines.length === 0 ? [] : ['', title, ...lines];
};

const yesOrNull = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');

const specialStatusOf = ({ specialStatus }: Identity): string | null => {
  if (specialStatus === null) return null;
  const { code, whiteCane, extendedMinority, yellowCane } = specialStatus;
  const named = [whiteCane && 'white cane', extendedMinority && 'extended minority', yellowCane && 'yellow cane'];
  return [String(code), ...named.filter((name) => name !== false)].join(', ');
};

const unknownFieldsOf = ({ unknownFields }: Identity): readonly Field[] =>
  Object.entries(unknownFields).map(([tag, hex]) => [`field ${tag}`, hex]);

const identityFields = (identity: Identity): readonly Field[] => [
  ['surname', identity.surname],
  ['given names', identity.givenNames],
  ['third name, initial', identity.thirdNameInitial],
  ['national number', identity.nationalNumber],
  ['birth date', identity.birthDate.iso ?? (identity.birthDate.raw === '' ? null : identity.birthDate.raw)],
  ['birth place', identity.birthPlace],
  ['sex', identity.sex],
  ['nationality', identity.nationality],
  ['noble condition', identity.nobleCondition],
  ['card number', identity.cardNumber],
  ['chip number', identity.chipNumber],
  ['valid from', identity.validFrom],
  ['valid to', identity.validTo],
  ['issued by', identity.issuingMunicipality],
  [
    'document type',
    identity.documentType === null
      ? null
      : `${identity.documentType.code}${identity.documentType.name === null ? '' : ` ${identity.documentType.name}`}`,
  ],
  ['special status', specialStatusOf(identity)],
  ['duplicate', identity.duplicate],
  ['special organisation', identity.specialOrganisation],
  ['member of family', yesOrNull(identity.memberOfFamily)],
  ['protection', identity.protection],
  ['labour market', identity.labourMarket],
  ['employer VAT', identity.employerVat?.join(', ') ?? null],
  ['regional file number', identity.regionalFileNumber],
  ['Brexit mention', identity.brexitMention],
  ['card mention', identity.cardMention],
  ['EU start date', identity.euStartDate],
  ...unknownFieldsOf(identity),
];

export const evidenceInWords = (evidence: Evidence): string =>
  Object.entries(evidence)
    .filter(([, value]) => value !== null)
    .map(([fact, value]) => `${fact}=${String(value)}`)
    .join(' ');

export const milliseconds = (duration: number | null): string | null =>
  duration === null ? null : `${duration.toFixed(0)} ms`;

/** Control and direction characters in names must not steer the terminal that shows them. */
export const printable = (line: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  line.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

/** `testRootsGiven`: the run trusts test roots, which every output must say. `trustList`: the version in force. */
export const toPlainLayout = (document: EidRead, testRootsGiven: boolean, trustList: string): readonly string[] => {
  const { reader, card, identity, address, photo, checks, findings, pin, timings } = document;
  const banner = testRootsGiven || document.trust === 'test' ? ['TEST: not a statement about a real card', ''] : [];
  const lines = [
    ...banner,
    `${'reader'.padEnd(labelWidth + 2)}${reader.name}`,
    ...section('Card', [
      ['generation', card.generation],
      ['ATR', card.atr === '' ? null : card.atr],
      ['serial', card.serial],
      ['life cycle', card.lifeCycle],
      ['trust', document.trust],
      ['trust list', trustList],
    ]),
    ...(identity === null ? [] : section('Identity', identityFields(identity))),
    ...(address === null
      ? []
      : section('Address', [
          ['street and number', address.streetAndNumber],
          ['postal code', address.zip],
          ['municipality', address.municipality],
        ])),
    ...(photo === null
      ? []
      : section('Photo', [
          ['size', `${photo.bytes} bytes`],
          ['pixels', photo.width === null || photo.height === null ? null : `${photo.width} x ${photo.height}`],
          ['hash', photo.hashAlgorithm],
        ])),
    ...section(
      'Checks',
      checks.map(({ check, verdict, reason }) => [check, reason === null ? verdict : `${verdict} (${reason})`]),
    ),
    ...section(
      'Findings',
      findings.length === 0
        ? [['none', '']]
        : findings.map(({ code, severity, certainty, evidence }) => [
            severity,
            `${code} (${certainty}) ${evidenceInWords(evidence)}`.trimEnd(),
          ]),
    ),
    ...section('PIN', [['tries left', pin.triesLeft === null ? null : String(pin.triesLeft)]]),
    ...section('Timings', [
      ['name and address', milliseconds(timings.firstFieldsMs)],
      ['complete', milliseconds(timings.completeMs)],
      ['exchanges', String(timings.exchanges)],
      ['bytes sent, received', `${timings.bytesSent}, ${timings.bytesReceived}`],
    ]),
  ];
  return lines.map((line) => printable(line).trimEnd());
};
