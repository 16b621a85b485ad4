/** What contact trouble comes to beside other readings: of this card after a power cycle, and of the cards before it. */
import { expect, test } from 'vitest';
import { finding } from '../../../../contract/findings.ts';
import { withCuredTrouble } from '../../../../kiosk/diagnostics/cured-trouble.ts';
import { freshCheck, judgeCheck, withReading } from '../../../../kiosk/diagnostics/guided-check.ts';
import { readingFacts } from '../visit/visit-fixtures.ts';

const unstable = finding('reader.contact-unstable', { attempts: 1 }, { severity: 'blocking' });
const notice = finding('certificate.test-card');

test('trouble that a power cycle cured stays, limits, and leaves open whose it was', () => {
  expect(withCuredTrouble({ findings: [notice], open: [] }, [unstable])).toEqual({
    findings: [
      finding('reader.contact-unstable', { attempts: 1, curedByPowerCycle: true }, { severity: 'limiting' }),
      notice,
    ],
    open: ['card-or-reader'],
  });
});

test('trouble that stands is told once, and what was no contact trouble is not brought back', () => {
  const stands = { findings: [unstable], open: [] };
  expect(withCuredTrouble(stands, [unstable])).toBe(stands);
  const well = { findings: [notice], open: [] };
  expect(withCuredTrouble(well, [finding('chip.mute')])).toBe(well);
});

test('trouble that the cards before prove to be the reader’s asks nothing of this card’s holder', () => {
  const proven = { ...unstable, certainty: 'proven', evidence: { cards: 3 }, remedies: ['call-technician'] } as const;
  const judged = (found: typeof unstable) =>
    judgeCheck(withReading(freshCheck, { facts: { ...readingFacts(), findings: [found] }, mark: null, atMs: 0 }));
  expect(judged(unstable)).toMatchObject({ end: false, step: 'clean-chip' });
  expect(judged(proven)).toEqual({ end: true, findings: [proven], open: [] });
});
