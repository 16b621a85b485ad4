/**
 * A table a screen reader can walk: Table, TR, TH with a scope, TD (ISO 32000-1 §14.8.4.3.4). Where a table goes on overleaf
 * its head is drawn again for eyes only, because the structure has it already. A row is not torn, unless it is taller than
 * half a sheet: then it goes on as a further row.
 */
import { ink, type PaperSurface, type Placed, quietInk, type Structured } from './paper-surface.ts';

export type TableContent = {
  /** Shares of the width, one a column. */
  readonly shares: readonly number[];
  readonly headers: readonly string[];
  /** One cell a column; the first names its row. */
  readonly rows: readonly (readonly string[])[];
};

const headStyle = { size: 9.5, weight: 700, colour: quietInk } as const satisfies Placed;
const nameStyle = { size: 10, weight: 700, colour: ink } as const satisfies Placed;
const cellStyle = { size: 10, weight: 400, colour: ink } as const satisfies Placed;
const padding = { beside: 8, above: 4, below: 4 } as const;

type Cell = { readonly tag: 'TH' | 'TD'; readonly scope?: 'Column' | 'Row'; readonly style: Placed };
const headCell: Cell = { tag: 'TH', scope: 'Column', style: headStyle };
const bodyCell = (column: number): Cell =>
  column === 0 ? { tag: 'TH', scope: 'Row', style: nameStyle } : { tag: 'TD', style: cellStyle };

/** Places a row from the pen's line down and leaves the pen below it. */
export const writeTable = (surface: PaperSurface, { shares, headers, rows }: TableContent): void => {
  const { document, root, sheet } = surface;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => (share / whole) * sheet.width);
  const lefts = widths.map((_, column) => sheet.left + widths.slice(0, column).reduce((sum, width) => sum + width, 0));

  const tallestRow = (sheet.bottom - sheet.top) / 2;

  const widthOf = (column: number): number => (widths[column] ?? sheet.width) - padding.beside;
  const heightOfCell = (text: string, column: number, { style }: Cell): number =>
    surface.heightOf(text, style, widthOf(column)) + style.size;
  const heightOfRow = (texts: readonly string[], cellOf: (column: number) => Cell): number =>
    padding.above +
    padding.below +
    Math.max(...texts.map((text, column) => heightOfCell(text, column, cellOf(column))));

  /** Pieces of whole words; by the number of letters, with a margin for wide ones, because measuring each costs too much. */
  const piecesOf = (text: string, column: number): readonly string[] => {
    const height = heightOfCell(text, column, bodyCell(column));
    if (height <= tallestRow) return [text];
    const longest = (0.8 * text.length * tallestRow) / height;
    const pieces = [''];
    for (const word of text.split(' ')) {
      const longer = `${pieces.at(-1) ?? ''} ${word}`.trim();
      if (longer.length <= longest) pieces.splice(-1, 1, longer);
      else pieces.push(word);
    }
    return pieces;
  };

  const rowsOf = (texts: readonly string[]): readonly (readonly string[])[] => {
    const cells = texts.map((text, column) => piecesOf(text, column));
    const count = Math.max(...cells.map((pieces) => pieces.length));
    return Array.from({ length: count }, (_, index) => cells.map((pieces) => pieces[index] ?? ''));
  };

  /** `parent` null: drawn only. */
  const writeRow = (texts: readonly string[], cellOf: (column: number) => Cell, parent: Structured | null): void => {
    const top = document.y + padding.above;
    const row = parent === null ? null : surface.branch(parent, 'TR');
    let bottom = top;
    for (const [column, text] of texts.entries()) {
      const { tag, scope, style } = cellOf(column);
      const draw = (): void => {
        surface.place(lefts[column] ?? sheet.left, top + style.size);
        surface.write(text === '' ? '–' : text, style, { width: widthOf(column) });
        bottom = Math.max(bottom, document.y - style.size);
      };
      if (row === null) surface.artifact(draw);
      else surface.structured(row, tag, draw, scope === undefined ? {} : { scope });
    }
    row?.end();
    const y = bottom + padding.below;
    surface.artifact(() => {
      document
        .moveTo(sheet.left, y)
        .lineTo(sheet.left + sheet.width, y)
        .lineWidth(0.5)
        .strokeColor('#B8B2A7')
        .stroke();
    });
    surface.place(sheet.left, y);
  };

  const headCells = (): Cell => headCell;
  const table = surface.branch(root, 'Table');
  surface.makeRoom(heightOfRow(headers, headCells) + heightOfRow(rows[0] ?? [''], bodyCell));
  writeRow(headers, headCells, table);
  for (const row of rows.flatMap(rowsOf)) {
    const { page } = document;
    surface.makeRoom(heightOfRow(row, bodyCell));
    if (document.page !== page) writeRow(headers, headCells, null);
    writeRow(row, bodyCell, table);
  }
  table.end();
};
