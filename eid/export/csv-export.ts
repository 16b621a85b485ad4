/**
 * A reading as one row for a spreadsheet (RFC 4180: CRLF, fields with separators or quotes in quotes, quotes doubled), with the
 * fields of the document `eid-read/1` and every verdict; no photo, no raw files.
 *
 * Begins with a byte order mark, because Excel takes a file without one for the code page of the computer and breaks every
 * accented name. A spreadsheet takes a cell that begins with = + - @, a tab or a carriage return for a formula: such a cell gets
 * an apostrophe in front, which spreadsheets show as text and other programs have to take off (OWASP, "CSV Injection").
 * Not guaranteed: that a spreadsheet keeps leading zeros of numbers; import those columns as text.
 */
import type { EidRead } from '../../contract/eid-read.ts';
import { checkCodes } from '../../contract/findings.ts';

type Cell = string | number | boolean | null;

const byteOrderMark = '\u{FEFF}';
/** Also in their full-width forms, which some spreadsheets fold. */
const startsFormula = /^[\s\u{FEFF}]*[=+\-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]|^[\t\r\n]/u;

const quoted = (text: string): string => (/[",\r\n\t']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const written = (cell: Cell): string => {
  if (cell === null) return '';
  // A number or a truth value is ours, not the card's.
  if (typeof cell !== 'string') return String(cell);
  return quoted(startsFormula.test(cell) ? `'${cell}` : cell);
};

const identityCells = (identity: EidRead['identity']): readonly (readonly [string, Cell])[] => [
  ['surname', identity?.surname ?? null],
  ['givenNames', identity?.givenNames ?? null],
  ['thirdNameInitial', identity?.thirdNameInitial ?? null],
  ['nationalNumber', identity?.nationalNumber ?? null],
  ['birthDate.raw', identity?.birthDate.raw ?? null],
  ['birthDate.iso', identity?.birthDate.iso ?? null],
  ['birthDate.year', identity?.birthDate.year ?? null],
  ['birthPlace', identity?.birthPlace ?? null],
  ['sex', identity?.sex ?? null],
  ['nationality', identity?.nationality ?? null],
  ['nobleCondition', identity?.nobleCondition ?? null],
  ['cardNumber', identity?.cardNumber ?? null],
  ['chipNumber', identity?.chipNumber ?? null],
  ['validFrom', identity?.validFrom ?? null],
  ['validTo', identity?.validTo ?? null],
  ['issuingMunicipality', identity?.issuingMunicipality ?? null],
  ['documentType.code', identity?.documentType?.code ?? null],
  ['documentType.name', identity?.documentType?.name ?? null],
  ['specialStatus.code', identity?.specialStatus?.code ?? null],
  ['duplicate', identity?.duplicate ?? null],
  ['specialOrganisation', identity?.specialOrganisation ?? null],
  ['memberOfFamily', identity?.memberOfFamily ?? null],
  ['protection', identity?.protection ?? null],
  ['labourMarket', identity?.labourMarket ?? null],
  ['employerVat', identity?.employerVat?.join(' ') ?? null],
  ['regionalFileNumber', identity?.regionalFileNumber ?? null],
  ['brexitMention', identity?.brexitMention ?? null],
  ['cardMention', identity?.cardMention ?? null],
  ['euStartDate', identity?.euStartDate ?? null],
  [
    'unknownFields',
    identity === null
      ? null
      : Object.entries(identity.unknownFields)
          .map(([tag, hex]) => `${tag}:${hex}`)
          .join(' '),
  ],
];

const checkCells = ({ checks }: EidRead): readonly (readonly [string, Cell])[] =>
  checkCodes.map((code) => [`check.${code}`, checks.find(({ check }) => check === code)?.verdict ?? null]);

/** `readAt`: ISO instant, null where nobody knows. The text is to be written as UTF-8 as it is. */
export const toCsvExport = (document: EidRead, readAt: string | null): string => {
  const { card, identity, address, trust, findings, pin } = document;
  const cells: readonly (readonly [string, Cell])[] = [
    ['readAt', readAt],
    ...identityCells(identity),
    ['address.streetAndNumber', address?.streetAndNumber ?? null],
    ['address.zip', address?.zip ?? null],
    ['address.municipality', address?.municipality ?? null],
    ['card.generation', card.generation],
    ['card.serial', card.serial],
    ['card.lifeCycle', card.lifeCycle],
    ['card.atr', card.atr],
    ['trust', trust],
    ...checkCells(document),
    ['findings', findings.map(({ severity, code }) => `${severity}:${code}`).join(' ')],
    ['pin.triesLeft', pin.triesLeft],
  ];
  const header = cells.map(([name]) => name).join(',');
  const row = cells.map(([, cell]) => written(cell)).join(',');
  return `${byteOrderMark}${header}\r\n${row}\r\n`;
};
