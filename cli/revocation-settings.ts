/** How the `eid` command asks about revocation, from its environment (docs/revocation.md). */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { failed, type Result, success } from '../contract/result.ts';

export type RevocationSettings = {
  /** In the user's cache (XDG Base Directory Specification), which may be emptied at any time. */
  readonly cacheDirectory: string;
  readonly proxy: string | null;
};

/** The failure is a sentence for the person at the keyboard. */
export const revocationSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): Result<RevocationSettings, string> => {
  const { XDG_CACHE_HOME: given = '', EID_REVOCATION_PROXY: proxy = '' } = environment;
  if (proxy !== '' && URL.parse(proxy)?.protocol !== 'http:')
    return failed('EID_REVOCATION_PROXY takes an address such as http://proxy.example.be:3128.');
  // A relative XDG_CACHE_HOME counts as none, as the specification says.
  const caches = isAbsolute(given) ? given : join(homedir(), '.cache');
  return success({ cacheDirectory: join(caches, 'eid-kiosk', 'crl'), proxy: proxy === '' ? null : proxy });
};
