/** A lock whose owners wait in order of arrival and may stop waiting: the wire to a card, and PC/SC transactions. */
export type Turn = {
  /** Settles when the turn has come; never, if it was left before. */
  readonly granted: Promise<void>;
  /** Ends the turn, or the wait for it. More than once is harmless. */
  leave(): void;
};

export type Turns<Owner> = {
  take(owner: Owner): Turn;
  /** Whose turn it is, null when it is nobody's. */
  holder(): Owner | null;
};

export const createTurns = <Owner>(): Turns<Owner> => {
  type Place = { readonly owner: Owner; readonly grant: () => void };
  let current: Place | null = null;
  const waiting: Place[] = [];

  const passTo = (next: Place | undefined): void => {
    current = next ?? null;
    next?.grant();
  };

  return {
    take: (owner) => {
      const granted = Promise.withResolvers<void>();
      const place: Place = { owner, grant: granted.resolve };
      if (current === null) passTo(place);
      else waiting.push(place);
      return {
        granted: granted.promise,
        leave: () => {
          if (current === place) {
            passTo(waiting.shift());
            return;
          }
          const index = waiting.indexOf(place);
          if (index >= 0) waiting.splice(index, 1);
        },
      };
    },
    holder: () => current?.owner ?? null,
  };
};
