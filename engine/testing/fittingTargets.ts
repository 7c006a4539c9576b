import { analyzeGraph, type GraphDocument } from '../graph/index.ts';
import type { Column } from '../training/index.ts';

/** A column of any values made valid for the only loss of a graph: probabilities, if required. */
export function fittingTargets(document: GraphDocument, column: Column): Column {
  const loss = [...analyzeGraph(document).nodes.values()].find(({ layer }) => layer?.loss);
  const { prediction = [], target = [] } = loss?.inputs ?? {};
  const takes = loss?.layer?.loss?.targets({ prediction, target });
  const powers = Float64Array.from(column.data, Math.exp);
  if (takes?.kind === 'probabilities') return { ...column, data: powers.map((power) => power / (1 + power)) };
  if (takes?.kind !== 'distributions') return column;
  const { length } = takes;
  const rowSum = (row: number) => powers.subarray(row * length, (row + 1) * length).reduce((sum, power) => sum + power, 0);
  return { ...column, data: powers.map((power, index) => power / rowSum(Math.floor(index / length))) };
}
