/** The page as others read it: pdfinfo and pdftotext of poppler, where they are installed. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { renderReading } from '../../../cli/export-pdf/render-reading.ts';
import { readingWords } from '../../../cli/export-pdf/reading-words.ts';
import { languages } from '../../../contract/languages.ts';
import { finding } from '../../../contract/findings.ts';
import { adult18, longName } from '../../../simulator/cards/holders.ts';
import { exportable, hurtful, readAt } from '../eid/export/exported-cards.ts';

const hasPoppler = spawnSync('pdfinfo', ['-v']).error === undefined;
if (!hasPoppler) console.warn('skipped: no pdfinfo and pdftotext (poppler-utils)');

const through = (program: 'pdfinfo' | 'pdftotext', words: readonly string[], pdf: Buffer): string => {
  const file = program === 'pdftotext' ? ['-', '-'] : ['-'];
  const ran = spawnSync(program, [...words, ...file], { input: pdf, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
};

const render = async (
  definition: Parameters<typeof exportable>[0],
  change: Partial<Parameters<typeof renderReading>[0]> = {},
): Promise<Buffer> => {
  const { document, reading } = await exportable(definition);
  const writtenAt = new Date('2026-03-01T12:00:00Z');
  return renderReading({
    document,
    photo: reading.photoBytes,
    readAt,
    writtenAt,
    language: 'en',
    isTest: true,
    ...change,
  });
};

describe.skipIf(!hasPoppler)('a reading on paper', () => {
  test.each(languages)(
    'in %s: A4, tagged, titled without a name, fields and a verdict per check in order',
    async (language) => {
      const words = readingWords[language];
      const pdf = await render(adult18, { language });
      const facts = through('pdfinfo', [], pdf);
      expect(facts).toMatch(/Tagged:\s+yes/);
      expect(facts).toContain('(A4)');
      expect(facts).not.toContain('Exemplaire');
      const text = through('pdftotext', [], pdf);
      const order = [words.test, words.title, words.noOfficialDocument, words.holder, 'Exemplaire', 'Manon Imaginée'];
      const lines = text.split('\n');
      const places = [...order, '92.78.27-246.64', words.card, '000-0001802-56', words.checks, words.findings].map(
        (part) => lines.indexOf(part),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((left, right) => left - right));
      for (const name of Object.values(words.checkNames)) expect(text.replaceAll('\n', ' ')).toContain(name);
      expect(text).toContain(words.verdicts.passed);
      expect(text).toContain(words.verdicts['not-done']);
    },
  );

  test('the photo is a figure with a description', async () => {
    const structure = through('pdfinfo', ['-struct-text'], await render(adult18));
    expect(structure).toContain('Figure');
    expect(structure).toContain('H1');
    expect(structure).not.toContain('Figure "Exemplaire');
  });

  test('a real card has no word about tests; a blocking finding is said at the top', async () => {
    const { document } = await exportable(adult18);
    const clean = { ...document, trust: 'belgian' as const, findings: [] };
    expect(through('pdftotext', [], await render(adult18, { document: clean, isTest: false }))).not.toContain('TEST');
    const blocked = { ...clean, findings: [{ ...finding('data.unsigned-source'), evidence: {}, remedies: [] }] };
    const text = through('pdftotext', [], await render(adult18, { document: blocked, isTest: false }));
    expect(text.indexOf(readingWords.en.blocked)).toBeLessThan(text.indexOf(readingWords.en.title));
    expect(text).toContain('data.unsigned-source');
  });

  test('long names wrap, and nothing of them is lost', async () => {
    const { document } = await exportable(longName);
    const text = through('pdftotext', [], await render(longName)).replace(/\s/g, '');
    const surname = document.identity?.surname ?? '';
    expect(surname.length).toBeGreaterThan(60);
    expect(text).toContain(surname.replace(/\s/g, ''));
  });

  test('letters that no face has are seen to be missing, and the page says what a question mark is', async () => {
    const text = through('pdftotext', [], await render(hurtful));
    expect(text).toContain('Zoë ??? ???');
    expect(text).toContain('=2+3,"Proef" & <Persoon>');
    expect(text).toContain(readingWords.en.missingLetters);
    expect(through('pdftotext', [], await render(adult18))).not.toContain(readingWords.en.missingLetters);
  });

  test('a photo that is not the signed one, or claims a huge size, is not on the page', async () => {
    const { document } = await exportable(adult18);
    const otherPhoto = document.checks.map((one) =>
      one.check === 'photo-hash' ? { ...one, verdict: 'failed' as const, reason: 'another' } : one,
    );
    const tooLarge = { ...finding('data.photo-format'), evidence: {}, remedies: [] };
    for (const changed of [
      { ...document, checks: otherPhoto },
      { ...document, findings: [tooLarge] },
    ]) {
      const pdf = await render(adult18, { document: changed });
      expect(through('pdfinfo', ['-struct-text'], pdf)).not.toContain('Figure');
      expect(through('pdftotext', [], pdf)).toContain(readingWords.en.noPhotoShown);
    }
  });

  test('a photo that is none is said to be none', async () => {
    const text = through('pdftotext', [], await render(adult18, { photo: new Uint8Array(100) }));
    expect(text).toContain(readingWords.en.noPhotoShown);
  });
});
