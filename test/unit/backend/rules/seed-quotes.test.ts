/** What the five published pages promise, asked of the rules over the municipality files: amounts, hours and places as printed there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { circumstancesOf } from '../../../../backend/rules/circumstances.ts';
import { decideEligibility } from '../../../../backend/rules/decide-eligibility.ts';
import { MunicipalitySchema } from '../../../../contract/municipality.ts';
import type { EligibilityQuery } from '../../../../contract/submissions.ts';
import { at, bornOn } from './rule-town.ts';

type Wish = EligibilityQuery['wish'];
const schema = Compile(MunicipalitySchema);
const fileOf = async (name: string) =>
  schema.Parse(
    JSON.parse(await readFile(join(import.meta.dirname, `../../../../config/municipalities/${name}.json`), 'utf8')),
  );

/** Tuesday 2026-11-24, in the morning. */
const tuesday = at('2026-11-24T10:00:00');
const adult = bornOn('1985-03-15');
const eid = (urgency: 'normal' | 'urgent-municipality' | 'urgent-brussels', reason: 'renewal' | 'loss'): Wish => ({
  type: 'replacement',
  product: 'eid',
  reason,
  urgency,
});
const residence = (urgency: 'normal' | 'urgent-municipality', familyCode = 'F+'): Wish => ({
  type: 'foreigner-card',
  familyCode,
  reason: 'loss',
  urgency,
});
const loss = (kind: 'loss' | 'theft', family: 'eid' | 'foreigner-card', abroad = false): Wish => ({
  type: 'loss',
  kind,
  family,
  abroad,
});
const reprint = (reason: 'codes-lost' | 'codes-never-arrived'): Wish => ({ type: 'pin-reprint', reason, chip: null });

test.each<readonly [string, string, Wish, number, object]>([
  [
    'A5 reprint 5 EUR',
    'deeldorp-verzonnen',
    reprint('codes-lost'),
    tuesday,
    { quote: { amountCents: 500, payAt: 'request' } },
  ],
  [
    'A6 free when they never came',
    'deeldorp-verzonnen',
    reprint('codes-never-arrived'),
    tuesday,
    { quote: { amountCents: 0 } },
  ],
  ['B3 Overijse: loss', 'overijse', loss('loss', 'eid'), tuesday, { routedTo: 'municipality' }],
  ['B3 Overijse: theft', 'overijse', loss('theft', 'eid'), tuesday, { routedTo: 'police' }],
  ['D2 Overijse: 17 EUR after a loss', 'overijse', eid('normal', 'loss'), tuesday, { quote: { amountCents: 1700 } }],
  [
    'D3 Overijse: nothing urgent on its page',
    'overijse',
    eid('urgent-municipality', 'loss'),
    tuesday,
    { problems: ['urgent-not-offered'] },
  ],
  [
    'G2 Leuven: 10 EUR',
    'leuven',
    { type: 'digital-key', residency: 'non-resident' },
    tuesday,
    { quote: { amountCents: 1000 } },
  ],
  ['D2 Heist: 21.10 EUR', 'heist-op-den-berg', eid('normal', 'renewal'), tuesday, { quote: { amountCents: 2110 } }],
  ['D2 Heist: 23.10 EUR', 'heist-op-den-berg', eid('normal', 'loss'), tuesday, { quote: { amountCents: 2310 } }],
  [
    'D3 Heist: 108.60 EUR',
    'heist-op-den-berg',
    eid('urgent-municipality', 'renewal'),
    tuesday,
    { quote: { amountCents: 10_860 } },
  ],
  [
    'D3 Heist: 110.60 EUR',
    'heist-op-den-berg',
    eid('urgent-municipality', 'loss'),
    tuesday,
    { quote: { amountCents: 11_060 } },
  ],
  [
    'D4 Heist: 139.80 EUR, Tuesday to Saturday from 08:30',
    'heist-op-den-berg',
    eid('urgent-brussels', 'renewal'),
    at('2026-11-27T10:00:00'),
    { quote: { amountCents: 13_980 }, readyAt: '2026-11-28T07:30:00.000Z' },
  ],
  [
    'D4 Heist: 141.80 EUR',
    'heist-op-den-berg',
    eid('urgent-brussels', 'loss'),
    tuesday,
    { quote: { amountCents: 14_180 } },
  ],
  [
    'B4 Heist: not Belgian, always the police',
    'heist-op-den-berg',
    loss('loss', 'foreigner-card'),
    tuesday,
    { routedTo: 'police' },
  ],
  ['B5 Heist: abroad, the embassy', 'heist-op-den-berg', loss('theft', 'eid', true), tuesday, { routedTo: 'embassy' }],
  [
    'B3 Heist: closed, the police',
    'heist-op-den-berg',
    loss('loss', 'eid'),
    at('2026-11-24T23:00:00'),
    { routedTo: 'police' },
  ],
  [
    'F3 22 EUR, police first',
    'kouterdam-verzonnen',
    residence('normal'),
    tuesday,
    { quote: { amountCents: 2200 }, routedTo: 'police' },
  ],
  [
    'F3 127 EUR, after noon when asked before 15:00',
    'kouterdam-verzonnen',
    residence('urgent-municipality'),
    at('2026-11-24T14:59:59'),
    { quote: { amountCents: 12_700 }, readyAt: '2026-11-25T12:00:00.000Z' },
  ],
  [
    'F3 a day later from 15:00 on',
    'kouterdam-verzonnen',
    residence('urgent-municipality'),
    at('2026-11-24T15:00:00'),
    { readyAt: '2026-11-26T12:00:00.000Z' },
  ],
  [
    'F2 no duplicate of E+',
    'kouterdam-verzonnen',
    residence('normal', 'E+'),
    tuesday,
    { problems: ['family-not-issued'], insteadFamily: 'EU+' },
  ],
])('%s (%s)', async (_story, name, wish, nowMs, expected) => {
  const municipality = await fileOf(name);
  const circumstances = circumstancesOf({ municipality, nowMs, simulated: false, openCases: [] });
  const answer = decideEligibility({ nationalNumber: adult, resident: true, wish }, circumstances);
  expect(answer).toMatchObject({ ok: true, value: expected });
});
