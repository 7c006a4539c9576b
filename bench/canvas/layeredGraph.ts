import { emptyGraph, type GraphDocument, type GraphEdge, type GraphNode } from '../../engine/graph/index.ts';
import { RandomStream } from '../../engine/random/index.ts';

const FEATURES = 32;
/** Input, last layer, target and loss. */
const FIXED_NODES = 4;
/** Number of lanes per addition. */
const GATHERED = 8;
/** Share of nodes that merge two wires: 1.5 wires per node in total. */
const MERGING = 0.5;
const PITCH = { x: 216, y: 168 } as const;

type Kind = Pick<GraphNode, 'type' | 'params'>;

const MERGES = ['add', 'multiply'];
const UNARY: readonly Kind[] = [
  { type: 'dense', params: { units: FEATURES } },
  { type: 'relu' },
  { type: 'gelu' },
  { type: 'tanh' },
  { type: 'layerNorm' },
  { type: 'batchNorm' },
  { type: 'dropout' },
];

/**
 * A random realistic network: parallel lanes of layers with some cross connections, merged into one loss. It has no problems, and
 * every node has a position.
 * @param count number of nodes, at least 40
 */
export function layeredGraph(count: number, seed = 1): GraphDocument {
  const random = new RandomStream(seed, `canvas of ${count}`);
  const lanes = Math.round(Math.sqrt(count));
  const graph = new GraphWriter();
  graph.add({ type: 'input', params: { shape: [FEATURES] } }, [], 0, lanes / 2);
  const ends = Array.from({ length: lanes }, () => 'n0');
  const body = count - FIXED_NODES - countGathering(lanes);
  for (let index = 0; index < body; index++) {
    const lane = index % lanes;
    const rank = 1 + Math.floor(index / lanes);
    const neighbor = ends[Math.min(lanes - 1, Math.max(0, lane + random.below(5) - 2))];
    const merges = rank > 1 && neighbor !== ends[lane] && random.uniform() < MERGING / 0.8;
    const node = merges ? { type: MERGES[random.below(MERGES.length)] } : UNARY[random.below(UNARY.length)];
    ends[lane] = graph.add(node, merges ? [ends[lane], neighbor] : [ends[lane]], rank, lane);
  }
  finish(graph, ends, 1 + Math.ceil(body / lanes));
  return { ...emptyGraph(`${count} nodes`), nodes: graph.nodes, edges: graph.edges };
}

class GraphWriter {
  readonly nodes: GraphNode[] = [];
  readonly edges: GraphEdge[] = [];

  add(node: Kind, sources: readonly string[], rank: number, lane: number): string {
    const id = `n${this.nodes.length}`;
    const params = sources.length > 2 ? { inputs: sources.length } : node.params;
    this.nodes.push({ ...node, id, ...(params && { params }), position: { x: rank * PITCH.x, y: Math.round(lane * PITCH.y) } });
    sources.forEach((source, index) => {
      this.edges.push({ from: [source, 'out'], to: [id, sources.length > 1 ? `in${index + 1}` : 'in'] });
    });
    return id;
  }
}

/** Adds the lanes up, and appends a last layer and a loss. */
function finish(graph: GraphWriter, lanes: readonly string[], firstRank: number): void {
  let ends = lanes;
  let rank = firstRank;
  for (; ends.length > 1; rank++) {
    ends = groups(ends).map((group, index, { length }) =>
      group.length === 1 ? group[0] : graph.add({ type: 'add' }, group, rank, ((index + 0.5) * lanes.length) / length),
    );
  }
  const middle = lanes.length / 2;
  const scores = graph.add({ type: 'dense', params: { units: 1 } }, ends, rank, middle);
  const target = graph.add({ type: 'target', params: { shape: [1] } }, [], rank, middle + 1);
  const loss = graph.add({ type: 'mse' }, [], rank + 1, middle);
  graph.edges.push({ from: [scores, 'out'], to: [loss, 'prediction'] }, { from: [target, 'out'], to: [loss, 'target'] });
}

function groups(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / GATHERED);
  return Array.from({ length: count }, (_, index) => ids.slice(index * GATHERED, (index + 1) * GATHERED));
}

/** Number of additions that merge the lanes. */
function countGathering(lanes: number): number {
  if (lanes <= 1) return 0;
  const [full, rest] = [Math.floor(lanes / GATHERED), lanes % GATHERED];
  return full + (rest > 1 ? 1 : 0) + countGathering(Math.ceil(lanes / GATHERED));
}
