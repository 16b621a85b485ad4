/** Every card of judged-cards/ gets the verdicts and findings that are written beside it, no more and no fewer. */
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { EidReadSchema } from '../../../contract/eid-read.ts';
import {
  certainties,
  checkCodes,
  type CheckCode,
  type FindingCode,
  findingCodes,
  severities,
  type Verdict,
} from '../../../contract/findings.ts';
import { type CardReading, interpretCard, toEidReadDocument } from '../../../eid/index.ts';
import { detailNames } from '../../../contract/visit.ts';
import { testCards } from '../../cards/card-definitions.ts';
import { asTestCard } from './card-images.ts';
import type { JudgedCard } from './judged-cards/judged-card.ts';
import { judgedCards } from './judged-cards/judged-cards.ts';
import { soundCards } from './judged-cards/sound-cards.ts';
import { mayNotBePrefilled, prefilledBy, shownPhotoIsSound } from './prefill.ts';

const schema = Compile(EidReadSchema);
const timings = { firstFieldsMs: 12.5, completeMs: 40, exchanges: 29, bytesSent: 300, bytesReceived: 4300 };

/** Of a sound card of that generation with every file read and revocation left alone. */
const soundVerdicts = (generation: string | null): Readonly<Record<CheckCode, Verdict>> => ({
  'identity-signature': 'passed',
  'address-signature': 'passed',
  'photo-hash': 'passed',
  'rrn-chain': 'passed',
  'chip-number': 'passed',
  'chip-authenticity': generation === '1.8' ? 'passed' : 'not-done',
  holder: 'passed',
  'national-number': 'passed',
  'card-validity': 'passed',
  'citizen-certificates': 'passed',
  revocation: 'not-done',
});

/** Each card is made and judged once, and then looked at from several sides. */
const readings = new Map<JudgedCard, Promise<CardReading>>();
const readingOf = (card: JudgedCard): Promise<CardReading> => {
  const known = readings.get(card) ?? interpretCard(card.image(), card.options);
  readings.set(card, known);
  return known;
};

describe('judgement', () => {
  it.each(judgedCards)('$story', async (card) => {
    const { verdicts = {}, findings = [], isUntrusted, shown = {} } = card.judgement;
    const reading = await readingOf(card);
    expect(Object.fromEntries(reading.checks.map(({ check, verdict }) => [check, verdict]))).toEqual({
      ...soundVerdicts(reading.card.generation),
      ...verdicts,
    });
    expect(reading.trust).toBe(isUntrusted === true ? 'none' : 'test');
    const expected: readonly string[] = isUntrusted === true ? findings : [...findings, 'certificate.test-card'];
    const inOrder = findingCodes.filter((code) => expected.includes(code));
    expect(findingCodes.filter((code) => reading.findings.some((found) => found.code === code))).toEqual(inOrder);
    expect(reading.identity ?? {}).toMatchObject(shown);
  });

  it('of every card of the catalogue, each by a story of its own', () => {
    const stories = judgedCards.map(({ story }) => story);
    expect(testCards.map(({ story }) => story).filter((story) => !stories.includes(story))).toEqual([]);
    expect(stories.filter((story, place) => stories.indexOf(story) !== place)).toEqual([]);
    const names = testCards.map(({ definition }) => definition.name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('is written down as the document of the contract', async () => {
    for (const card of judgedCards) {
      const document = toEidReadDocument(await readingOf(card), 'a reader', timings);
      const written: unknown = JSON.parse(JSON.stringify(document));
      expect([card.story, ...schema.Errors(written)]).toEqual([card.story]);
      expect(written).toEqual(document);
      expect(document.checks.map(({ check }) => check)).toEqual(checkCodes);
      for (const { verdict, reason } of document.checks) expect(reason === null).toBe(verdict === 'passed');
    }
  });

  it('shows no character that nobody sees, wherever it stood on the chip', async () => {
    for (const card of judgedCards) {
      const { identity, address } = await readingOf(card);
      const shown = [...Object.values(identity ?? {}), ...Object.values(address ?? {}), identity?.birthDate.raw];
      const texts = shown.filter((value) => typeof value === 'string');
      expect([card.story, ...texts.filter((text) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text))]).toEqual([card.story]);
    }
  });

  it('sorts by severity, then certainty, then by the catalogue, and says nothing twice', async () => {
    for (const card of judgedCards) {
      const { findings } = await readingOf(card);
      const places = findings.map(({ code, severity, certainty }) => [
        severities.indexOf(severity),
        certainties.indexOf(certainty),
        findingCodes.indexOf(code),
      ]);
      const sorted = places.toSorted(([a = 0, b = 0, c = 0], [d = 0, e = 0, f = 0]) => a - d || b - e || c - f);
      expect(places).toEqual(sorted);
      expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
    }
  });

  it('gives evidence that holds nothing of the person', async () => {
    for (const card of judgedCards) {
      const { identity, address, findings } = await readingOf(card);
      const personal = [
        identity?.surname,
        identity?.givenNames,
        identity?.nationalNumber,
        identity?.cardNumber,
        identity?.birthDate.raw,
        address?.streetAndNumber,
      ].filter((value) => typeof value === 'string' && value.length > 3);
      const said = JSON.stringify(findings);
      for (const value of personal) expect(said).not.toContain(value);
    }
  });
});

describe('a request', () => {
  it('is never filled in from data that failed', async () => {
    for (const card of judgedCards) {
      const reading = await readingOf(card);
      const prefilled = prefilledBy(reading);
      const forbidden = mayNotBePrefilled(reading).filter((name) => prefilled.includes(name));
      expect([card.story, ...forbidden]).toEqual([card.story]);
    }
  });

  it('shows no photo but the signed one, and none that no screen can show', async () => {
    let shown = 0;
    for (const card of judgedCards) {
      const isSound = shownPhotoIsSound(await readingOf(card));
      expect([card.story, isSound]).not.toEqual([card.story, false]);
      if (isSound === true) shown += 1;
    }
    expect(shown).toBeGreaterThan(100);
  });

  it('is filled in wholly from a sound card: the rule above does not hold for want of data', async () => {
    const unlike = /Only one name|address has a zip code/;
    const current = soundCards.filter(({ story, options }) => options === asTestCard && !unlike.test(story));
    expect(current.length).toBeGreaterThan(100);
    for (const card of current) {
      const reading = await readingOf(card);
      const expected = reading.findings.some(({ code }) => code === 'card.expired')
        ? []
        : detailNames.filter((name) => name !== 'givenNames' || reading.identity?.givenNames !== null);
      expect([card.story, ...prefilledBy(reading)]).toEqual([card.story, ...expected]);
    }
  });
});

describe('good cards', () => {
  /** The alarms that a sound card may give: it has expired, its certificates have (over 75), its PIN is blocked. */
  const known: readonly FindingCode[] = ['card.expired', 'certificate.expired', 'pin.blocked'];

  it('raise no alarm: nothing above a notice, and nothing fails but what has expired', async () => {
    for (const card of soundCards) {
      const { checks, findings } = await readingOf(card);
      const alarms = findings.filter(({ code, severity }) => severity !== 'notice' && !known.includes(code));
      const failed = checks.filter(
        ({ verdict, reason }) => verdict === 'failed' && reason?.includes('expired') !== true,
      );
      expect([card.story, ...alarms, ...failed]).toEqual([card.story]);
    }
  });
});

it('is made to emit every finding that a card image can show', () => {
  const elsewhere = /^reader\.|^chip\.(mute|dead)$|^data\.(register|printed)-mismatch$|^card\.(chip-detached|damaged)$/;
  const laterIssue = ['certificate.revoked', 'certificate.suspended'];
  const ours = findingCodes.filter((code) => !elsewhere.test(code) && !laterIssue.includes(code));
  const seen = new Set(judgedCards.flatMap(({ judgement }) => judgement.findings ?? [])).add('certificate.test-card');
  expect(ours.filter((code) => !seen.has(code))).toEqual([]);
});
