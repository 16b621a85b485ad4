/**
 * Serves the built renderer under app://kiosk/ (reference toolchain.md §5 rows 3 to 5): a fixed list of types, no way out of
 * the folder, a strict content security policy on every answer.
 */
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, resolve } from 'node:path';
import { pageHeaders, pageMediaTypes } from '../kiosk/link/page-policy.ts';
import { pageHost, pageScheme } from './page-address.ts';

/** What Electron must know of the scheme before it is ready. bypassCSP, extensions and service workers stay off. */
export const schemeRegistration = {
  scheme: pageScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} as const;

const headers = (type: string): Record<string, string> => ({ ...pageHeaders, 'content-type': type });

const refusal = (status: number): Response => new Response(null, { status, headers: headers('text/plain') });

/** The file inside `folder` that an address names, or null: encoded dots, backslashes, NUL and absolute paths lead nowhere. */
export function fileFor(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null; // a broken percent sequence
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const wanted = resolve(folder, `.${decoded.startsWith('/') ? decoded : `/${decoded}`}`);
  const inside = relative(folder, wanted);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null;
  return Object.hasOwn(pageMediaTypes, extname(wanted)) ? join(folder, inside) : null;
}

/** The handler for `protocol.handle('app', ...)`. `folder` must be an absolute path. */
export function createPageFiles(folder: string): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    const address = new URL(url);
    if (address.protocol !== `${pageScheme}:` || address.host !== pageHost) return refusal(404);
    if (method !== 'GET') return refusal(405);
    const file = fileFor(folder, address.pathname);
    if (file === null) return refusal(404);
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        status: 200,
        headers: headers(pageMediaTypes[extname(file)] ?? 'application/octet-stream'),
      });
    } catch {
      return refusal(404); // no such file in this build
    }
  };
}
