/** What was started, ended in the opposite order, once, whatever the others do: a part that fails to end keeps none alive. */
export function inReverse(): { push(end: () => Promise<void>): void; end(): Promise<void> } {
  const ends: (() => Promise<void>)[] = [];
  return {
    push: (end) => void ends.push(end),
    async end() {
      const problems: unknown[] = [];
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
        await end().catch((problem: unknown) => problems.push(problem));
      }
      if (problems.length > 0) throw new AggregateError(problems, 'not everything could be ended');
    },
  };
}
