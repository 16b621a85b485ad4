/** The keys of one of our constant tables, typed as what they are: its names. */
export const namesOf = <N extends string>(table: Readonly<Record<N, unknown>>): readonly N[] =>
  // Object.keys cannot know that a constant table has no other keys than its type says.
  Object.keys(table) as N[];
