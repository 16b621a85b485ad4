/** Versions of cases as entity tags, and conditions on them (RFC 9110 §8.8.3, §13.1). */

export const versionTag = (version: number): string => `"${version}"`;

/**
 * The version that If-Match names; null without one. `*` and weak tags name none: whoever moves a case has to have seen it.
 */
export const versionIn = (ifMatch: string | undefined): number | null => {
  const digits = /^"([1-9]\d{0,8})"$/.exec(ifMatch?.trim() ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
};

/** RFC 9110 §13.1.2: weak comparison, a list, or any. */
export const matchesTag = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);
