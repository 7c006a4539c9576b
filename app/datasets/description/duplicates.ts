/** The number of rows that equal an earlier one, in all columns. */
export function countDuplicates(columns: readonly Float64Array[]): number {
  const rows = columns[0]?.length ?? 0;
  const seen = new Map<number, number[]>();
  let duplicates = 0;
  for (let row = 0; row < rows; row++) {
    const key = hashOf(columns, row);
    const candidates = seen.get(key) ?? [];
    if (candidates.some((other) => areEqual(columns, row, other))) duplicates++;
    else seen.set(key, [...candidates, row]);
  }
  return duplicates;
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** FNV-1a (Fowler, Noll and Vo, 1991) over the bits of a row. */
function hashOf(columns: readonly Float64Array[], row: number): number {
  let hash = 0x811c9dc5;
  for (const column of columns) {
    bits[0] = column[row];
    hash = Math.imul(Math.imul(hash ^ words[0], 0x01000193) ^ words[1], 0x01000193);
  }
  return hash;
}

const areEqual = (columns: readonly Float64Array[], a: number, b: number): boolean =>
  columns.every((column) => Object.is(column[a], column[b]));
