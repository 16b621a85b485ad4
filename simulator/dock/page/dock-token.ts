/**
 * The token comes behind the `#` of the address, is taken out of sight at once and kept for reloads of this tab. It never
 * travels in an address that a server, a history or a referrer could see.
 */
const storageKey = 'dock-token';

/** The parts of `window` that are used. */
export type TokenPage = {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
};

/** Null when this page was opened without one. */
export const takeDockToken = (page: TokenPage): string | null => {
  const fromAddress = page.location.hash.slice(1);
  if (fromAddress !== '') {
    page.sessionStorage.setItem(storageKey, fromAddress);
    page.history.replaceState(null, '', page.location.pathname);
  }
  return page.sessionStorage.getItem(storageKey);
};
