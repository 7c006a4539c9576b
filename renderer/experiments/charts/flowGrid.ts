import type { RunFlow } from '#app/contract/index.ts';

/** The measures of the flow of gradients. */
export const FLOW_MEASURES = ['weights', 'nodes', 'updates'] as const;
export type FlowMeasure = (typeof FLOW_MEASURES)[number];

interface FlowRow {
  /** The id of the node, or the address of the parameter. */
  readonly id: string;
  readonly name: string;
  readonly node: string;
  readonly values: readonly (number | null)[];
}

/** A picture of a measure: a row per node or parameter, from the input to the loss, and a column per recorded step. */
export interface FlowGrid {
  readonly step: readonly number[];
  readonly rows: readonly FlowRow[];
  /** Whole decades that contain all values; undefined without a positive value. */
  readonly decades: { readonly from: number; readonly to: number } | undefined;
}

/** Beyond, colors could not be told apart: the smallest values are drawn as this many decades below the largest. */
const MOST_DECADES = 8;

export function flowGrid(flow: Pick<RunFlow, 'step' | 'nodes' | 'parameters'>, measure: FlowMeasure): FlowGrid {
  const rows = rowsOf(flow, measure);
  const sizes = rows.flatMap(({ values }) => values.filter((value) => value !== null && value > 0)) as number[];
  if (sizes.length === 0) return { step: flow.step, rows, decades: undefined };
  const [smallest, largest] = sizes.reduce(
    ([low, high], size) => [Math.min(low, size), Math.max(high, size)],
    [Number.POSITIVE_INFINITY, 0],
  );
  // Never −0.
  const to = Math.ceil(Math.log10(largest)) || 0;
  const from = Math.max(to - MOST_DECADES, Math.min(to - 1, Math.floor(Math.log10(smallest))));
  return { step: flow.step, rows, decades: { from, to } };
}

/** The label of a node, unless another node has the same one or it has none: then its id. */
export function flowName(nodes: RunFlow['nodes'], id: string): string {
  const label = nodes.find(({ node }) => node === id)?.label;
  const isClear = label !== undefined && nodes.every((other) => other.node === id || other.label !== label);
  return isClear ? label : id;
}

function rowsOf({ nodes, parameters }: Pick<RunFlow, 'nodes' | 'parameters'>, measure: FlowMeasure): FlowRow[] {
  if (measure === 'nodes') {
    return nodes.map(({ node, gradient }) => ({ id: node, name: flowName(nodes, node), node, values: gradient }));
  }
  return parameters.map(({ parameter, node, norm, updateRatio }) => ({
    id: parameter,
    name: `${flowName(nodes, node)}${parameter.slice(node.length)}`,
    node,
    values: measure === 'weights' ? norm : updateRatio,
  }));
}

/** The position of a value between the decades, from 0 to 1; undefined for one that has no logarithm. */
export function shareOf(value: number | null, decades: FlowGrid['decades']): number | undefined {
  if (value === null || value <= 0 || !decades) return undefined;
  return Math.min(1, Math.max(0, (Math.log10(value) - decades.from) / (decades.to - decades.from)));
}

/** A value of a picture, by its place. */
export interface FlowCell {
  readonly row: number;
  readonly column: number;
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** The cell that a key leads to, within the picture; undefined for other keys. */
export function moveCell({ row, column }: FlowCell, key: string, { rows, step }: FlowGrid): FlowCell | undefined {
  const move = MOVES[key];
  if (!move) return undefined;
  const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
  return { row: within(row + move[0], rows.length), column: within(column + move[1], step.length) };
}

/** The color of a share, in the hue of the backward pass: the larger, the further from the background. */
export function flowColor(share: number, scheme: 'light' | 'dark'): string {
  const [faint, strong] = scheme === 'light' ? [0.96, 0.42] : [0.25, 0.88];
  const lightness = faint + (strong - faint) * share;
  return `oklch(${lightness.toFixed(3)} ${(0.02 + 0.12 * share).toFixed(3)} ${(75 - 25 * share).toFixed(0)})`;
}
