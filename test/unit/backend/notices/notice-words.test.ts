import { beforeAll, expect, test } from 'vitest';
import { mailBody } from '../../../../backend/notices/mail-body.ts';
import { type NoticeFacts, noticeContent } from '../../../../backend/notices/notice-content.ts';
import { fillIn, noticeWords, valuesNeeded } from '../../../../backend/notices/notice-words.ts';
import { type NoticeValues, noticeValueNames } from '../../../../backend/notices/words/wording.ts';
import { noticeKinds } from '../../../../contract/case-outcomes.ts';
import { languages } from '../../../../contract/languages.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { demoMunicipality, personalValues } from '../sample-submission.ts';

let municipality: Municipality;
beforeAll(async () => {
  municipality = await demoMunicipality();
});

const facts = (changes: Partial<NoticeFacts> = {}): NoticeFacts => ({
  kind: 'codes-arrived',
  type: 'pin-reprint',
  caseNumber: '2026-K7M4-92QF',
  language: 'nl',
  simulated: false,
  facts: {
    pickupSite: 'deelgemeente-oost',
    amountCents: 500,
    annex12Until: '2026-12-22',
    appointmentAt: '2026-12-01T09:30:00.000Z',
    site: 'gemeentehuis',
  },
  amountDueCents: 500,
  collectBy: '2026-12-22',
  lastDay: '2027-05-24',
  lapsesOn: '2026-12-06',
  ...changes,
});

const noValues: NoticeValues = {
  amount: null,
  annex12Until: null,
  appointmentAt: null,
  card: null,
  caseNumber: null,
  collectBy: null,
  docStop: null,
  lapsesOn: null,
  lastDay: null,
};

test('every kind has words in every language, and no words are for a kind that does not exist', () => {
  expect(Object.keys(noticeWords).toSorted()).toEqual(languages.toSorted());
  for (const language of languages)
    expect(Object.keys(noticeWords[language].kinds).toSorted()).toEqual(noticeKinds.toSorted());
});

test('the languages say the same: as many paragraphs, with the same values, and every value is said somewhere', () => {
  for (const kind of noticeKinds) {
    const shape = (language: (typeof languages)[number]) =>
      noticeWords[language].kinds[kind].paragraphs.map((paragraph) => valuesNeeded(paragraph).toSorted());
    for (const language of languages)
      expect({ kind, language, shape: shape(language) }).toEqual({ kind, language, shape: shape('nl') });
  }
  const said = languages.flatMap((language) =>
    Object.values(noticeWords[language].kinds)
      .flatMap(({ paragraphs }) => paragraphs)
      .concat(noticeWords[language].amountDue, noticeWords[language].subjectCase)
      .flatMap(valuesNeeded),
  );
  expect([...new Set(said)].toSorted()).toEqual(noticeValueNames.toSorted());
});

test('a sentence without its value is left out, never sent with a hole', () => {
  expect(fillIn('until {lastDay}', { ...noValues, lastDay: 'Monday' })).toBe('until Monday');
  expect(fillIn('until {lastDay}', noValues)).toBeNull();
  expect(fillIn('until {someday}', noValues)).toBeNull();
  const without = noticeContent(facts({ lastDay: null, collectBy: null }), municipality);
  const withDays = noticeContent(facts(), municipality);
  expect(withDays.paragraphs.length - without.paragraphs.length).toBe(2);
});

test('every notice names the case and says what to do, where, with what, at what cost and whom to ask', () => {
  for (const kind of noticeKinds)
    for (const language of languages) {
      const content = noticeContent(facts({ kind, language }), municipality);
      const { text } = mailBody(content, municipality);
      expect(content.subject).toContain('2026-K7M4-92QF');
      expect(text).toContain('2026-K7M4-92QF');
      expect(text).toContain(municipality.contacts.website ?? 'a website');
      expect(text).not.toMatch(/[{}]|\bundefined\b|\bnull\b|NaN/);
    }
  const { text } = mailBody(noticeContent(facts(), municipality), municipality);
  expect(text).toContain('Permanentie Voorbeeldgem-Oost');
  expect(text).toContain('dinsdag 17:00–19:00');
  expect(text).toContain('tot en met 24 mei 2027');
  expect(text).toMatch(/€\s5,00/);
});

test('a paper or card that waits outside the municipality is said to be there', () => {
  const procedure = municipality.services.replacement.urgent[0];
  const town: Municipality = {
    ...municipality,
    services: {
      ...municipality.services,
      replacement: {
        ...municipality.services.replacement,
        urgent: [
          {
            urgency: 'urgent-brussels',
            products: ['eid'],
            cutOff: '15:00',
            readyAfterWorkingDays: 1,
            readyFrom: '08:30',
            readyWeekdays: [2],
            ...procedure,
            site: null,
            place: { nl: 'Park Atrium', fr: 'Park Atrium', de: 'Park Atrium', en: 'Park Atrium' },
          },
        ],
      },
    },
  };
  const urgency = town.services.replacement.urgent[0]?.urgency ?? 'urgent-brussels';
  const content = noticeContent(facts({ kind: 'card-ready', type: 'replacement', facts: { urgency } }), town);
  expect(content.place).toBe('Park Atrium');
  expect(mailBody(content, town).text).toContain('Park Atrium');
});

test('a simulated case says so in the subject and on top, in all languages; a real one nowhere', () => {
  for (const language of languages) {
    const content = noticeContent(facts({ language, simulated: true }), municipality);
    expect(content.subject).toMatch(/^\[SIMULA(TIE|TION)\] /);
    const { text, html } = mailBody(content, municipality);
    for (const other of languages)
      expect(text).toContain(noticeContent(facts({ language: other, simulated: true }), municipality).simulation?.own);
    expect(html.indexOf('SIMULA')).toBeGreaterThan(-1);
  }
  const real = mailBody(noticeContent(facts(), municipality), municipality);
  expect(`${real.text}${real.html}`).not.toMatch(/simula/i);
});

test('a translation says which text is official, and a language the town does not offer gives the official one', () => {
  const { officialTextLanguages } = municipality;
  expect(officialTextLanguages).toEqual(['nl']);
  expect(noticeContent(facts({ language: 'fr' }), municipality).closing.join(' ')).toContain('traduction');
  expect(noticeContent(facts({ language: 'nl' }), municipality).closing).toHaveLength(1);
  const dutchOnly: Municipality = { ...municipality, kioskLanguages: ['nl'] };
  expect(noticeContent(facts({ language: 'fr' }), dutchOnly).language).toBe('nl');
});

test('the HTML is text in its language: no picture, no script, no style, no link but the website, every sign escaped', () => {
  const nasty: Municipality = { ...municipality, names: { ...municipality.names, nl: '<b>"Dorp" & Co</b>' } };
  const { html } = mailBody(noticeContent(facts(), nasty), nasty);
  expect(html).toContain('<html lang="nl-BE">');
  expect(html).toContain('&lt;b&gt;&quot;Dorp&quot; &amp; Co&lt;/b&gt;');
  expect(html).not.toMatch(/<(img|script|style|link|iframe|b)\b|style=|src=|http-equiv/i);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
  expect(links).toEqual([municipality.contacts.website]);
});

test('a notice has no place for a person', () => {
  // As a careless caller would hand them over: with everything that is known of the applicant among the facts.
  const careless = { ...facts(), surname: 'Kanarie-Voorbeeld', applicant: personalValues };
  for (const kind of noticeKinds) {
    const content = noticeContent({ ...careless, kind }, municipality);
    const { text, html } = mailBody(content, municipality);
    for (const value of personalValues) expect(`${content.subject}${text}${html}`).not.toContain(value);
  }
});
