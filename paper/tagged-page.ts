/**
 * A page whose text a screen reader finds in reading order: every block is a structure element (ISO 32000-1 §14.8), and
 * what is only drawn is marked as an artifact. Tagged is what we claim; conformance to PDF/UA was not certified.
 */
import PdfKit from 'pdfkit';
import { faces, type Weight } from './faces.ts';
import { createPaperSurface, ink, type PageDescription, quietInk } from './paper-surface.ts';
import { type TableContent, writeTable } from './tagged-table.ts';

export type BlockTag = 'H1' | 'H2' | 'P';
export type BlockStyle = {
  readonly size: number;
  readonly weight: Weight;
  /** Space above the block, in points. */
  readonly above: number;
  readonly colour?: string;
  readonly align?: 'left' | 'center';
  /** Points; up to the right margin where it is not given. */
  readonly width?: number;
};

export type TaggedPage = {
  block(tag: BlockTag, text: string, style: BlockStyle): void;
  /** A fact: a quiet label and the lines of its value, read as one paragraph. */
  fact(label: string, lines: readonly string[], labels?: 'narrow' | 'wide'): void;
  /** One bullet an item. */
  list(items: readonly string[]): void;
  table(content: TableContent): void;
  /** A label, and a line to write on by hand; the label alone is read. */
  blank(label: string): void;
  /** The lines of an address where the window of an envelope shows them; the text goes on below it. */
  addressWindow(lines: readonly string[]): void;
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

const labelWidths = { narrow: 130, wide: 240 } as const;
const factSize = 11;
const listIndent = 14;
const gutter = 14;
/** A longer block may begin here and go on overleaf. */
const longestKeptTogether = 200;

const millimetres = (value: number): number => (value * 72) / 25.4;
/**
 * A window at the right of a DL or C5/6 envelope, for A4 folded in three. bpost, MassPost Guide, section 1 (address zone of
 * small formats): 40 mm free above it and 30 mm below, 15 mm beside, at most 125 mm wide. With 15 mm of play of the sheet in
 * the envelope this is what stays inside; not tried with a printed letter in a real envelope.
 */
const addressZone = {
  left: millimetres(110),
  width: millimetres(85),
  top: millimetres(42),
  /** Below every window of that format, with the play. */
  end: millimetres(90),
} as const;

/** A space at the end of a line, so that the last word of one and the first of the next are not read as one. */
const spoken = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => (index < lines.length - 1 ? `${line} ` : line));

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
  const surface = await createPaperSurface(description);
  const { document, root, sheet, place, write, heightOf, artifact } = surface;
  const [watermarkFace] = await faces(700);
  /** What stands at the right margin, down to where. */
  let beside = { width: 0, bottom: 0 };
  let watermarkText: string | null = null;
  const widthHere = (): number => (document.y < beside.bottom ? sheet.width - beside.width - gutter : sheet.width);

  const drawWatermark = (text: string): void => {
    const { x, y } = document;
    if (watermarkFace === undefined) return;
    artifact(() => {
      document.save().rotate(-55, { origin: [document.page.width / 2, document.page.height / 2] });
      document.font(watermarkFace.name).fontSize(110).fillColor('#B00020').fillOpacity(0.09);
      document.text(text, 0, document.page.height / 2 - 60, {
        width: document.page.width,
        align: 'center',
        lineBreak: false,
      });
      document.restore().fillOpacity(1);
    });
    place(x, y);
  };
  surface.onNewSheet(() => {
    beside = { width: 0, bottom: 0 };
    if (watermarkText !== null) drawWatermark(watermarkText);
  });

  const makeRoom = (height: number): void => surface.makeRoom(Math.min(height, longestKeptTogether));

  const rule = (fromX: number, y: number, colour: string): void =>
    artifact(() => {
      document
        .moveTo(fromX, y)
        .lineTo(sheet.left + sheet.width, y)
        .lineWidth(0.75)
        .strokeColor(colour)
        .stroke();
    });

  return {
    block: (tag, text, { size, weight, above, colour, align, width }) => {
      const keepWithNext = tag === 'P' ? 0 : 3 * size;
      makeRoom(above + size + heightOf(text, { size, weight }, width ?? widthHere()) + keepWithNext);
      place(sheet.left, document.y + above);
      const across = width ?? widthHere();
      surface.structured(root, tag, () => {
        document.y += size;
        write(text, { size, weight, colour: colour ?? ink }, { width: across, align: align ?? 'left' });
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
      surface.structured(root, 'P', () => {
        place(sheet.left, top);
        write(`${label} `, { size: factSize, weight: 400, colour: quietInk }, { width: labelWidth - 6 });
        const labelEnd = document.y;
        const { page } = document;
        place(sheet.left + labelWidth, top);
        for (const line of spoken(lines)) write(line, { ...value, colour: ink }, { width });
        document.y = (document.page === page ? Math.max(document.y, labelEnd) : document.y) - factSize;
      });
    },
    list: (items) => {
      const item = { size: factSize, weight: 400 } as const;
      const list = surface.branch(root, 'L');
      for (const text of items) {
        const width = widthHere() - listIndent;
        makeRoom(4 + factSize + heightOf(text, item, width));
        const top = document.y + 4 + factSize;
        const entry = surface.branch(list, 'LI');
        surface.structured(entry, 'Lbl', () => {
          place(sheet.left, top);
          write('•', { ...item, colour: ink }, { width: listIndent });
        });
        surface.structured(entry, 'LBody', () => {
          place(sheet.left + listIndent, top);
          write(text, { ...item, colour: ink }, { width });
          document.y -= factSize;
        });
        entry.end();
      }
      list.end();
    },
    table: (content) => writeTable(surface, content),
    blank: (label) => {
      makeRoom(14 + 2 * factSize);
      const top = document.y + 14 + factSize;
      surface.structured(root, 'P', () => {
        place(sheet.left, top);
        write(label, { size: factSize, weight: 400, colour: quietInk }, { width: labelWidths.narrow - 6 });
      });
      rule(sheet.left + labelWidths.narrow, top + 2, ink);
      document.y -= factSize;
    },
    addressWindow: (lines) => {
      place(addressZone.left, addressZone.top + factSize);
      surface.structured(root, 'P', () => {
        for (const line of spoken(lines))
          write(line, { size: factSize, weight: 400, colour: ink }, { width: addressZone.width });
      });
      place(sheet.left, Math.max(document.y, addressZone.end));
    },
    gap: (height) => place(sheet.left, document.y + height),
    line: () => {
      makeRoom(8);
      const y = document.y + 8;
      rule(sheet.left, y, '#B8B2A7');
      place(sheet.left, y);
    },
    framed: (content) => {
      const top = document.y;
      content();
      const bottom = document.y + 8;
      artifact(() => {
        document
          .rect(sheet.left, top, sheet.width, bottom - top)
          .lineWidth(2)
          .strokeColor(ink)
          .stroke();
      });
      place(sheet.left, bottom);
    },
    figure: (jpeg, text, { width, height }) => {
      if (!isPicture(jpeg)) return false;
      const top = document.y + 6;
      surface.structured(
        root,
        'Figure',
        () => {
          document.image(Buffer.from(jpeg), sheet.left + sheet.width - width, top, { width, height });
        },
        { alt: text },
      );
      beside = { width, bottom: top + height + 4 };
      place(sheet.left, top - 6);
      return true;
    },
    watermark: (text) => {
      watermarkText = text;
      drawWatermark(text);
    },
    finish: () => surface.finish(),
  };
};
