/**
 * The shape of a lint rule: a name under which documentation and tests know it, how heavy it weighs, one sentence for the
 * documentation, and a pure function that finds the places (reference municipal.md §1.1).
 */
import type { Municipality } from '../../contract/municipality.ts';

/** `production`: real people, real money. `other`: a demo, a test, a file that is still being written. */
export const configurationProfiles = ['production', 'other'] as const;
export type ConfigurationProfile = (typeof configurationProfiles)[number];

/** `error-in-production`: a warning in any other profile. */
export type RuleWeight = 'error' | 'warning' | 'error-in-production';

export type LintInput = {
  readonly municipality: Municipality;
  /** Calendar date in Belgium. */
  readonly today: string;
};

export type BrokenPlace = {
  /** JSON pointer (RFC 6901) into the file. */
  readonly path: string;
  readonly reason: string;
};

export type LintRule = {
  readonly weight: RuleWeight;
  /** One sentence: what must hold. */
  readonly says: string;
  readonly find: (input: LintInput) => readonly BrokenPlace[];
};

export const broken = (path: string, reason: string): BrokenPlace => ({ path, reason });

/** A place for every member that breaks a condition; `reason` null where it does not. */
export const brokenMembers = <T>(
  members: readonly T[],
  path: string,
  reasonOf: (member: T, index: number) => string | null,
): readonly BrokenPlace[] =>
  members.flatMap((member, index) => {
    const reason = reasonOf(member, index);
    return reason === null ? [] : [broken(`${path}/${index}`, reason)];
  });

/** Members that stand twice by what `keyOf` says of them; the second is the place. */
export const repeated = <T>(
  members: readonly T[],
  path: string,
  keyOf: (member: T) => string,
  reason: string,
): readonly BrokenPlace[] =>
  brokenMembers(members, path, (member, index) =>
    members.findIndex((other) => keyOf(other) === keyOf(member)) < index ? reason : null,
  );
