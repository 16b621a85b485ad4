/** The suggested first analysis: for every finding, and for findings together. */
import { describe, expect, it } from 'vitest';
import type { VisibleDefect } from '../../../contract/diagnosis.ts';
import { analysisOutcomes, firstAnalysis, outcomeTable } from '../../../contract/first-analysis.ts';
import { certainties, type Finding, finding, findingCatalogue, findingCodes } from '../../../contract/findings.ts';

const analyse = (
  findings: readonly Finding[],
  more: { readonly reported?: VisibleDefect[]; readonly isOpen?: boolean; readonly wasRead?: boolean } = {},
) =>
  firstAnalysis({
    findings: findings.map((found) => ({ ...found, evidence: {}, remedies: [...found.remedies] })),
    checks: [{ check: 'identity-signature', verdict: more.wasRead === false ? 'not-done' : 'passed', reason: null }],
    reported: more.reported ?? [],
    open: more.isOpen === true ? ['card-or-reader'] : [],
  });

describe('every finding', () => {
  it.each(findingCodes)('%s leads to its row of the table, as certain as it is', (code) => {
    for (const certainty of certainties) {
      const found = finding(code, {}, { certainty });
      const outcome = outcomeTable[code][certainty];
      const steps = [analyse([found]), ...analyse([found]).also].filter((step) => step.outcome !== 'no-defect');
      expect(steps.map((step) => [step.outcome, step.certainty, step.because])).toEqual(
        outcome === null ? [] : [[outcome, certainty, [code]]],
      );
    }
  });

  it('with a class of defect always leads to something a counter does about the card', () => {
    const classed = findingCodes.filter((code) => findingCatalogue[code].seedClass !== null);
    expect(classed.length).toBeGreaterThan(15);
    expect(classed.filter((code) => analyse([finding(code)]).outcome === 'no-defect')).toEqual([]);
  });

  it('brings every outcome about', () => {
    const reached = new Set(findingCodes.flatMap((code) => Object.values(outcomeTable[code])));
    expect(analysisOutcomes.filter((outcome) => !reached.has(outcome))).toEqual(['no-defect']);
  });
});

describe('findings together', () => {
  it('careless use is judged before a card is sent, and a refused card before all', () => {
    const both = analyse([finding('chip.dead'), finding('card.damaged')], { reported: ['damaged'] });
    expect([both.outcome, both.certainty, both.care]).toEqual(['judge-care', 'suspected', 'to-judge']);
    expect(both.also.map(({ outcome }) => outcome)).toEqual(['send-for-analysis']);
    expect(both.seedClasses).toEqual(['invisible-chip-defect', 'visible-damage']);
    expect(analyse([finding('card.copy-suspected'), finding('card.damaged')]).outcome).toBe('refuse-card');
  });

  it('an offer never stands above a defect, and never alone as one', () => {
    const child = analyse([finding('certificate.missing')]);
    expect([child.outcome, child.certainty]).toEqual(['no-defect', 'proven']);
    expect(child.also).toEqual([{ outcome: 'activate', certainty: 'proven', because: ['certificate.missing'] }]);
    const soon = analyse([finding('pin.blocked'), finding('card.expires-soon')]);
    expect([soon.outcome, ...soon.also.map(({ outcome }) => outcome)]).toEqual(['unblock-pin', 'renew-card']);
  });

  it('one outcome for several findings is proven as soon as one of them is, and never while card or reader is open', () => {
    const findings = [finding('data.address-corrupt', {}, { certainty: 'suspected' }), finding('data.address-missing')];
    expect(analyse(findings)).toMatchObject({
      outcome: 'rewrite-address',
      certainty: 'proven',
      because: ['data.address-corrupt', 'data.address-missing'],
      also: [],
    });
    expect(analyse(findings, { isOpen: true }).certainty).toBe('suspected');
  });

  it('a failure that may be the reader’s is tried elsewhere before the card is sent away', () => {
    expect(analyse([finding('chip.memory-damaged', {}, { certainty: 'suspected' })]).outcome).toBe('test-elsewhere');
    expect(analyse([finding('chip.memory-damaged')]).outcome).toBe('send-for-analysis');
    expect(analyse([finding('reader.contact-unstable', {}, { certainty: 'proven' })]).outcome).toBe('check-kiosk');
  });
});

it('nothing found means no defect only when the card was read', () => {
  expect(analyse([])).toMatchObject({ outcome: 'no-defect', certainty: 'proven', because: [] });
  expect(analyse([], { wasRead: false })).toMatchObject({ outcome: 'test-elsewhere', certainty: 'suspected' });
});

it('what the person saw says whether careless use was asked about', () => {
  expect(analyse([]).care).toBe('not-asked');
  expect(analyse([], { reported: ['nothing-visible'] }).care).toBe('no-sign-reported');
  expect(analyse([], { reported: ['wrong-print', 'chip-detached'] }).care).toBe('to-judge');
});
