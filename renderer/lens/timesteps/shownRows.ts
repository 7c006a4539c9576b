import { t } from '../../language/index.ts';
import { elementSymbol } from '../explanation/index.ts';
import { quantityName } from '../tensors/index.ts';
import type { TimestepRow, Unrolled } from './unrolled.ts';

/** All units as strips of color, or one unit as numbers. */
export type TimestepForm = 'strips' | 'numbers';

/** A row as shown: of one unit as numbers, or of all as strips. */
export interface ShownRow {
  readonly row: TimestepRow;
  readonly unit?: number;
}

/** More features of the input than these are a strip beside numbers, too. */
const MOST_FEATURES = 4;

/** The rows in a form. A unit has one number per gate, and takes all features of the input. */
export function shownRows({ rows }: Unrolled, form: TimestepForm, unit: number): ShownRow[] {
  if (form === 'strips') return rows.map((row) => ({ row }));
  return rows.flatMap((row): ShownRow[] => {
    if (!row.isInput) return [{ row, unit: Math.min(unit, row.units - 1) }];
    if (row.units > MOST_FEATURES) return [{ row }];
    return Array.from({ length: row.units }, (_, feature) => ({ row, unit: feature }));
  });
}

/** The symbol of a row in TeX; of a unit with its index. */
export function rowSymbol({ row: { symbol }, unit }: ShownRow): string {
  return unit === undefined ? symbol : elementSymbol(symbol, [unit]);
}

/** The quantity of a row in words. */
export function rowName({ name, direction }: TimestepRow): string {
  const words = quantityName(name);
  return direction === 'forward' ? words : t('Gradient of {{parameter}}', { parameter: words });
}
