/** The built page, read once: what is not in this list cannot be asked for, whatever the path looks like. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export type PageFile = { readonly type: string; readonly content: Buffer };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** By the path of the URL; `/` is index.html. Throws when the page was not built. */
export const readPageFiles = (folder: string): ReadonlyMap<string, PageFile> => {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(
      `The dock's page is not built (${folder}). Build it with: vite build --config simulator/dock/vite.config.ts`,
    );
  }
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    const type = types[extname(name)];
    if (type === undefined || !statSync(path).isFile()) continue;
    const file = { type, content: readFileSync(path) };
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(url, file);
    if (url === '/index.html') files.set('/', file);
  }
  return files;
};
