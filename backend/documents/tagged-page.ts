/**
 * A page whose text a screen reader finds in reading order: every block is a structure element (ISO 32000-1 §14.8), and
 * what is only drawn is marked as an artifact. Tagged is what we claim; conformance to PDF/UA was not certified.
 */
import PdfKit from 'pdfkit';
import { type Face, faces, runsOf, type Weight } from './faces.ts';

export type BlockTag = 'H1' | 'H2' | 'P';
export type BlockStyle = {
  readonly size: number;
  readonly weight: Weight;
  /** Space above the block, in points. */
  readonly above: number;
  readonly colour?: string;
  readonly align?: 'left' | 'center';
};

export type TaggedPage = {
  block(tag: BlockTag, text: string, style: BlockStyle): void;
  /** A fact: a quiet label and the lines of its value, read as one paragraph. */
  fact(label: string, lines: readonly string[]): void;
  line(): void;
  /** A frame drawn around what `content` writes. */
  framed(content: () => void): void;
  finish(): Promise<Buffer>;
};

const margin = 44;
const ink = '#1A1A1A';
const quietInk = '#4A4A4A';
const lineGap = 2;
const labelWidth = 130;
const factSize = 11;

export type PageDescription = {
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly createdAt: Date;
};

export const createTaggedPage = async (description: PageDescription): Promise<TaggedPage> => {
  const available: Readonly<Record<Weight, readonly Face[]>> = { 400: await faces(400), 700: await faces(700) };
  const document = new PdfKit({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: description.language,
    displayTitle: true,
    info: { Title: description.title, CreationDate: description.createdAt, Producer: 'eid-kiosk' },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  for (const face of [...available[400], ...available[700]]) document.registerFont(face.name, face.file);

  const width = document.page.width - 2 * margin;
  const root = document.struct('Document');
  document.addStructure(root);

  type Placed = { readonly size: number; readonly weight: Weight; readonly colour: string };

  /** Writes runs on a common base line: faces have different ascents, and the top of the text is not the same for all. */
  const write = (text: string, { size, weight, colour }: Placed, options: PDFKit.Mixins.TextOptions): void => {
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

  const place = (x: number, y: number): void => {
    document.x = x;
    document.y = y;
  };

  const structured = (tag: string, draw: () => void): void => {
    const element = document.struct(tag, {}, draw);
    root.add(element);
    element.end();
  };

  return {
    block: (tag, text, { size, weight, above, colour, align }) => {
      place(margin, document.y + above);
      structured(tag, () => {
        document.y += size;
        write(text, { size, weight, colour: colour ?? ink }, { width, align: align ?? 'left' });
        document.y -= size;
      });
    },
    fact: (label, lines) => {
      const top = document.y + 5 + factSize;
      structured('P', () => {
        place(margin, top);
        write(`${label} `, { size: factSize, weight: 400, colour: quietInk }, { width: labelWidth });
        place(margin + labelWidth, top);
        for (const line of lines)
          write(line, { size: factSize, weight: 700, colour: ink }, { width: width - labelWidth });
        document.y -= factSize;
      });
    },
    line: () => {
      document.markContent('Artifact', { type: 'Layout' });
      const y = document.y + 8;
      document
        .moveTo(margin, y)
        .lineTo(margin + width, y)
        .lineWidth(0.75)
        .strokeColor('#B8B2A7')
        .stroke();
      document.endMarkedContent();
      place(margin, y);
    },
    framed: (content) => {
      const top = document.y;
      content();
      const bottom = document.y + 8;
      document.markContent('Artifact', { type: 'Layout' });
      document
        .rect(margin, top, width, bottom - top)
        .lineWidth(2)
        .strokeColor(ink)
        .stroke();
      document.endMarkedContent();
      place(margin, bottom);
    },
    finish: () => {
      root.end();
      document.end();
      return finished;
    },
  };
};
