/** What programs of others find in a PDF: poppler's pdfinfo and pdftotext. */
import { execFile, execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryDirectory } from '../temporary-directory.ts';

export const hasPoppler = (() => {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('skipped: pdfinfo and pdftotext are not installed (apt-get install poppler-utils)');
    return false;
  }
})();

const run = promisify(execFile);

export type Element = { readonly tag: string; readonly text: string };

export type PdfAsRead = {
  readonly info: string;
  readonly pages: number;
  /** Elements that have text, in the order of the structure tree. */
  readonly elements: readonly Element[];
  /** The structure tree as printed. */
  readonly structure: string;
  /** In the order in which it stands on the sheet. */
  readonly text: string;
};

/** A line of the tree is a tag, or text in quotes that belongs to the tag above it. */
const elementsOf = (structure: string): readonly Element[] => {
  const elements: Element[] = [];
  let tag = '';
  for (const line of structure.split('\n').map((part) => part.trim())) {
    const [, quoted] = /^"(.*)"$/.exec(line) ?? [];
    const [, named] = /^([A-Z][A-Za-z0-9]*)(?::| \(|$)/.exec(line) ?? [];
    if (quoted !== undefined) elements.push({ tag, text: quoted });
    else if (named !== undefined) tag = named;
  }
  return elements;
};

export const pdfAsRead = async (pdf: Uint8Array): Promise<PdfAsRead> => {
  const file = join(await temporaryDirectory(), 'paper.pdf');
  await writeFile(file, pdf);
  const [{ stdout: info }, { stdout: structure }, { stdout: text }] = await Promise.all([
    run('pdfinfo', [file]),
    run('pdfinfo', ['-struct-text', file]),
    run('pdftotext', ['-layout', file, '-']),
  ]);
  return {
    info,
    structure,
    text,
    elements: elementsOf(structure),
    pages: Number(/^Pages: +(\d+)$/m.exec(info)?.[1]),
  };
};
