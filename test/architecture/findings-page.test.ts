/** docs/findings.md is written from the catalogue, the texts of the screens and the tests; this fails when they differ. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { findingCodes } from '../../contract/findings.ts';
import { findingsDocument } from '../findings/findings-document.ts';

it('docs/findings.md tells the findings as they are (node test/findings/write-findings-page.cli.ts writes it)', async () => {
  const written = await readFile(new URL('../../docs/findings.md', import.meta.url), 'utf8');
  expect(written).toBe(findingsDocument());
});

it('has a section for every code, in the order of the catalogue within its area', () => {
  const headings = [...findingsDocument().matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
  const areas = new Set(headings.map((heading) => heading.split('.')[0]));
  const expected = [...areas].flatMap((area) => findingCodes.filter((code) => code.split('.')[0] === area));
  expect(headings).toEqual(expected);
  expect(headings.length).toBe(findingCodes.length);
});

it('has no cell that is empty or broken by a bar', () => {
  const rows = findingsDocument()
    .split('\n')
    .filter((line) => line.startsWith('| ') && line !== '| | |');
  expect(rows.filter((row) => !/^\| [^|]*\S \| [^|]*\S \|$/.test(row))).toEqual([]);
});
