/**
 * The sheet beneath a tagged page: letters on a common base line, room made on the next sheet, structure elements
 * (ISO 32000-1 §14.7) and artifacts. What is drawn on it, and in which order, is for tagged-page.ts and tagged-table.ts.
 */
import PdfKit from 'pdfkit';
import { type Face, faces, runsOf, type Weight } from './faces.ts';

export type PageDescription = {
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly createdAt: Date;
  /** Written at the foot of every page, for eyes only: a screen reader counts pages itself. */
  readonly footer?: (page: number, pages: number) => string;
};

export type Placed = { readonly size: number; readonly weight: Weight; readonly colour: string };
export type Structured = PDFKit.PDFStructureElement;
/** `scope` of a header cell (ISO 32000-1 §14.8.5.7) is missing from the library's types. */
type ElementOptions = PDFKit.Mixins.StructureElementOptions & { readonly scope?: 'Column' | 'Row' };
export type Sides = { readonly left: number; readonly width: number };

export type PaperSurface = {
  readonly document: PDFKit.PDFDocument;
  readonly root: Structured;
  /** The sheet between its margins, in points. */
  readonly sheet: Sides & { readonly top: number; readonly bottom: number };
  readonly place: (x: number, y: number) => void;
  /** From the pen on, whose y is the base line of the first line. */
  readonly write: (text: string, placed: Placed, options: PDFKit.Mixins.TextOptions) => void;
  /** Points; an estimate that errs upwards where letters of several faces meet. */
  readonly heightOf: (text: string, placed: Pick<Placed, 'size' | 'weight'>, width: number) => number;
  /** Begins a new sheet where less than this is left. Never called while content is open. */
  makeRoom(height: number): void;
  onNewSheet(listener: () => void): void;
  readonly artifact: (draw: () => void) => void;
  /** Adds an element whose content is what `draw` draws. */
  structured(parent: Structured, tag: string, draw: () => void, options?: ElementOptions): void;
  /** Adds an element that only holds others; whoever asked for it ends it. */
  branch(parent: Structured, tag: string): Structured;
  finish(): Promise<Buffer>;
};

const margin = 44;
export const lineGap = 2;
export const ink = '#1A1A1A';
export const quietInk = '#4A4A4A';
const footerSize = 8.5;
const footerAboveEdge = 24;

export const createPaperSurface = async (description: PageDescription): Promise<PaperSurface> => {
  const available: Readonly<Record<Weight, readonly Face[]>> = { 400: await faces(400), 700: await faces(700) };
  const { footer } = description;
  const document = new PdfKit({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: description.language,
    displayTitle: true,
    bufferPages: footer !== undefined,
    info: { Title: description.title, CreationDate: description.createdAt, Producer: 'eid-kiosk' },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  for (const face of [...available[400], ...available[700]]) document.registerFont(face.name, face.file);

  const root = document.struct('Document');
  document.addStructure(root);
  const sheet = {
    left: margin,
    width: document.page.width - 2 * margin,
    top: margin,
    bottom: document.page.height - margin,
  };
  const listeners: (() => void)[] = [];

  const place = (x: number, y: number): void => {
    document.x = x;
    document.y = y;
  };

  /** Faces have different ascents, and the top of the text is not the same for all. */
  const write: PaperSurface['write'] = (text, { size, weight, colour }, options) => {
    const runs = runsOf(text, available[weight]);
    document.fontSize(size).fillColor(colour);
    for (const [index, run] of runs.entries())
      document.font(run.face.name).text(run.text, {
        ...options,
        lineGap,
        baseline: 'alphabetic',
        continued: index < runs.length - 1,
      });
  };

  const artifact = (draw: () => void): void => {
    document.markContent('Artifact', { type: 'Layout' });
    draw();
    document.endMarkedContent();
  };

  const writeFooters = (): void => {
    if (footer === undefined) return;
    const { start, count } = document.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      document.switchToPage(start + index);
      place(margin, document.page.height - footerAboveEdge);
      artifact(() =>
        write(footer(index + 1, count), { size: footerSize, weight: 400, colour: quietInk }, { lineBreak: false }),
      );
    }
  };

  return {
    document,
    root,
    sheet,
    place,
    write,
    heightOf: (text, { size, weight }, width) => {
      const runs = runsOf(text, available[weight]);
      const [first] = runs;
      if (first === undefined) return 0;
      const plain = document.font(first.face.name).fontSize(size).heightOfString(text, { width, lineGap });
      return runs.length === 1 ? plain : plain * 1.2 + size;
    },
    makeRoom: (height) => {
      if (document.y + height <= sheet.bottom) return;
      document.addPage();
      place(sheet.left, sheet.top);
      for (const listener of listeners) listener();
    },
    onNewSheet: (listener) => listeners.push(listener),
    artifact,
    structured: (parent, tag, draw, options = {}) => {
      const element = document.struct(tag, options, draw);
      parent.add(element);
      element.end();
    },
    branch: (parent, tag) => {
      const element = document.struct(tag);
      parent.add(element);
      return element;
    },
    finish: () => {
      writeFooters();
      root.end();
      document.end();
      return finished;
    },
  };
};
