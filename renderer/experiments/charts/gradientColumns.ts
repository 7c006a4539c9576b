import type { GradientSeries } from '../../workbench/runs/index.ts';

interface GradientColumns {
  readonly step: number[];
  /** Norms per parameter, in order. */
  readonly norms: (number | null)[][];
}

/** Merges gradient histories onto one axis of steps. Norms that a logarithmic axis cannot show are left out. */
export function gradientColumns(parameters: readonly GradientSeries[]): GradientColumns {
  const step = [...new Set(parameters.flatMap((series) => series.step))].sort((a, b) => a - b);
  const row = new Map(step.map((value, index) => [value, index]));
  const norms = parameters.map((series) => {
    const column = new Array<number | null>(step.length).fill(null);
    series.step.forEach((value, index) => {
      const norm = series.norm[index];
      column[row.get(value) ?? 0] = norm !== null && norm > 0 ? norm : null;
    });
    return column;
  });
  return { step, norms };
}

interface OrderedParameter {
  readonly name: string;
  /** Index of its node among those with parameters, from the input on. */
  readonly depth: number;
}

/**
 * Parameters from input to output; within a node, weights before biases.
 * @param nodeOrder node ids in topological order; other nodes come last
 */
export function orderParameters(names: readonly string[], nodeOrder: readonly string[]): OrderedParameter[] {
  const order = new Map(nodeOrder.map((id, index) => [id, index]));
  const orderOf = (name: string) => order.get(nodeOf(name)) ?? nodeOrder.length;
  const sorted = names.toSorted(
    (a, b) => orderOf(a) - orderOf(b) || nodeOf(a).localeCompare(nodeOf(b)) || Number(isBias(a)) - Number(isBias(b)),
  );
  const nodes = [...new Set(sorted.map(nodeOf))];
  return sorted.map((name) => ({ name, depth: nodes.indexOf(nodeOf(name)) }));
}

/** A parameter's node: its name up to the last dot. */
function nodeOf(parameter: string): string {
  return parameter.slice(0, Math.max(0, parameter.lastIndexOf('.')));
}

/** Biases are dashed, to distinguish them from weights without color. */
export function isBias(parameter: string): boolean {
  return /bias/i.test(parameter.slice(parameter.lastIndexOf('.') + 1));
}
