/** The one address the kiosk's page lives at. A scheme of our own, so that no file:// and no network origin is ever ours. */
export const pageScheme = 'app';
export const pageHost = 'kiosk';
export const pageAddress = `${pageScheme}://${pageHost}/index.html`;

/**
 * Whether an address is a page of ours. Compares protocol and host, never `origin`: for a scheme that Node does not know,
 * `new URL(...).origin` is the string "null" for everything, so comparing origins would accept any opaque one.
 */
export function isOurPage(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false; // not an address at all
  }
  return url.protocol === `${pageScheme}:` && url.host === pageHost && url.username === '' && url.password === '';
}

/** What the page may fetch: its own files, and the developer tools' own pages in a development start. */
export const mayFetch =
  (packaged: boolean) =>
  (address: string): boolean =>
    isOurPage(address) || (!packaged && address.startsWith('devtools://'));
