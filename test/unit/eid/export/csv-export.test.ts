import { describe, expect, test } from 'vitest';
import { checkCodes } from '../../../../contract/findings.ts';
import { toCsvExport } from '../../../../eid/export/csv-export.ts';
import { adult18 } from '../../../../simulator/cards/holders.ts';
import { exportable, exportedCards, hurtful, readAt } from './exported-cards.ts';

/** RFC 4180, as strict as it is written: CRLF between records, quotes doubled inside quotes, none outside. */
const parse = (text: string): readonly (readonly string[])[] => {
  const records: string[][] = [];
  let rest = text;
  while (rest !== '') {
    const record: string[] = [];
    for (;;) {
      const field = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
      if (field === null) throw new Error(`no field at ${JSON.stringify(rest.slice(0, 40))}`);
      record.push(field[1]?.replaceAll('""', '"') ?? field[2] ?? '');
      rest = rest.slice(field[0].length);
      if (field[3] === '\r\n') break;
    }
    records.push(record);
  }
  return records;
};

const cellsOf = async (definition: Parameters<typeof exportable>[0]): Promise<ReadonlyMap<string, string>> => {
  const { document } = await exportable(definition);
  const text = toCsvExport(document, readAt);
  expect(text.startsWith('\u{FEFF}')).toBe(true);
  const records = parse(text.slice(1));
  expect(records).toHaveLength(2);
  const [header = [], row = []] = records;
  expect(new Set(header).size).toBe(header.length);
  expect(row).toHaveLength(header.length);
  return new Map(header.map((name, index) => [name, row[index] ?? '']));
};

test('one header, one row, fields and verdicts of the document', async () => {
  const { document } = await exportable(adult18);
  const cells = await cellsOf(adult18);
  expect(cells.get('surname')).toBe('Exemplaire');
  expect(cells.get('givenNames')).toBe('Manon Imaginée');
  expect(cells.get('birthDate.iso')).toBe('1992-08-27');
  expect(cells.get('address.zip')).toBe('9998');
  expect(cells.get('readAt')).toBe(readAt);
  expect(cells.get('trust')).toBe('test');
  for (const check of checkCodes)
    expect(cells.get(`check.${check}`)).toBe(document.checks.find((one) => one.check === check)?.verdict);
  expect(cells.get('findings')).toContain('notice:certificate.test-card');
});

test.each(Object.entries(exportedCards))(
  '%s: no cell begins a formula, none holds a control character',
  async (_, card) => {
    for (const [, cell] of await cellsOf(card)) {
      expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n]/);
      expect(cell).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  },
);

describe('names that hurt', () => {
  test('a formula is text, and the rest of it is untouched', async () => {
    const cells = await cellsOf(hurtful);
    expect(cells.get('surname')).toBe('\'=2+3,"Proef" & <Persoon>');
    expect(cells.get('address.zip')).toBe("'@9999");
    expect(cells.get('address.municipality')).toBe("'-Denkbeeldig]]>");
    expect(cells.get('givenNames')).toBe('Zoë אבג ابت');
  });

  test.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '\u{FF1D}1'])('%j gets an apostrophe', async (surname) => {
    const { document } = await exportable(adult18);
    if (document.identity === null) throw new Error('no identity');
    const text = toCsvExport({ ...document, identity: { ...document.identity, surname } }, readAt);
    expect(parse(text.slice(1))[1]?.[1]).toBe(`'${surname}`);
  });
});

test('without identity the row is as long as ever', async () => {
  const { document } = await exportable(adult18);
  const [header, row] = parse(toCsvExport({ ...document, identity: null, address: null }, null).slice(1));
  expect(row).toHaveLength(header?.length ?? 0);
});
