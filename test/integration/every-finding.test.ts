/**
 * Every finding of the catalogue, brought about as test/findings/provocations.ts says and found through a real pcscd; and cards
 * with nothing wrong, about which nothing is said. What is found tells nothing that is on the card.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { type Finding, type FindingCode, finding, findingCodes } from '../../contract/findings.ts';
import type { Address, Identity } from '../../contract/eid-read.ts';
import { readViewerExport } from '../../eid/export/read-viewer-export.ts';
import { toViewerExport } from '../../eid/export/viewer-export.ts';
import { compareWithRegister, sortFindings, toEidReadDocument } from '../../eid/index.ts';
import { findingsOfReaders } from '../../kiosk/card-reading/reader-findings.ts';
import { freshCheck, judgeCheck } from '../../kiosk/diagnostics/guided-check.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { adult18 } from '../../simulator/cards/holders.ts';
import { type FindingsBench, openFindingsBench } from '../findings/findings-bench.ts';
import { goodCards } from '../findings/good-cards.ts';
import { cardOf, type OnCard, type Provocation } from '../findings/provocation.ts';
import { provocations } from '../findings/provocations.ts';
import { asTestCard } from '../unit/eid/card-images.ts';

const bench: FindingsBench = await openFindingsBench();
if (bench.skipReason !== null) console.warn(`skipped: ${bench.skipReason}`);
afterAll(() => bench.close());

/** What must not be told about a card: whatever the maker wrote on it, and whatever was read from it. */
const valuesOn = (definition: CardDefinition | null, identity: Identity | null, address: Address | null) => {
  const { holder, document, address: written } = definition ?? { holder: null, document: null, address: null };
  const said = [
    ...Object.values(holder ?? {}),
    document?.cardNumber,
    document?.municipality,
    ...Object.values(written ?? {}),
    ...Object.values(address ?? {}),
    ...Object.values({ ...identity, unknownFields: null }),
    identity?.birthDate.raw,
    identity?.birthDate.iso,
  ];
  const texts = said.filter((value) => typeof value === 'string').flatMap((value) => [value, ...value.split(/[\s-]+/)]);
  // Shorter than that are initials, sexes and house numbers, which any evidence may hold by chance.
  return new Set(texts.map((text) => text.toLowerCase()).filter((text) => text.length >= 4));
};

/** The values that the evidence of these findings holds. */
const toldBy = (findings: readonly Finding[], values: ReadonlySet<string>): readonly string[] => {
  const told = JSON.stringify(findings.map(({ evidence }) => evidence)).toLowerCase();
  return [...values].filter((value) => told.includes(value));
};
const expectNothingTold = (findings: readonly Finding[], values: ReadonlySet<string>): void => {
  expect(values.size).toBeGreaterThan(0);
  expect(toldBy(findings, values)).toEqual([]);
};

const seeCard = async (one: OnCard): Promise<readonly Finding[]> => {
  const { read } = await bench.see(one);
  const { findings, identity, address } = read.reading;
  if (one.definition !== null) expectNothingTold(findings, valuesOn(one.definition, identity, address));
  return findings;
};

const bringAbout = async (one: Provocation): Promise<readonly Finding[]> => {
  switch (one.through) {
    case 'pcscd':
      return seeCard(one);
    case 'service':
      return findingsOfReaders(await bench.serviceBecomes(one.service));
    case 'person': {
      const verdict = judgeCheck({ ...freshCheck, reported: [one.reported] });
      return verdict.end ? verdict.findings : [];
    }
    case 'register': {
      const { read } = await bench.see({ card: () => cardOf(one.definition) });
      const { reading } = read;
      const difference = compareWithRegister(reading, one.answer);
      const findings = sortFindings([...reading.findings, ...(difference === null ? [] : [difference])]);
      const inRegister = Object.values(one.answer).filter((value) => value !== null && value.length > 1);
      const values = valuesOn(one.definition, reading.identity, reading.address);
      expectNothingTold(findings, new Set([...values, ...inRegister.map((value) => String(value).toLowerCase())]));
      return findings;
    }
    case 'file': {
      const { read, judge } = await bench.see({ card: () => cardOf(one.definition) });
      const file = toViewerExport(read.image, toEidReadDocument(read.reading, 'a reader', read.timings));
      if (!file.ok) throw new Error(file.failure.join(' '));
      const back = readViewerExport(file.value);
      if (!back.ok) throw new Error(back.failure);
      const reading = await judge(back.value.image, [], { revocation: 'offline', now: asTestCard.now });
      expectNothingTold(reading.findings, valuesOn(one.definition, reading.identity, reading.address));
      return reading.findings;
    }
  }
  return one;
};

const codesOf = (findings: readonly Finding[]): readonly FindingCode[] => findings.map(({ code }) => code).toSorted();

const inSlots = findingCodes.filter((code) => provocations[code].through !== 'service');
const ofService = findingCodes.filter((code) => provocations[code].through === 'service');

describe.skipIf(bench.skipReason !== null)('through a real pcscd', () => {
  describe.concurrent('each finding is brought about, and nothing else', () => {
    test.each(inSlots)('%s', async (code) => {
      const one = provocations[code];
      expect(codesOf(await bringAbout(one))).toEqual([code, ...one.also].toSorted());
    });
  });

  describe.concurrent('a card with nothing wrong is left in peace', () => {
    test.each(goodCards.map((card) => [card.definition?.name ?? '', card] as const))('%s', async (_name, card) => {
      expect(codesOf(await seeCard(card))).toEqual(card.also.toSorted());
    });
  });

  describe('each state of the service, after all cards', () => {
    test.each(ofService)('%s', async (code) => {
      const one = provocations[code];
      expect(codesOf(await bringAbout(one))).toEqual([code, ...one.also].toSorted());
    });
  });
});

describe('the table', () => {
  test('has a line for each code of the catalogue and no other', () => {
    expect(Object.keys(provocations).toSorted()).toEqual([...findingCodes].toSorted());
  });

  test('no line names its own code among the others', () => {
    expect(findingCodes.filter((code) => provocations[code].also.includes(code))).toEqual([]);
  });

  test('evidence that told a value of the card would be noticed', () => {
    const values = valuesOn(adult18, null, null);
    const of = (evidence: Finding['evidence']) => toldBy([finding('data.photo-missing', evidence)], values);
    expect(of({ field: 'surname' })).toEqual([]);
    expect(of({ field: 'surname', value: 'EXEMPLAIRE' })).toEqual(['exemplaire']);
    expect(of({ place: 'at Rue de la Fiction 8, 9998' })).toEqual(['rue de la fiction 8', 'fiction', '9998']);
  });
});
