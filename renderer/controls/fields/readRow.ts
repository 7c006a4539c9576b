/** Numbers of a pasted row, separated by commas, semicolons, tabs or spaces; undefined if it is not numbers. */
export function readRow(text: string): number[] | undefined {
  const parts = text.trim().split(/[\s,;]+/);
  const numbers = parts.map((part) => Number(part.replace('−', '-')));
  return text.trim() !== '' && numbers.every(Number.isFinite) ? numbers : undefined;
}
