/** In tables with fewer rows, each row may have a class or a category of its own. */
const FEW_ROWS = 8;

/** True for texts that are names or keys, rather than classes or categories. */
export const nearlyAllDiffer = (distinct: number, rows: number): boolean => rows >= FEW_ROWS && distinct >= 0.9 * rows;
