import { formatNumber } from '../../language/format/index.ts';
import { TextTable } from './TextTable.tsx';

interface NumberTableProps {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (number | null)[])[];
}

/** The numbers of a chart. */
export function NumberTable({ heads, rows }: NumberTableProps) {
  return <TextTable heads={heads} rows={rows.map((row) => row.map((value) => formatNumber(value)))} />;
}
