import { sizeOf } from '../ops/index.ts';
import type { ColumnDescription } from './dataDescription.ts';
import { joinColumns } from './joinColumns.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';

/**
 * Assigns columns to nodes: by id or label if one matches, else in document order. Several scalar columns together feed a node of
 * that size: one-hot columns, or the targets of a regression.
 */
export function assignColumns<C extends ColumnDescription>(
  nodes: readonly NodeAnalysis[],
  columns: readonly C[],
): Map<string, readonly C[]> {
  const named = matchNames(nodes, columns);
  const reserved = new Set(named.values());
  const free = new Set(columns);
  const assigned = new Map<string, readonly C[]>();
  const assign = ({ node, output }: NodeAnalysis, first: C) => {
    const mayJoin = (column: C) => free.has(column) && (column === first || !reserved.has(column));
    const run = runFrom(columns, columns.indexOf(first), output ? sizeOf(output) : 1, mayJoin);
    for (const column of run) free.delete(column);
    assigned.set(node.id, run);
  };
  for (const analysis of nodes) {
    const column = named.get(analysis);
    if (column && free.has(column)) assign(analysis, column);
  }
  for (const analysis of nodes) {
    const [column] = free;
    if (column && !assigned.has(analysis.node.id)) assign(analysis, column);
  }
  return assigned;
}

/** Like {@link assignColumns}, with several columns joined into one. */
export function bindColumns<C extends ColumnDescription>(nodes: readonly NodeAnalysis[], columns: readonly C[]): Map<string, C> {
  const assigned = [...assignColumns(nodes, columns)];
  return new Map(assigned.map(([id, parts]) => [id, parts.length === 1 ? parts[0] : joinColumns(parts)]));
}

function matchNames<C extends ColumnDescription>(nodes: readonly NodeAnalysis[], columns: readonly C[]): Map<NodeAnalysis, C> {
  const byName = new Map(columns.toReversed().map((column) => [column.name, column]));
  const matched = new Map<NodeAnalysis, C>();
  for (const analysis of nodes) {
    const { id, label } = analysis.node;
    const column = byName.get(id) ?? (label === undefined ? undefined : byName.get(label));
    if (column) matched.set(analysis, column);
  }
  return matched;
}

/** A column and the scalar columns after it, up to the node's size. */
function runFrom<C extends ColumnDescription>(
  columns: readonly C[],
  start: number,
  size: number,
  mayJoin: (column: C) => boolean,
): readonly C[] {
  if (!isSingleNumber(columns[start])) return [columns[start]];
  let end = start + 1;
  while (end < columns.length && end - start < size && mayJoin(columns[end]) && isSingleNumber(columns[end])) end++;
  return columns.slice(start, end);
}

/** Class indices are excluded: a loss takes only one of them per sample. */
const isSingleNumber = ({ shape, classes }: ColumnDescription): boolean => sizeOf(shape) === 1 && classes === undefined;
