/** Where the `eid` command keeps revocation lists: the user's cache (XDG Base Directory Specification), which may be emptied at any time. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** A relative XDG_CACHE_HOME counts as none, as the specification says. */
export const crlCacheDirectory = (environment: Readonly<Record<string, string | undefined>>): string => {
  const given = environment['XDG_CACHE_HOME'] ?? '';
  return join(isAbsolute(given) ? given : join(homedir(), '.cache'), 'eid-kiosk', 'crl');
};
