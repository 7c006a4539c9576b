/** A table as people read it in a terminal: the first column to the left, numbers to the right. */
export function toText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column])].map(({ length }) => length)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ');
  return [header, ...rows].map((row) => line(row).trimEnd()).join('\n');
}

/** The same table in Markdown. */
export function toMarkdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(header), line(header.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Three digits, and a letter for thousands or millions: 5.91 M, 82.3 k, 412. */
export function formatCount(value: number): string {
  if (value >= 1e6) return `${toDigits(value / 1e6)} M`;
  return value >= 1e3 ? `${toDigits(value / 1e3)} k` : toDigits(value);
}

/** Three digits that count, never an exponent. */
export function toDigits(value: number): string {
  const whole = Math.max(1, Math.floor(Math.log10(Math.abs(value))) + 1);
  return Number.isFinite(whole) ? value.toFixed(Math.max(0, 3 - whole)) : String(value);
}
