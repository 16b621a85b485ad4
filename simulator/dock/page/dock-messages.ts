/** What the dock's page and its server say to each other, as JSON. Part of the page's project, so that both may use it. */
export type DockCard = {
  readonly name: string;
  /** One line, plain English. */
  readonly story: string;
};

/** `GET /cards` */
export type DockCards = {
  /** The reader as PC/SC names it, or what it is plugged into. */
  readonly reader: string;
  /** The folder that cards of one's own come from, null without one. */
  readonly cardFolder: string | null;
  readonly cards: readonly DockCard[];
};

/** `GET /slot`, the answer to `POST /slot/insert` and `POST /slot/remove`, and every event of `GET /events`. */
export type DockSlot = {
  /** The name of the card in the slot, null when it is empty. */
  readonly card: string | null;
};

/** `POST /slot/insert`. A card that is in the slot is taken out first. */
export type InsertCommand = { readonly name: string };

/** Every answer that is not 200. */
export type DockRefusal = {
  readonly problem: 'request.not-allowed' | 'request.not-found' | 'request.malformed' | 'card.unknown' | 'dock.defect';
  /** One sentence for the person who asked. */
  readonly message: string;
};
