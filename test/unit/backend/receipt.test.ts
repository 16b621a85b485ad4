import { execFile, execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openingHourLines } from '../../../backend/documents/opening-hours.ts';
import type { ReceiptFacts } from '../../../backend/documents/receipt-facts.ts';
import { receiptWords } from '../../../backend/documents/receipt-words.ts';
import { renderReceipt } from '../../../backend/documents/render-receipt.ts';
import { languages } from '../../../contract/languages.ts';
import { demoMunicipality } from './sample-submission.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const municipality = await demoMunicipality();
const facts: ReceiptFacts = {
  receipt: {
    id: '3b9d2b3e-0000-4000-8000-000000000000',
    caseNumber: '2026-K7M4-92QF',
    type: 'pin-reprint',
    state: 'submitted',
    receivedAt: '2026-11-22T09:12:00.000Z',
    amountCents: 500,
    payAt: 'request',
    pickupSite: 'deelgemeente-west',
    expectedFrom: '2026-11-29',
    expectedTo: '2026-12-06',
    simulated: true,
  },
  language: 'nl',
  notificationChannel: 'letter',
  surname: 'Gábor-Erdődi Nguyễn Thế Живкова Παπαδοπούλου',
  givenNames: 'Jürgen Țepeș',
};

const hasPoppler = (() => {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('skipped: pdfinfo and pdftotext are not installed (apt-get install poppler-utils)');
    return false;
  }
})();

const run = promisify(execFile);
const written = async (pdf: Buffer): Promise<string> => {
  const file = join(await temporaryDirectory(), 'receipt.pdf');
  await writeFile(file, pdf);
  return file;
};

describe.skipIf(!hasPoppler)('the receipt as others read it', () => {
  test.each(languages)('in %s: tagged, titled, one page, embedded fonts', async (language) => {
    const file = await written(await renderReceipt({ ...facts, language }, municipality));
    const { stdout: info } = await run('pdfinfo', [file]);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Pages: +1$/m);
    expect(info).toContain(`${receiptWords[language].title} 2026-K7M4-92QF`);
    const { stdout: fonts } = await run('pdffonts', [file]);
    const rows = fonts.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toMatch(/ yes yes yes +\d+ +\d+$/);
  });

  test('structure and order: simulation first, one title, every fact in its paragraph', async () => {
    const file = await written(await renderReceipt(facts, municipality));
    const { stdout } = await run('pdfinfo', ['-struct-text', file]);
    const tree = stdout.split('\n').map((line) => line.trim());
    expect(tree.filter((line) => line.startsWith('H1'))).toHaveLength(1);
    const order = [
      '"SIMULATIE – geen wettelijke waarde"',
      '"Ontvangstbewijs van uw aanvraag"',
      '"2026-K7M4-92QF"',
      '"Aangevraagd door: Jürgen Țepeș Gábor-Erdődi Nguyễn Thế Живкова Παπαδοπούλου"',
      '"Bedrag: € 5,00, te betalen aan het loket"'.replace('€ ', '€\u00A0'),
      '"Permanentie Voorbeeldgem-West"',
      '"Breng uw identiteitskaart mee. Aan het loket maken wij uw nieuwe pincode actief."',
    ].map((text) => tree.indexOf(text));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('a real request carries no word about simulation; a free one nothing to pay', async () => {
    const receipt = { ...facts.receipt, simulated: false, amountCents: 0 };
    const file = await written(await renderReceipt({ ...facts, receipt, language: 'fr' }, municipality));
    const { stdout } = await run('pdftotext', [file, '-']);
    expect(stdout).not.toMatch(/simulati/i);
    expect(stdout).toContain('rien à payer');
    expect(stdout).toContain('Le texte officiel est en néerlandais.');
  });
});

test('opening hours: one line per weekday, in order', () => {
  const [townHall] = municipality.sites;
  if (townHall === undefined) throw new Error('the demo has lost its town hall');
  expect(
    openingHourLines({ ...townHall, openingHours: townHall.openingHours.toReversed() }, 'fr-BE').slice(0, 2),
  ).toEqual(['lundi 09:00–12:00, 16:00–19:30', 'mardi 09:00–12:00']);
});
