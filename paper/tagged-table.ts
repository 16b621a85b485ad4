/**
 * A table a screen reader can walk: Table, TR, TH with a scope, TD (ISO 32000-1 §14.8.4.3.4). A row is never torn; where a
 * table goes on overleaf its head is drawn again for eyes only, because the structure has it already.
 */
import { ink, type PaperSurface, type Placed, quietInk, type Structured } from './paper-surface.ts';

export type TableContent = {
  /** Shares of the width, one a column. */
  readonly shares: readonly number[];
  readonly headers: readonly string[];
  /** One cell a column; the first names its row. */
  readonly rows: readonly (readonly string[])[];
};

const headStyle = { size: 9, weight: 700, colour: quietInk } as const satisfies Placed;
const nameStyle = { size: 9.5, weight: 700, colour: ink } as const satisfies Placed;
const cellStyle = { size: 9.5, weight: 400, colour: ink } as const satisfies Placed;
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

  const heightOfRow = (texts: readonly string[], cellOf: (column: number) => Cell): number =>
    padding.above +
    padding.below +
    Math.max(
      ...texts.map((text, column) =>
        surface.heightOf(text, cellOf(column).style, (widths[column] ?? 0) - padding.beside),
      ),
    );

  /** `parent` null: drawn only. */
  const writeRow = (texts: readonly string[], cellOf: (column: number) => Cell, parent: Structured | null): void => {
    const top = document.y + padding.above;
    const row = parent === null ? null : surface.branch(parent, 'TR');
    let bottom = top;
    for (const [column, text] of texts.entries()) {
      const { tag, scope, style } = cellOf(column);
      const draw = (): void => {
        surface.place(lefts[column] ?? sheet.left, top + style.size);
        surface.write(text === '' ? '–' : text, style, { width: (widths[column] ?? 0) - padding.beside });
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
  for (const row of rows) {
    const { page } = document;
    surface.makeRoom(heightOfRow(row, bodyCell));
    if (document.page !== page) writeRow(headers, headCells, null);
    writeRow(row, bodyCell, table);
  }
  table.end();
};
