/** `toText` or `toMarkdown`. */
export type TableFormat = typeof toText;

/**
 * A table for a terminal: text left, numbers right.
 * @param texts number of text columns, from the first
 */
export function toText(header: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const widths = header.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column])].map(({ length }) => length)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column < texts ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ');
  return [header, ...rows].map((row) => line(row).trimEnd()).join('\n');
}

/** The same table in Markdown. */
export function toMarkdown(header: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(header), line(header.map((_, column) => (column < texts ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
