/**
 * Whether the report of a defective card may be filed (reference municipal.md C1, C2): the service is on, and the diagnosis
 * can be kept as it is. Its schema has no place for a personal value; what is left is text that our own programs compose.
 * That text is searched for the one personal value that can be told by its form, so that a mistake in composing it ends in
 * a refusal and not in the database. A name in such a text would not be noticed here. Pure.
 */
import type { Diagnosis } from '../../contract/diagnosis.ts';
import type { CardDefectSubmission } from '../../contract/municipal-api.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal, UnfitPlace } from './decision.ts';
import { holdsNationalNumber } from './national-number-in-text.ts';

type Rule = (text: string) => boolean;

/** PostgreSQL's jsonb keeps neither the character zero nor half of a surrogate pair. */
const cannotBeStored: Rule = (text) => text.includes('\0') || !text.isWellFormed();

/** The first place that breaks the rule; for the name of a member, the place that holds it. */
function firstPlace(value: unknown, rule: Rule, place: string): string | null {
  if (typeof value === 'string') return rule(value) ? place : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    if (rule(name)) return place;
    const found = firstPlace(member, rule, `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== null) return found;
  }
  return null;
}

const unfitPlace = (diagnosis: Diagnosis): UnfitPlace | null => {
  const unstorable = firstPlace(diagnosis, cannotBeStored, '/diagnosis');
  if (unstorable !== null) return { place: unstorable, detail: 'holds a character that cannot be stored' };
  // Only what is composed from a reading: the digits of a reader's name or an ATR are not a person's.
  const { checks, findings } = diagnosis;
  const personal = firstPlace({ checks, findings }, holdsNationalNumber, '/diagnosis');
  return personal === null ? null : { place: personal, detail: 'holds a national number' };
};

/** A test card's report is taken everywhere: a technician tries the way with one, and it is marked as having no legal value. */
export const decideCardDefect = (
  { diagnosis }: CardDefectSubmission,
  { municipality }: Circumstances,
): Result<Decision<'card-defect'>, Refusal> => {
  if (!municipality.services.cardDefect.enabled) return failed('service-disabled');
  const unfit = unfitPlace(diagnosis);
  if (unfit !== null) return failed(unfit);
  const { generation } = diagnosis.card;
  const known = generation !== null && generation !== 'unknown';
  return success({ state: 'reported', facts: known ? { generation } : {} });
};
