/** Medians, because a machine that does other things now and then makes single rounds slow, and means with them. */

/** Of an even number of values the mean of the middle two. Throws for none: nothing has no median. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of no values.');
  return (upper + lower) / 2;
};

export const medianOf = <T>(items: readonly T[], value: (item: T) => number): number => median(items.map(value));
