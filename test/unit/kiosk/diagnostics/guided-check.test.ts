/** The guided check, told as what a card and a reader did and what must be said of it. */
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { DiagnosisSchema, type GuidedStep, type VisibleDefect } from '../../../../contract/diagnosis.ts';
import { type FindingCode, finding } from '../../../../contract/findings.ts';
import { diagnosisOf } from '../../../../kiosk/diagnostics/diagnosis-document.ts';
import {
  concludeCheck,
  freshCheck,
  type GuidedCheck,
  judgeCheck,
  progressOf,
  withNextStep,
  withReading,
  withSkippedStep,
} from '../../../../kiosk/diagnostics/guided-check.ts';
import { canary, readingFacts } from '../visit/visit-fixtures.ts';

type Told =
  | { readonly reads: readonly FindingCode[]; readonly knownGood?: boolean; readonly mark?: string }
  | { readonly skips: GuidedStep };

/** Plays a story and returns the check with every step that was asked for on the way. */
function play(story: readonly Told[], reported: readonly VisibleDefect[] = []) {
  let check: GuidedCheck = { ...freshCheck, reported };
  const asked: (GuidedStep | null)[] = [];
  let atMs = 5000;
  for (const told of story) {
    if ('skips' in told) {
      if (check.step !== told.skips) throw new Error(`the check asks for ${check.step}, not for ${told.skips}`);
      check = withSkippedStep(check);
    } else {
      atMs += 2000;
      const facts = readingFacts(told.reads, told.knownGood);
      check = withReading(check, { facts, mark: told.mark ?? null, atMs });
    }
    check = withNextStep(check);
    asked.push(check.step);
  }
  return { check, asked };
}

const codes = (check: GuidedCheck): readonly string[] => {
  const verdict = judgeCheck(check);
  if (!verdict.end) throw new Error(`the check goes on with ${verdict.step}`);
  return verdict.findings.map(({ code }) => code);
};
const openOf = (check: GuidedCheck): readonly string[] => {
  const verdict = judgeCheck(check);
  return verdict.end ? verdict.open : ['goes on'];
};

describe('a card that gives no sign of life', () => {
  it('is turned, cleaned and pushed in, and in a reader known to be good the chip is dead', () => {
    const mute = { reads: ['chip.mute'], knownGood: true } as const;
    const { check, asked } = play([mute, mute, mute, { reads: ['chip.dead'], knownGood: true }]);
    expect(asked).toEqual(['turn-card', 'clean-chip', 'push-fully-in', null]);
    expect(codes(check)).toEqual(['chip.dead']);
    expect(openOf(check)).toEqual([]);
  });

  it('that answers once it was turned is a good card', () => {
    const { check, asked } = play([{ reads: ['chip.mute'] }, { reads: [] }]);
    expect(asked).toEqual(['turn-card', null]);
    expect(codes(check)).toEqual([]);
  });

  it('in a reader that nobody knows is compared with another card, and tried once more after it', () => {
    const mute = { reads: ['chip.mute'] } as const;
    const { check, asked } = play([
      mute,
      mute,
      mute,
      mute,
      { reads: [], knownGood: true },
      { reads: ['chip.dead'], knownGood: true },
    ]);
    expect(asked).toEqual(['turn-card', 'clean-chip', 'push-fully-in', 'other-card', 'own-card-again', null]);
    expect(codes(check)).toEqual(['chip.dead']);
    expect(check.observed.map(({ card }) => card)).toEqual([
      'checked',
      'checked',
      'checked',
      'checked',
      'other',
      'checked',
    ]);
  });

  it('beside another that gives none either is the reader, and that is proven', () => {
    const mute = { reads: ['chip.mute'] } as const;
    const { check } = play([mute, mute, mute, mute, mute]);
    const verdict = judgeCheck(check);
    expect(verdict).toMatchObject({ end: true, open: [] });
    expect(verdict.end && verdict.findings).toMatchObject([{ code: 'reader.not-answering', certainty: 'proven' }]);
  });

  it('leaves open whether it is the card or the reader when there is no other card', () => {
    const mute = { reads: ['chip.mute'] } as const;
    const { check, asked } = play([mute, mute, mute, mute, { skips: 'other-card' }]);
    expect(asked.at(-1)).toBeNull();
    expect(codes(check)).toEqual(['chip.mute']);
    expect(openOf(check)).toEqual(['card-or-reader']);
  });

  it('is not called anything it was not tested for when the person stops half-way', () => {
    const { check } = play([{ reads: ['chip.mute'] }]);
    expect(concludeCheck(check)).toMatchObject({ findings: [{ code: 'chip.mute' }], open: ['card-or-reader'] });
  });
});

describe('a chip that answers to reset and to nothing else', () => {
  const silent = { reads: ['reader.not-answering'] } as const;

  it('is dead beside a card that was read in the same reader', () => {
    const { check } = play([silent, silent, { reads: [], knownGood: true }, { ...silent, knownGood: true }]);
    expect(judgeCheck(check)).toMatchObject({ findings: [{ code: 'chip.dead', certainty: 'proven' }], open: [] });
  });

  it('is only suspected where no other card was tried in between', () => {
    const { check } = play([
      { ...silent, knownGood: true },
      { ...silent, knownGood: true },
    ]);
    expect(judgeCheck(check)).toMatchObject({ findings: [{ code: 'chip.dead', certainty: 'suspected' }] });
  });
});

describe('contacts that come and go', () => {
  it('are cleaned and held before anybody is blamed', () => {
    const { asked } = play([{ reads: ['reader.contact-unstable'] }, { reads: ['reader.contact-unstable'] }]);
    expect(asked).toEqual(['clean-chip', 'push-fully-in']);
  });

  it('that turn into silence go on where the check stands: a defect may change while it is looked at', () => {
    const { asked } = play([{ reads: ['reader.contact-unstable'] }, { reads: ['chip.mute'] }]);
    expect(asked).toEqual(['clean-chip', 'turn-card']);
  });
});

describe('a verdict at once', () => {
  it.each<[FindingCode]>([
    ['chip.memory-damaged'],
    ['data.identity-signature-invalid'],
    ['chip.not-eid'],
    ['card.expired'],
  ])('%s needs no further step', (code) => {
    const { check, asked } = play([{ reads: [code] }]);
    expect(asked).toEqual([null]);
    expect(codes(check)).toEqual([code]);
  });

  it('names two causes when there are two', () => {
    const { check } = play([{ reads: ['data.photo-corrupt', 'card.expired'] }], ['damaged']);
    expect([...codes(check)].sort()).toEqual(['card.damaged', 'card.expired', 'data.photo-corrupt']);
  });
});

describe('what a person sees', () => {
  it.each<[VisibleDefect, readonly string[]]>([
    ['chip-detached', ['card.chip-detached']],
    ['damaged', ['card.damaged']],
    ['wrong-print', ['data.printed-mismatch']],
    ['nothing-visible', []],
  ])('%s becomes %j', (seen, expected) => {
    expect(codes(play([], [seen]).check)).toEqual(expected);
  });

  it('a chip that came off is not read: the finding does not wait for a card', () => {
    expect(codes(play([{ reads: ['chip.mute'] }], ['chip-detached']).check)).toEqual(['card.chip-detached']);
  });
});

describe('a card swapped in the middle', () => {
  it('begins a check of its own, and what was reported of the other is not said of it', () => {
    const { check } = play(
      [
        { reads: ['reader.contact-unstable'], mark: 'first' },
        { reads: [], mark: 'second' },
      ],
      ['damaged'],
    );
    expect(codes(check)).toEqual([]);
    expect(check.observed).toHaveLength(1);
    expect(check.reported).toEqual([]);
  });

  it('is expected where another card was asked for', () => {
    const unstable = { reads: ['reader.contact-unstable'], mark: 'first' } as const;
    const { check, asked } = play([unstable, unstable, unstable, { reads: [], mark: 'second', knownGood: true }]);
    expect(asked.at(-1)).toBe('own-card-again');
    expect(check.observed).toHaveLength(4);
  });
});

it('counts its steps for the person, never more than there are', () => {
  const mute = { reads: ['chip.mute'] } as const;
  const numbers = [1, 2, 3, 4].map((length) => progressOf(play(Array.from({ length }, () => mute)).check, 'chip.mute'));
  expect(numbers).toEqual([
    { number: 1, of: 5 },
    { number: 2, of: 5 },
    { number: 3, of: 5 },
    { number: 4, of: 5 },
  ]);
});

describe('the document', () => {
  const around = { madeAt: '2026-11-22T09:00:00.000Z', softwareVersion: '1.2.3', trustListVersion: 7 };
  const valid = Compile(DiagnosisSchema);

  it.each<[string, GuidedCheck]>([
    ['of a card that was read', play([{ reads: ['card.expired'] }]).check],
    ['of a chip that came off', play([], ['chip-detached']).check],
    ['of a long check', play(Array.from({ length: 5 }, () => ({ reads: ['chip.mute'] as const }))).check],
    ['of a check that was broken off', play([{ reads: ['chip.mute'] }]).check],
  ])('%s keeps to its schema and holds nothing personal', (_story, check) => {
    const document = diagnosisOf(check, around);
    expect(valid.Errors(document)).toEqual([]);
    const text = JSON.stringify(document);
    expect(Object.values(canary).filter((value) => text.includes(value))).toEqual([]);
  });

  it('refuses a document with a personal value in it', () => {
    const document = diagnosisOf(play([{ reads: [] }]).check, around);
    const leaking = {
      ...document,
      address: { streetAndNumber: canary.streetAndNumber, zip: null, municipality: null },
    };
    expect(valid.Check(document)).toBe(true);
    expect(valid.Check(leaking)).toBe(false);
    expect(valid.Check({ ...document, card: { ...document.card, serial: '534C494E336600296CFF293B2A122219' } })).toBe(
      false,
    );
  });

  it('tells every attempt with what was done before it and when', () => {
    const mute = { reads: ['chip.mute'] } as const;
    const { attempts, findings, software, trustList } = diagnosisOf(play([mute, mute, { reads: [] }]).check, around);
    expect(attempts).toMatchObject([
      { step: null, atMs: 0, findings: ['chip.mute'] },
      { step: 'turn-card', atMs: 2000, findings: ['chip.mute'] },
      { step: 'clean-chip', atMs: 4000, findings: [] },
    ]);
    expect(findings).toEqual([]);
    expect([software.version, trustList.version]).toEqual(['1.2.3', 7]);
  });

  it('carries the evidence of a finding, without values', () => {
    const check = play([{ reads: ['chip.memory-damaged'] }]).check;
    expect(diagnosisOf(check, around).findings[0]).toMatchObject({ ...finding('chip.memory-damaged') });
  });
});
