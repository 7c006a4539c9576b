import type { GradientSeries } from '../../runs/model/index.ts';

/** The gradient history of nodes, downsampled. */
export interface GradientTraces {
  /** Per node: log₁₀ of its norm from the first step to the last; NaN if zero or not finite. */
  readonly nodes: ReadonlyMap<string, Float64Array>;
  /** The common range of decades, as logarithms, so that nodes can be compared. */
  readonly decades: readonly [lowest: number, highest: number];
}

/** As many as fit into the strip. */
const POINTS = 48;
/** Records averaged per point of a long history. */
const RECORDS = 4;
/** A smaller range would make noise look like change. */
const FEWEST_DECADES = 2;

/**
 * Gradient norms of nodes, each over all of its parameters, and of a block over all of its contents.
 * @param gradients by parameter, `node.weight`
 * @param nodeOf the node on the canvas that owns a parameter, if any
 */
export function gradientTraces(
  gradients: ReadonlyMap<string, GradientSeries>,
  nodeOf: (parameter: string) => string | undefined,
): GradientTraces {
  const squares = new Map<string, Float64Array>();
  for (const [parameter, { norm }] of gradients) {
    const node = nodeOf(parameter);
    if (node === undefined) continue;
    const sums = squares.get(node) ?? new Float64Array(POINTS);
    squares.set(node, sums);
    for (let point = 0; point < POINTS; point++) sums[point] += meanSquare(norm, point);
  }
  const nodes = new Map([...squares].map(([node, sums]) => [node, sums.map((sum) => logarithm(Math.sqrt(sum)))]));
  return { nodes, decades: decadesOf([...nodes.values()]) };
}

/** Over the records around a point. NaN if one is missing or not finite. */
function meanSquare(norm: GradientSeries['norm'], point: number): number {
  if (norm.length === 0) return Number.NaN;
  const place = (part: number) => Math.min(norm.length - 1, Math.floor((part / POINTS) * norm.length));
  let sum = 0;
  for (let record = 0; record < RECORDS; record++) sum += (norm[place(point + record / RECORDS)] ?? Number.NaN) ** 2;
  return sum / RECORDS;
}

const logarithm = (norm: number) => (norm > 0 && Number.isFinite(norm) ? Math.log10(norm) : Number.NaN);

function decadesOf(traces: readonly Float64Array[]): [number, number] {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const trace of traces) {
    for (const value of trace) {
      if (Number.isNaN(value)) continue;
      lowest = Math.min(lowest, Math.floor(value));
      highest = Math.max(highest, Math.ceil(value));
    }
  }
  if (lowest > highest) return [-FEWEST_DECADES / 2, FEWEST_DECADES / 2];
  return [Math.min(lowest, highest - FEWEST_DECADES), highest];
}
