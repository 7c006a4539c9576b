import { checkGraph, type GraphDocument } from '../../engine/graph/index.ts';
import { Model } from '../../engine/training/index.ts';
import { EXECUTORS } from '../machine/executors.ts';
import { interleave, timeOf } from '../results/rounds.ts';
import { median } from '../results/statistics.ts';
import { toDigits, toMarkdown, toText } from '../results/table.ts';
import { writeDocument } from '../results/writeDocument.ts';
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
export function measureCompile({ rounds, json, write }: Options): void {
  const graphs = new Map<string, GraphDocument>();
  const w4 = findWorkload('W4');
  if (w4) graphs.set('W4', toGraph(w4));
  for (const size of SIZES) graphs.set(`${size} nodes`, toGraph(makeChain(size)));
  dropUncompilable(graphs);
  const first = new Map([...graphs].map(([name, document]) => [name, timeOf(() => compileOnce(document))]));
  const taken = interleave(
    rounds,
    new Map([...graphs].map(([name, document]) => [name, () => timeOf(() => compileOnce(document))])),
  );
  const results = [...taken].map(([name, times]) => ({
    graph: name,
    nodes: graphs.get(name)?.nodes.length ?? 0,
    firstMilliseconds: first.get(name) ?? Number.NaN,
    milliseconds: median(times),
  }));
  if (json) console.log(JSON.stringify(results, null, 2));
  else console.log(`${tabulate(results, toText)}\n\n${describeGrowth(results)}`);
  if (write) writeDocument('compile', `${tabulate(results, toMarkdown)}\n\n${describeGrowth(results)}`);
}

function compileOnce(document: GraphDocument): void {
  new Model(checkGraph(document), EXECUTORS.wasm.create(1), []).program('train', document.training?.batchSize ?? 1);
}

function dropUncompilable(graphs: Map<string, GraphDocument>): void {
  for (const [name, document] of graphs) {
    try {
      compileOnce(document);
    } catch (error) {
      console.error(`${name}: ${error instanceof Error ? error.message : error}`);
      graphs.delete(name);
    }
  }
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

function tabulate(results: readonly CompileResult[], format: typeof toText): string {
  return format(
    ['graph', 'nodes', 'first, ms', 'median, ms', 'ms per node', 'at most, ms', ''],
    results.map(({ graph, nodes, firstMilliseconds, milliseconds }) => {
      const bar = BARS[graph];
      return [
        graph,
        String(nodes),
        toDigits(firstMilliseconds),
        toDigits(milliseconds),
        toDigits(milliseconds / nodes),
        bar === undefined ? '' : String(bar),
        bar === undefined ? '' : milliseconds <= bar ? 'met' : 'not met',
      ];
    }),
  );
}

/** Checks near-linear growth: a node of the largest graph takes hardly longer than one of the smallest. */
function describeGrowth(results: readonly CompileResult[]): string {
  const chains = results.filter(({ graph }) => graph !== 'W4');
  const [smallest, largest] = [chains[0], chains[chains.length - 1]];
  if (!smallest || !largest) return '';
  const growth = largest.milliseconds / largest.nodes / (smallest.milliseconds / smallest.nodes);
  const verdict = growth <= GROWTH_BAR ? 'met' : 'not met';
  return `A node in a graph of ${largest.nodes} takes ${toDigits(growth)} times as long as in a graph of ${smallest.nodes} (at most ${GROWTH_BAR}: ${verdict}).`;
}
