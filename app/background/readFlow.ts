import type { RunFlow } from '#app/contract/index.ts';
import { type CurveRange, type FlowRows, findRun, type ReadingConnection, readFlowToPlot } from '#app/store/index.ts';
import { analyzeGraph, diagnoseFlow, type GraphAnalysis } from '#engine/graph/index.ts';

/** Entries at the end of the history that the findings are about. */
const RECENT = 5;

/** The flow of gradients through a run, to plot, with what it tells. */
export function readFlow(connection: ReadingConnection, runId: string, range: CurveRange): RunFlow {
  const { nodes, parameters } = readFlowToPlot(connection, runId, range);
  const document = findRun(connection, runId)?.document;
  const steps = [...new Set(nodes.map(({ step }) => step))].sort((a, b) => a - b);
  const analysis = document && analyzeGraph(document);
  const flow = flowOf({ nodes, parameters }, steps, analysis);
  return { ...decimate(flow, range.most), findings: analysis ? findingsOf(flow, analysis) : [] };
}

type Flow = Omit<RunFlow, 'findings'>;
type Column = (number | null)[];

function flowOf({ nodes, parameters }: FlowRows, step: number[], analysis: GraphAnalysis | undefined): Flow {
  const places = new Map(step.map((each, index) => [each, index]));
  const order = new Map(analysis?.order.map((id, index) => [id, index]));
  const orderOf = (node: string) => order.get(node) ?? Number.MAX_SAFE_INTEGER;
  const distances = analysis ? distancesToLoss(analysis) : new Map<string, number>();
  const columnOf = <Row extends { readonly step: number }>(rows: readonly Row[], value: (row: Row) => number | null): Column => {
    const column = new Array<number | null>(step.length).fill(null);
    for (const row of rows) column[places.get(row.step) ?? 0] = value(row);
    return column;
  };
  const byNode = Map.groupBy(nodes, ({ node }) => node);
  const byParameter = Map.groupBy(parameters, ({ parameter }) => parameter);
  return {
    step,
    nodes: [...byNode]
      .sort(([a], [b]) => orderOf(a) - orderOf(b))
      .map(([node, rows], depth) => {
        const label = analysis?.nodes.get(node)?.node.label;
        const rms = (value: number | null, elements: number) => (value === null ? null : value / Math.sqrt(elements));
        return {
          node,
          ...(label !== undefined && { label }),
          depth,
          toLoss: distances.get(node) ?? 0,
          elements: rows[0].elements,
          output: columnOf(rows, ({ output, elements }) => rms(output, elements)),
          gradient: columnOf(rows, ({ gradient, elements }) => rms(gradient, elements)),
          ...(rows.some(({ saturated }) => saturated !== null) && { saturated: columnOf(rows, ({ saturated }) => saturated) }),
        };
      }),
    parameters: [...byParameter]
      .map(([parameter, rows]) => ({
        parameter,
        node: parameter.slice(0, parameter.lastIndexOf('.')),
        norm: columnOf(rows, ({ norm }) => norm),
        updateRatio: columnOf(rows, ({ updateRatio }) => updateRatio),
      }))
      .sort((a, b) => orderOf(a.node) - orderOf(b.node) || Number(isBias(a.parameter)) - Number(isBias(b.parameter))),
  };
}

/** Weights come before biases. */
const isBias = (parameter: string): boolean => /bias/i.test(parameter.slice(parameter.lastIndexOf('.') + 1));

/** The greatest number of wires between each node and a loss. */
function distancesToLoss({ order, wiring }: GraphAnalysis): Map<string, number> {
  const distances = new Map<string, number>();
  for (const id of order.toReversed()) {
    const after = (wiring.outgoing.get(id) ?? []).map(({ to: [next] }) => distances.get(next) ?? 0);
    distances.set(id, after.length > 0 ? 1 + Math.max(...after) : 0);
  }
  return distances;
}

/** Of each interval the largest value, so that no spike is lost, under the interval's last step. */
function decimate(flow: Flow, most: number): Flow {
  const length = Math.ceil(flow.step.length / Math.max(1, most));
  if (length <= 1) return flow;
  const ends = flow.step.flatMap((_, index) => (index % length === length - 1 || index === flow.step.length - 1 ? [index] : []));
  const largest = (column: Column): Column =>
    ends.map((end, index) => {
      const values = column.slice(index === 0 ? 0 : ends[index - 1] + 1, end + 1).filter((value) => value !== null);
      return values.length > 0 ? Math.max(...values) : null;
    });
  return {
    step: ends.map((end) => flow.step[end]),
    nodes: flow.nodes.map((node) => ({
      ...node,
      output: largest(node.output),
      gradient: largest(node.gradient),
      ...(node.saturated && { saturated: largest(node.saturated) }),
    })),
    parameters: flow.parameters.map((each) => ({ ...each, norm: largest(each.norm), updateRatio: largest(each.updateRatio) })),
  };
}

/** About the geometric means of the last entries. */
function findingsOf({ nodes }: Flow, analysis: GraphAnalysis): RunFlow['findings'] {
  const sizes = nodes.flatMap(({ node, gradient, saturated }) => {
    const recent = gradient.slice(-RECENT).filter((value) => value !== null);
    if (recent.length === 0) return [];
    const mean = Math.exp(recent.reduce((sum, value) => sum + Math.log(value), 0) / recent.length);
    return [{ node, gradient: mean, saturated: saturated?.findLast((share) => share !== null) }];
  });
  return diagnoseFlow(analysis, sizes);
}
