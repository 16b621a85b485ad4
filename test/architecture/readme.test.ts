import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** README names only what is there. That its two commands work in a fresh clone is shown by running them there. */
const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }; // our own file

describe('README', () => {
  it('opens with what this is, a screenshot and exactly the two commands', () => {
    expect(readme.indexOf('![')).toBeLessThan(readme.indexOf('```'));
    expect(/```sh\n([\s\S]*?)```/.exec(readme)?.[1]).toBe('npm start\nnpm test\n');
  });

  it('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm run (?:--silent )?([a-z][a-z0-9-]*)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !link.startsWith('http'));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });
});

describe('the pages in docs', () => {
  const docs = join(root, 'docs');
  const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));

  it.each(pages)('%s links only to files and headings that exist', (page) => {
    const text = readFileSync(join(docs, page), 'utf8');
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
    const missing = links.filter((link) =>
      link.startsWith('#')
        ? !headings.includes(link.slice(1))
        : !link.startsWith('http') && !existsSync(join(docs, page, '..', link.replace(/#.*/, ''))),
    );
    expect(missing).toEqual([]);
  });
});

describe('npm scripts', () => {
  it('run only files that exist', () => {
    const files = Object.values(scripts).flatMap((script) =>
      script.split(' ').filter((word) => /\.(mjs|ts)$/.test(word)),
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
