import { checkGraph, type GraphDocument } from '../../engine/graph/index.ts';
import { Model } from '../../engine/training/index.ts';
import { EXECUTORS } from '../machine/executors.ts';
import { interleave, measureEach, median, timeOf } from '../results/rounds.ts';
import { describeVerdict, judge, type TableFormat, toDigits } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import { toGraph } from '../workloads/graphDocument.ts';
import { findWorkload, type LayerSpec, type Workload } from '../workloads/workloads.ts';
import type { Options } from './options.ts';

/** The bars, in milliseconds; and the allowed growth of the time per node from a hundred nodes to many. */
const BARS: Readonly<Record<string, number>> = { W4: 30, '1000 nodes': 300 };
const SIZES = [100, 300, 1000, 3000];
const GROWTH_BAR = 2;
/** Input, target and loss; the rest are pairs of a layer and its activation, and a last layer. */
const FIXED_NODES = 4;

/** Measures the compilation of a graph: check, lower, differentiate, load. */
export function measureCompile(options: Options): void {
  const graphs = measureEach([findWorkload('W4'), ...SIZES.map(makeChain)], (workload) => {
    const document = toGraph(workload);
    compileOnce(document);
    return { name: workload.name, nodes: document.nodes.length, time: () => timeOf(() => compileOnce(document)) };
  });
  const first = graphs.map(({ time }) => time());
  const taken = interleave(
    options.rounds,
    graphs.map(({ time }) => time),
  );
  const results = graphs.map(({ name, nodes }, index) => ({
    graph: name,
    nodes,
    firstMilliseconds: first[index],
    milliseconds: median(taken[index]),
  }));
  report('compile', results, (format) => `${tabulate(results, format)}\n\n${describeGrowth(results)}`, options);
}

function compileOnce(document: GraphDocument): void {
  new Model(checkGraph(document), EXECUTORS.wasm.create(1), []).program('train', document.training?.batchSize ?? 1);
}

/** A chain of small layers with a given number of nodes. */
function makeChain(nodes: number): Workload {
  const pairs = (nodes - FIXED_NODES) / 2;
  const layers = Array.from({ length: pairs }, (): LayerSpec[] => [{ type: 'dense', units: 8 }, { type: 'tanh' }]).flat();
  return {
    name: `${nodes} nodes`,
    title: `a chain of ${nodes} nodes`,
    input: [8],
    layers: [...layers, { type: 'dense', units: 1 }],
    loss: 'mse',
    batch: 32,
    optimizer: { type: 'adam', learningRate: 0.001 },
  };
}

interface CompileResult {
  readonly graph: string;
  readonly nodes: number;
  readonly firstMilliseconds: number;
  readonly milliseconds: number;
}

function tabulate(results: readonly CompileResult[], format: TableFormat): string {
  return format(
    ['graph', 'nodes', 'first, ms', 'median, ms', 'ms per node', 'at most, ms', ''],
    results.map(({ graph, nodes, firstMilliseconds, milliseconds }) => [
      graph,
      String(nodes),
      toDigits(firstMilliseconds),
      toDigits(milliseconds),
      toDigits(milliseconds / nodes),
      ...judge(milliseconds, BARS[graph]),
    ]),
  );
}

/** Checks near-linear growth: a node of the largest graph takes hardly longer than one of the smallest. */
function describeGrowth(results: readonly CompileResult[]): string {
  const chains = results.filter(({ graph }) => graph !== 'W4');
  const [smallest, largest] = [chains.at(0), chains.at(-1)];
  if (!smallest || !largest) return '';
  const growth = largest.milliseconds / largest.nodes / (smallest.milliseconds / smallest.nodes);
  const verdict = describeVerdict(growth <= GROWTH_BAR);
  return `A node in a graph of ${largest.nodes} takes ${toDigits(growth)} times as long as in a graph of ${smallest.nodes} (at most ${GROWTH_BAR}: ${verdict}).`;
}
