/**
 * Finds a file of the built renderer for a URL path, and nothing outside it: the path is decoded once, resolved, checked
 * against the root, and checked again after symbolic links. Types come from a fixed list; anything else is not served.
 */
import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { pageMediaTypes } from '../page-policy.ts';

export type StaticFile = { readonly bytes: Uint8Array; readonly mediaType: string };

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

function decoded(urlPath: string): string | null {
  try {
    const path = decodeURIComponent(urlPath);
    return path.includes('\0') || path.includes('\\') || !path.startsWith('/') ? null : path;
  } catch {
    return null; // not valid percent-encoding
  }
}

/** Null for everything that is not a plain file of a known type below `root`. A path ending in a slash means its index.html. */
export async function findStaticFile(root: string, urlPath: string): Promise<StaticFile | null> {
  const path = decoded(urlPath);
  if (path === null) return null;
  const wanted = join(root, path.endsWith('/') ? `${path}index.html` : path);
  const mediaType = pageMediaTypes[extname(wanted)];
  if (mediaType === undefined || !isInside(root, wanted)) return null;
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(wanted)]);
    return isInside(realRoot, real) ? { bytes: await readFile(real), mediaType } : null;
  } catch {
    return null; // missing, a folder, or not readable: for a browser these are all "not here"
  }
}
