/**
 * Trouble of a first reading that a power cycle cured is still the card's contacts or the reader (reference belgian-eid.md
 * §7): a second reading that went well does not make it unseen. Pure.
 */
import type { Diagnosis } from '../../contract/diagnosis.ts';
import { type Finding, finding } from '../../contract/findings.ts';
import { sortFindings } from '../../eid/index.ts';
import { isContactTrouble } from '../card-reading/reader-history.ts';

type Verdict = { readonly findings: readonly Finding[]; readonly open: Diagnosis['open'] };

/** `before`: findings of the talk before the power cycle; `verdict`: what stands after it. */
export const withCuredTrouble = (verdict: Verdict, before: readonly Finding[]): Verdict => {
  const stands = new Set(verdict.findings.map(({ code }) => code));
  const cured = before.filter((found) => isContactTrouble(found) && !stands.has(found.code));
  if (cured.length === 0) return verdict;
  const limited = cured.map(({ code, evidence }) =>
    finding(code, { ...evidence, curedByPowerCycle: true }, { severity: 'limiting' }),
  );
  return { findings: sortFindings([...verdict.findings, ...limited]), open: ['card-or-reader'] };
};
