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
  fact(label: string, lines: readonly string[], labels?: 'narrow' | 'wide'): void;
  /** Points of nothing. */
  gap(height: number): void;
  line(): void;
  /** A frame drawn around what `content` writes. */
  framed(content: () => void): void;
  /** A JPEG at the right margin; what is written beside it keeps clear of it. False where the picture cannot be opened. */
  figure(jpeg: Uint8Array, description: string, points: { readonly width: number; readonly height: number }): boolean;
  /** Large pale letters across this page and every further one; for eyes only, so the text must say it too. */
  watermark(text: string): void;
  finish(): Promise<Buffer>;
};

const margin = 44;
const ink = '#1A1A1A';
const quietInk = '#4A4A4A';
const lineGap = 2;
const labelWidths = { narrow: 130, wide: 240 } as const;
const factSize = 11;
const gutter = 14;

export type PageDescription = {
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly createdAt: Date;
};

/** Tried on a document of its own, because a drawing that fails half-way would leave this one half-tagged. */
const isPicture = (jpeg: Uint8Array): boolean => {
  try {
    new PdfKit().image(Buffer.from(jpeg), 0, 0);
    return true;
  } catch {
    return false; // the library's only way to say so
  }
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

  const fullWidth = document.page.width - 2 * margin;
  const pageBottom = document.page.height - margin;
  /** What stands at the right margin, down to where. */
  let beside = { width: 0, bottom: 0 };
  const widthHere = (): number => (document.y < beside.bottom ? fullWidth - beside.width - gutter : fullWidth);
  let watermarkText: string | null = null;
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

  const artifact = (draw: () => void): void => {
    document.markContent('Artifact', { type: 'Layout' });
    draw();
    document.endMarkedContent();
  };

  const drawWatermark = (text: string): void => {
    const { x, y } = document;
    const [face] = available[700];
    if (face === undefined) return;
    artifact(() => {
      document.save().rotate(-55, { origin: [document.page.width / 2, document.page.height / 2] });
      document.font(face.name).fontSize(110).fillColor('#B00020').fillOpacity(0.09);
      document.text(text, 0, document.page.height / 2 - 60, {
        width: document.page.width,
        align: 'center',
        lineBreak: false,
      });
      document.restore().fillOpacity(1);
    });
    place(x, y);
  };

  const heightOf = (text: string, { size, weight }: Pick<Placed, 'size' | 'weight'>, width: number): number => {
    const [face] = available[weight];
    if (face === undefined) return 0;
    return document.font(face.name).fontSize(size).heightOfString(text, { width, lineGap });
  };

  /** A block that would cross the end of the page begins on the next one, so that no fact is torn from its label. */
  const makeRoom = (height: number): void => {
    if (document.y + height <= pageBottom) return;
    document.addPage();
    beside = { width: 0, bottom: 0 };
    place(margin, margin);
    if (watermarkText !== null) drawWatermark(watermarkText);
  };

  const structured = (tag: string, draw: () => void): void => {
    const element = document.struct(tag, {}, draw);
    root.add(element);
    element.end();
  };

  return {
    block: (tag, text, { size, weight, above, colour, align }) => {
      const keepWithNext = tag === 'P' ? 0 : 3 * size;
      makeRoom(above + size + heightOf(text, { size, weight }, widthHere()) + keepWithNext);
      place(margin, document.y + above);
      const width = widthHere();
      structured(tag, () => {
        document.y += size;
        write(text, { size, weight, colour: colour ?? ink }, { width, align: align ?? 'left' });
        document.y -= size;
      });
    },
    fact: (label, lines, labels = 'narrow') => {
      const labelWidth = labelWidths[labels];
      const valueWidth = (): number => widthHere() - labelWidth;
      const value = { size: factSize, weight: 700 } as const;
      const estimated = lines.reduce((sum, line) => sum + heightOf(line, value, valueWidth()), 0);
      makeRoom(5 + factSize + estimated);
      const top = document.y + 5 + factSize;
      const width = valueWidth();
      structured('P', () => {
        place(margin, top);
        write(`${label} `, { size: factSize, weight: 400, colour: quietInk }, { width: labelWidth - 6 });
        const labelEnd = document.y;
        place(margin + labelWidth, top);
        for (const line of lines) write(line, { ...value, colour: ink }, { width });
        document.y = Math.max(document.y, labelEnd) - factSize;
      });
    },
    gap: (height) => place(margin, document.y + height),
    line: () => {
      makeRoom(8);
      const y = document.y + 8;
      artifact(() => {
        document
          .moveTo(margin, y)
          .lineTo(margin + fullWidth, y)
          .lineWidth(0.75)
          .strokeColor('#B8B2A7')
          .stroke();
      });
      place(margin, y);
    },
    framed: (content) => {
      const top = document.y;
      content();
      const bottom = document.y + 8;
      artifact(() => {
        document
          .rect(margin, top, fullWidth, bottom - top)
          .lineWidth(2)
          .strokeColor(ink)
          .stroke();
      });
      place(margin, bottom);
    },
    figure: (jpeg, description, { width, height }) => {
      if (!isPicture(jpeg)) return false;
      const top = document.y + 6;
      const element = document.struct('Figure', { alt: description }, () => {
        document.image(Buffer.from(jpeg), margin + fullWidth - width, top, { width, height });
      });
      root.add(element);
      element.end();
      beside = { width, bottom: top + height + 4 };
      place(margin, top - 6);
      return true;
    },
    watermark: (text) => {
      watermarkText = text;
      drawWatermark(text);
    },
    finish: () => {
      root.end();
      document.end();
      return finished;
    },
  };
};
