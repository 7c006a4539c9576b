export interface TableColumn {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** Columns of text, aligned left. */
export const texts = (...titles: readonly string[]): TableColumn[] => titles.map((title) => ({ title }));

/** Columns of numbers, aligned right. */
export const numbers = (...titles: readonly string[]): TableColumn[] => titles.map((title) => ({ title, isNumber: true }));

/**
 * A table as text, columns aligned and two spaces apart.
 * @param rows cells as text, one per column
 */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, index) => Math.max(title.length, ...rows.map((row) => row[index].length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (columns[index].isNumber ? cell.padStart(widths[index]) : cell.padEnd(widths[index])))
      .join('  ')
      .trimEnd();
  return [columns.map(({ title }) => title), ...rows].map(line).join('\n');
}

/** Names and values, one pair per line, the second column aligned. */
export function formatPairs(pairs: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
