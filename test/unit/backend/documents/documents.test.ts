import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Annex12Statement, FactsOf } from '../../../../backend/documents/document-facts.ts';
import { annex12Statements } from '../../../../backend/documents/document-facts.ts';
import { handOverWords } from '../../../../backend/documents/hand-over-words.ts';
import { paperWords } from '../../../../backend/documents/paper-words.ts';
import { preDeclarationWords } from '../../../../backend/documents/pre-declaration-words.ts';
import { proxyWords } from '../../../../backend/documents/proxy-words.ts';
import { receiptWords } from '../../../../backend/documents/receipt-words.ts';
import { recordWords } from '../../../../backend/documents/record-words.ts';
import { renderDocument } from '../../../../backend/documents/render-document.ts';
import { noticeWords } from '../../../../backend/notices/notice-words.ts';
import type { DocumentKind } from '../../../../contract/case-outcomes.ts';
import { type Language, languages } from '../../../../contract/languages.ts';
import { diagnosedCard } from '../sample-diagnosis.ts';
import { demoMunicipality, specimenNumber } from '../sample-submission.ts';
import { addressee, allKinds, caseNumber, sampleFacts } from './document-samples.ts';
import { hasPoppler, pdfAsRead } from './pdf-as-read.ts';

const municipality = await demoMunicipality();
const paper = async (kind: DocumentKind, language: Language, simulated = false) =>
  pdfAsRead(await renderDocument(sampleFacts(kind, { language, simulated, municipality }), municipality));

/** Titles and headings of the samples, in the order in which they must be read. */
const headings: { readonly [K in DocumentKind]: (language: Language) => readonly string[] } = {
  receipt: (language) => {
    const words = receiptWords[language];
    const { whatHappensNow, bring } = paperWords[language];
    return [
      words.titles['pin-reprint'],
      words.yourRequest,
      whatHappensNow,
      words.reprint.whereToCollect,
      bring,
      words.goodToKnow,
    ];
  },
  'pre-declaration': (language) => {
    const words = preDeclarationWords[language];
    const { whatHappensNow, bring } = paperWords[language];
    return [words.titles.theft, words.blockNow, words.yourDeclaration, whatHappensNow, words.where, bring];
  },
  'diagnostic-hand-over': (language) => {
    const words = handOverWords[language];
    return [words.title, words.firstAnalysis, words.findings, words.checks, words.attempts, words.cardAndReader];
  },
  'arrival-letter': (language) => {
    const { kinds, where, cost, questions } = noticeWords[language];
    const { bring } = paperWords[language];
    return [kinds['codes-arrived'].matter, where, bring, cost, proxyWords[language].policyHeading, questions];
  },
  'reminder-letter': (language) => {
    const { kinds, where, questions } = noticeWords[language];
    const { bring } = paperWords[language];
    return [kinds['card-reminder'].matter, where, bring, proxyWords[language].policyHeading, questions];
  },
  'notice-letter': (language) => {
    const { kinds, questions } = noticeWords[language];
    return [kinds['codes-destroyed'].matter, questions];
  },
  'destruction-record': (language) => {
    const { title, signatures } = recordWords[language].destruction;
    return [title, signatures];
  },
  'proxy-form': (language) => {
    const { title, forWhat, giver, proxy, fingerprintsHeading } = proxyWords[language];
    return [title, forWhat, giver, proxy, paperWords[language].bring, fingerprintsHeading];
  },
  'annex-12-data-sheet': (language) => {
    const { title, copyThese } = recordWords[language].annex12;
    return [title, copyThese];
  },
};

const digitsOf = (text: string): string => text.replaceAll(/[^0-9]/g, '');
const lettersOf = (text: string): string => text.normalize('NFC').replaceAll(/\s/g, '');

const everyPaper = allKinds.flatMap((kind) => languages.map((language) => ({ kind, language })));

describe.skipIf(!hasPoppler)('every paper in every language, as others read it', () => {
  test.each(everyPaper)('$kind in $language', async ({ kind, language }) => {
    const { info, pages, elements, text } = await paper(kind, language);
    const expected = headings[kind](language);
    const [title = ''] = expected;
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Page size: +595\.28 x 841\.89 pts \(A4\)$/m);
    expect(info).toContain(`Title:           ${title} ${caseNumber}`);
    expect(elements.filter(({ tag }) => tag === 'H1')).toHaveLength(1);
    expect(elements.filter(({ tag }) => tag === 'H1' || tag === 'H2').map((element) => element.text)).toEqual(expected);
    // The order on the sheet is the order of the tree.
    const onSheet = text.replaceAll(/\s+/g, ' ');
    const places = expected.map((heading, index) => onSheet.indexOf(heading, index === 0 ? 0 : onSheet.indexOf(title)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(onSheet).toContain(paperWords[language].page(pages, pages));
    expect(onSheet).not.toMatch(/simulati/i);
    // The number that the facts were handed beside what they have a place for.
    expect(digitsOf(text)).not.toContain(specimenNumber);
    const isOfficial = municipality.officialTextLanguages.includes(language);
    const [beforeName = ''] = paperWords[language].translation('\n').split('\n');
    expect(onSheet.split(beforeName)).toHaveLength(isOfficial ? 1 : 2);
  });

  test.each(allKinds)('%s says on every page that it is a simulation', async (kind) => {
    const { text, elements } = await paper(kind, 'nl', true);
    for (const page of text.split('\f').filter((part) => part.trim() !== ''))
      expect(page).toContain('SIMULATIE – geen wettelijke waarde');
    expect(elements[0]).toEqual({ tag: 'P', text: 'SIMULATIE – geen wettelijke waarde' });
  });
});

describe.skipIf(!hasPoppler)('what single papers say', () => {
  test('a pre-declaration is no annex 12, names DOC STOP, and says where to go until when', async () => {
    const facts = sampleFacts('pre-declaration', { language: 'nl', simulated: false, municipality });
    const atPolice = await pdfAsRead(await renderDocument(facts, municipality));
    expect(atPolice.text).toContain('Dit is geen bijlage 12 en geen identiteitsbewijs.');
    for (const number of municipality.emergency.docStop)
      expect(atPolice.elements).toContainEqual({ tag: 'LBody', text: number });
    expect(atPolice.elements.map(({ text }) => text)).toContain('Telefoon: 000 11 22 33');
    const atCounter = await pdfAsRead(
      await renderDocument({ ...facts, routedTo: 'municipality', validUntil: '2026-12-06' }, municipality),
    );
    expect(atCounter.elements.map(({ text }) => text)).toContain(
      'Kom ten laatste op 6 december 2026. Daarna vervalt deze melding.',
    );
  });

  test('the data sheet has the fields of annex 12 in a table with header cells, and sends the clerk to the register', async () => {
    const { structure, elements } = await paper('annex-12-data-sheet', 'nl');
    expect(structure.match(/\/Scope \/Column/g)).toHaveLength(2);
    expect(structure.match(/\/Scope \/Row/g)).toHaveLength(13);
    const after = (name: string) => elements[elements.findIndex(({ text }) => text === name) + 1];
    expect(after('Rijksregisternummer')).toEqual({ tag: 'TD', text: 'lees in het register' });
    expect(after('Nummer van het document')).toEqual({ tag: 'TD', text: 'lees in het register' });
    expect(after('Geboortedatum')).toEqual({ tag: 'TD', text: '15 november 1985' });
    expect(after('Verklaring')?.text).toBe('niet-werkende kaart opgestuurd voor onderzoek');
  });

  test('the destruction record has both signatures and no name', async () => {
    const { text, elements } = await paper('destruction-record', 'nl');
    expect(elements.filter(({ tag }) => tag === 'TD').map((cell) => cell.text)).toEqual([
      '22 november 2026 om 10:12',
      '22 november 2026 om 10:15',
    ]);
    expect(text).not.toContain('Kanarie');
    expect(text).toContain('na het einde van de termijn');
  });

  test.each(languages)('the destruction record says it where nobody could come any more: %s', async (language) => {
    const sample = sampleFacts('destruction-record', { language, simulated: false, municipality });
    const ended = { by: 'ruling-out', on: '2026-11-20' } as const;
    const words = recordWords[language].destruction;
    const pdf = await renderDocument({ ...sample, arrivedOn: null, ended }, municipality);
    const text = lettersOf((await pdfAsRead(pdf)).text);
    expect(text).toContain(lettersOf(words.statements['ruling-out']));
    expect(text).not.toContain(lettersOf(words.arrivedOn));
  });

  test('the hand-over names findings, checks and the suggestion, and nothing about the holder', async () => {
    const { text, elements } = await paper('diagnostic-hand-over', 'fr');
    const cells = new Set(elements.map((element) => element.text));
    for (const { code } of diagnosedCard.diagnosis.findings) expect(cells).toContain(code);
    for (const { check } of diagnosedCard.diagnosis.checks) expect(cells).toContain(check);
    // The invented holder lives in the town that prints the sheet.
    const names: readonly (string | undefined)[] = Object.values(municipality.names);
    const personal = diagnosedCard.personalValues.filter((value) => !names.includes(value));
    expect(personal.length).toBeGreaterThan(7);
    for (const value of personal) expect(text).not.toContain(value);
  });

  test('evidence longer than a sheet goes on in further rows, and no word of it is lost', async () => {
    const words = Array.from({ length: 19 }, (_, index) => [`name${index}`, 'waarneming '.repeat(18).trim()] as const);
    const facts = sampleFacts('diagnostic-hand-over', { language: 'de', simulated: true, municipality });
    const [finding] = facts.diagnosis.findings;
    if (finding === undefined) throw new Error('the sample has no finding');
    const longest = { ...finding, evidence: Object.fromEntries(words) };
    const diagnosis = { ...facts.diagnosis, findings: Array.from({ length: 4 }, () => longest) };
    const { text, pages, structure } = await pdfAsRead(await renderDocument({ ...facts, diagnosis }, municipality));
    expect(pages).toBeGreaterThan(4);
    expect(text.match(/waarneming/g)).toHaveLength(4 * 19 * 18);
    // The head is drawn again on every page for eyes; a screen reader meets it once a table.
    expect(text.match(/Beobachtung/g)?.length).toBeGreaterThan(4);
    expect(structure.match(/"Beobachtung"/g)).toHaveLength(1);
  });

  test('a letter has the address read before its matter, and takes any name', async () => {
    const facts = sampleFacts('arrival-letter', { language: 'de', simulated: true, municipality });
    const long = {
      ...addressee,
      surname: 'Gábor-Erdődi Nguyễn Thế Живкова Παπαδοπούλου '.repeat(5).trim(),
      givenNames: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
      streetAndNumber: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtenstraße 12',
    };
    const { elements, text, pages } = await pdfAsRead(
      await renderDocument({ ...facts, addressee: long }, municipality),
    );
    const title = elements.findIndex(({ tag }) => tag === 'H1');
    const address = elements.findIndex(({ text: said }) => said.includes('Rindfleisch'));
    expect(address).toBeGreaterThan(0);
    expect(address).toBeLessThan(title);
    expect(lettersOf(elements[address]?.text ?? '')).toBe(
      lettersOf(`${long.givenNames}${long.surname}${long.streetAndNumber}9999Verzinsel`),
    );
    expect(pages).toBeLessThanOrEqual(2);
    expect(text).not.toContain('?'.repeat(2));
  });

  test('lines of one fact are read as separate words', async () => {
    const { elements } = await paper('receipt', 'nl');
    expect(elements.map(({ text }) => text)).toContain('Open: donderdag 17:00–19:00 zaterdag 09:30–11:30');
  });

  test('who may come follows the policy of the municipality', async () => {
    const { pinReprint } = municipality.services;
    const open = {
      ...municipality,
      services: {
        ...municipality.services,
        pinReprint: { ...pinReprint, pickup: { ...pinReprint.pickup, proxy: 'yes' } },
      },
    } as const;
    const facts: FactsOf<'arrival-letter'> = sampleFacts('arrival-letter', {
      language: 'en',
      simulated: false,
      municipality,
    });
    const { elements } = await pdfAsRead(await renderDocument(facts, open));
    expect(elements.map(({ text }) => text)).toContain(proxyWords.en.policies.yes);
  });
});

test('the words are those of the glossary', async () => {
  const glossary = await readFile(join(import.meta.dirname, '../../../../docs/glossary.md'), 'utf8');
  const rowOf = (term: string): readonly string[] =>
    glossary
      .split('\n')
      .find((line) => line.startsWith(`| ${term} |`))
      ?.split('|')
      .slice(3, 7)
      .map((cell) => cell.trim()) ?? [];
  const ofEach = (pick: (language: Language) => string): readonly string[] => languages.map(pick);
  expect(languages).toEqual(['nl', 'fr', 'de', 'en']);
  expect(ofEach((language) => paperWords[language].caseNumber.toLowerCase())).toEqual(
    rowOf('case number').map((word) => word.toLowerCase()),
  );
  expect(ofEach((language) => paperWords[language].cards.eid)).toEqual(rowOf('eID'));
  const firstOf = (title: string, separator: string) => title.split(separator)[0]?.trim().toLowerCase();
  expect(languages.map((language) => firstOf(preDeclarationWords[language].titles.loss, ':'))).toEqual(
    rowOf('pre-declaration').map((word) => word.toLowerCase()),
  );
  expect(languages.map((language) => firstOf(proxyWords[language].title, ' '))).toEqual(
    rowOf('proxy').map((word) => word.toLowerCase()),
  );
  expect(ofEach((language) => recordWords[language].annex12.nationalNumber.toLowerCase())).toEqual(
    rowOf('national number').map((word) => word.toLowerCase()),
  );
});

test('every statement of annex 12 has its own words', () => {
  for (const language of languages) {
    const { statements } = recordWords[language].annex12;
    const said = annex12Statements.map((statement: Annex12Statement) => statements[statement]);
    expect(new Set(said).size).toBe(annex12Statements.length);
  }
});
