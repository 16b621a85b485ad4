import { describe, expect, test } from 'vitest';
import { decideLoss } from '../../../../backend/rules/decide-loss.ts';
import { routeLoss } from '../../../../backend/rules/route-loss.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { applicant, at, circumstances, samples, town, townWith } from './rule-town.ts';

const open = at('2026-11-23T10:00:00');
const closed = at('2026-11-23T17:00:00');
const holiday = at('2026-12-25T10:00:00');
const here = { kind: 'loss', family: 'eid', abroad: false, resident: true } as const;

describe('who takes the declaration', () => {
  test.each([
    ['B3 a loss in opening hours', here, open, 'municipality'],
    ['B3 a destruction', { ...here, kind: 'destruction' }, open, 'municipality'],
    ['B3 a theft', { ...here, kind: 'theft' }, open, 'police'],
    ['B3 a loss when the doors close', here, closed, 'police'],
    ['B3 a loss on a holiday', here, holiday, 'police'],
    ['B3 somebody from another town', { ...here, resident: false }, open, 'police'],
    [
      'B3 nobody knows where they live: no rule about residence fits',
      { ...here, resident: null },
      open,
      'municipality',
    ],
    ['B3 a Kids-ID', { ...here, family: 'kids-id' }, open, 'municipality'],
    ['B4 a residence card, lost', { ...here, family: 'foreigner-card' }, open, 'police'],
    ['B4 a residence card, stolen', { ...here, family: 'foreigner-card', kind: 'theft' }, open, 'police'],
    [
      'B4 a residence card, destroyed',
      { ...here, family: 'foreigner-card', kind: 'destruction' },
      open,
      'municipality',
    ],
    ['B5 abroad', { ...here, abroad: true }, open, 'embassy'],
    ['B5 abroad, stolen, at night', { ...here, abroad: true, kind: 'theft' }, closed, 'embassy'],
  ] as const)('%s', (_story, situation, nowMs, to) => {
    expect(routeLoss(situation, circumstances({ nowMs })).to).toBe(to);
  });

  const withRules = (loss: Municipality['routing']['loss']): Municipality => ({ ...town, routing: { loss } });
  const [rule] = town.routing.loss;
  if (rule === undefined) throw new Error('the town has no routing');
  const { contact } = rule;

  test('B3 the order of the file decides', () => {
    const municipality = withRules([
      { kinds: ['loss'], to: 'municipality', contact },
      { resident: false, to: 'police', contact },
    ]);
    expect(routeLoss({ ...here, resident: false }, circumstances({ municipality })).to).toBe('municipality');
  });

  test('B4 a file that sends residence cards to the town hall is not followed, and has no address to give', () => {
    const municipality = withRules([{ to: 'municipality', contact }]);
    expect(routeLoss({ ...here, family: 'foreigner-card' }, circumstances({ municipality }))).toEqual({
      to: 'police',
      contact: null,
    });
  });

  test('where no rule fits, the police', () => {
    const municipality = withRules([{ abroad: true, to: 'embassy', contact }]);
    expect(routeLoss(here, circumstances({ municipality })).to).toBe('police');
  });

  test.each([
    ['the last minute of the short night', at('2026-03-30T08:29:59', '+02:00'), 'police'],
    ['after it', at('2026-03-30T08:30:00', '+02:00'), 'municipality'],
    ['after the long night', at('2026-10-26T08:30:00', '+01:00'), 'municipality'],
    ['before it opens then', at('2026-10-26T08:29:59', '+01:00'), 'police'],
  ])('B3 hours are those of the clocks in Belgium: %s', (_story, nowMs, to) => {
    expect(routeLoss(here, circumstances({ nowMs })).to).toBe(to);
  });
});

describe('a declaration', () => {
  const { loss } = samples;
  test.each([
    ['B3 for the town hall is a pre-declaration', loss, 'pre-declared', 'municipality'],
    ['B3 for the police is a referral', { ...loss, kind: 'theft' as const }, 'referred', 'police'],
    ['B5 for the embassy too', { ...loss, abroad: true }, 'referred', 'embassy'],
    ['B3 by postal code', { ...loss, applicant: applicant({ zip: '1000' }) }, 'referred', 'police'],
    ['B3 of a sub-municipality', { ...loss, applicant: applicant({ zip: '9990' }) }, 'pre-declared', 'municipality'],
    [
      'E4 of a child, by its number',
      { ...loss, applicant: applicant({ born: '2020-05-05' }) },
      'pre-declared',
      'municipality',
    ],
  ] as const)('%s', (_story, submission, state, routedTo) => {
    expect(decideLoss(submission, circumstances())).toEqual({
      ok: true,
      value: { state, facts: { lossKind: submission.kind, cardFamily: 'eid', routedTo } },
    });
  });

  test('is not taken where the town does not offer it', () => {
    const municipality = townWith('loss', { enabled: false });
    expect(decideLoss(loss, circumstances({ municipality }))).toEqual({ ok: false, failure: 'service-disabled' });
  });
});
