/** Some of many rows at equal distances, the last one included: more are not read. */
export function spreadRows<Row>(rows: readonly Row[], most = 25): Row[] {
  if (rows.length <= most) return [...rows];
  return Array.from({ length: most }, (_, index) => rows[Math.round((index * (rows.length - 1)) / (most - 1))]);
}
