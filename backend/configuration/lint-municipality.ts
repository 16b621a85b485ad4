/**
 * What a schema cannot say about a municipality file (reference municipal.md §1.1): every rule by name, and what they find in
 * one file. Pure: the day and the profile come in as arguments. docs/configuration.md lists the rules from this table.
 */
import type { Municipality } from '../../contract/municipality.ts';
import { appointmentRules } from './lint-appointments.ts';
import { policyRules } from './lint-policy.ts';
import { priceRules } from './lint-prices.ts';
import type { BrokenPlace, ConfigurationProfile, LintRule } from './lint-rule.ts';
import { siteRules } from './lint-sites.ts';
import { termRules } from './lint-terms.ts';
import { textRules } from './lint-texts.ts';

export const lintRules = {
  ...textRules,
  ...siteRules,
  ...priceRules,
  ...termRules,
  ...appointmentRules,
  ...policyRules,
} as const;
export type LintRuleName = keyof typeof lintRules;

export type LintIssue = BrokenPlace & {
  readonly rule: LintRuleName;
  /** A file with an error is not used; a warning is said and the file is used. */
  readonly severity: 'error' | 'warning';
};

const severityOf = ({ weight }: LintRule, profile: ConfigurationProfile): LintIssue['severity'] => {
  if (weight === 'error-in-production') return profile === 'production' ? 'error' : 'warning';
  return weight;
};

/** Every broken rule; empty for a file about which there is nothing to say. `today` is a calendar date in Belgium. */
export const lintMunicipality = (
  municipality: Municipality,
  today: string,
  profile: ConfigurationProfile,
): readonly LintIssue[] =>
  (Object.keys(lintRules) as LintRuleName[]).flatMap((name) => {
    // The keys of a const table are its names.
    const rule: LintRule = lintRules[name];
    const severity = severityOf(rule, profile);
    return rule.find({ municipality, today }).map((place) => ({ rule: name, severity, ...place }));
  });
