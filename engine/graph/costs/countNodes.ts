import { inputPorts, type Layer } from '../../layers/index.ts';
import { type Shape, STACKED, sizeOf } from '../../ops/index.ts';
import type { GraphAnalysis } from '../graphAnalysis.ts';
import type { NodeAnalysis } from '../nodeAnalysis.ts';
import { countCached } from './countCached.ts';
import { flopsOfSum, type LayerCount, type PlacedLayer } from './countLayer.ts';

/** A node whose output's shape is known. */
export type KnownNode = NodeAnalysis & { readonly layer: Layer; readonly output: Shape };

export interface NodeCount {
  readonly node: KnownNode;
  /** Floating-point operations for one sample in evaluation, and for a batch in training. */
  readonly sample: number;
  readonly forward: number;
  readonly backward: number;
  readonly holds: LayerCount['output'];
  /** Whether a loss depends on it. */
  readonly isUsed: boolean;
  /** Whether ∂J/∂output is computed. */
  readonly isReached: boolean;
}

export interface GraphCount {
  /** In the graph's order; without those that are open, or too long to count. */
  readonly nodes: readonly NodeCount[];
  /** Whether no node was too long. */
  readonly isComplete: boolean;
  /** The shapes of the parameters that are trained. */
  readonly trained: readonly Shape[];
}

export interface CountOptions {
  readonly batchSize: number;
  /** How many operations a layer may lower to: what has more is too long to count. */
  readonly most: number;
}

/** Counts what the compiled program of a graph computes, node by node, without compiling it. */
export function countNodes(analysis: GraphAnalysis, options: CountOptions): GraphCount {
  return new Passes(analysis, options).run();
}

type Source = readonly [port: string, nodeId: string];

/** One way forward through the graph and one back. */
class Passes {
  readonly #analysis: GraphAnalysis;
  readonly #options: CountOptions;
  /** Nodes behind which, or in which, something is trained. */
  readonly #trained = new Set<string>();
  readonly #used = new Set<string>();
  readonly #sources = new Map<string, readonly Source[]>();
  /** The node that computes what a node gives out: another one where it hands an input on. */
  readonly #makers = new Map<string, string>();
  /** How many parts of ∂J/∂output arrive at a node. */
  readonly #arrived = new Map<string, number>();
  /** How many parts of ∂J/∂W there are, by the node that owns it and its name; and the last of the nodes that use it. */
  readonly #weightParts = new Map<string, { readonly shape: Shape; readonly last: string; parts: number }>();
  /** What it takes to add up ∂J/∂W where several nodes share a weight, by the last of them. */
  readonly #sharedSums = new Map<string, number>();

  constructor(analysis: GraphAnalysis, options: CountOptions) {
    this.#analysis = analysis;
    this.#options = options;
  }

  run(): GraphCount {
    const known = this.#analysis.order.flatMap((id) => this.#known(id) ?? []);
    for (const node of known) this.#goForward(node);
    const counts = known.toReversed().map((node) => this.#goBack(node));
    const complete = counts.filter((count) => count !== undefined).reverse();
    const withSums = (count: NodeCount) => count.backward + (this.#sharedSums.get(count.node.node.id) ?? 0);
    return {
      nodes: complete.map((count) => ({ ...count, backward: withSums(count) })),
      isComplete: complete.length === known.length,
      trained: [...this.#weightParts.values()].map(({ shape }) => shape),
    };
  }

  #goForward(node: KnownNode): void {
    const { id } = node.node;
    const sources = this.#sourcesOf(node);
    if (this.#wantedWeights(node).length > 0 || sources.some(([, source]) => this.#trained.has(source))) this.#trained.add(id);
    const count = this.#count(node, { training: true });
    const [first] = sources;
    this.#makers.set(id, count?.output === 'input' && first ? this.#makerOf(first[1]) : id);
  }

  #goBack(node: KnownNode): NodeCount | undefined {
    const { id } = node.node;
    const isLoss = node.layer.loss !== undefined;
    if (isLoss) {
      this.#arrived.set(id, 1);
      this.#used.add(id);
    }
    const isUsed = this.#used.has(id);
    if (isUsed) for (const [, source] of this.#sourcesOf(node)) this.#used.add(source);
    const parts = this.#arrived.get(id) ?? 0;
    const isReached = parts > 0 && this.#trained.has(id);
    const count = this.#count(node, { training: true, isReached });
    const sample = this.#count(node, { training: false });
    if (isReached) this.#sendBack(node, count);
    if (!count || !sample) return undefined;
    const collected = isReached && !isLoss ? flopsOfSum(parts, [this.#options.batchSize, ...node.output]) : 0;
    return {
      node,
      sample: sample.forward,
      forward: isUsed ? count.forward : 0,
      backward: count.backward + collected,
      holds: count.output,
      isUsed,
      isReached,
    };
  }

  /** Lets the parts arrive that a node sends back. One that is too long to count sends one of each. */
  #sendBack(node: KnownNode, count: LayerCount | undefined): void {
    for (const [port, source] of this.#sourcesOf(node)) {
      const parts = count ? (count.sent[port] ?? 0) : 1;
      const maker = this.#makerOf(source);
      const target = count?.passesBy && port === 'prediction' ? this.#makerBefore(maker) : maker;
      if (parts > 0) this.#arrived.set(target, (this.#arrived.get(target) ?? 0) + parts);
    }
    for (const name of this.#wantedWeights(node)) this.#addWeightParts(node, name, count ? (count.weightParts[name] ?? 0) : 1);
  }

  #addWeightParts({ node, weights, tiedTo }: KnownNode, name: string, parts: number): void {
    const key = `${tiedTo ?? node.id}.${name}`;
    const { shape } = weights[name];
    const known = this.#weightParts.get(key);
    const total = parts + (known?.parts ?? 0);
    const last = known?.last ?? node.id;
    this.#weightParts.set(key, { shape, last, parts: total });
    // More of them are stacked, and computed as one product.
    if (known && total < STACKED) this.#sharedSums.set(last, (this.#sharedSums.get(last) ?? 0) + sizeOf(shape));
  }

  #count(node: KnownNode, at: { readonly training: boolean; readonly isReached?: boolean }): LayerCount | undefined {
    const { training, isReached = false } = at;
    const before = this.#before(node);
    const sources = isReached ? this.#sourcesOf(node) : [];
    const placed: PlacedLayer = {
      node: node.node,
      layer: node.layer,
      params: node.params,
      inputs: node.inputs,
      weights: node.weights,
      batch: training ? this.#options.batchSize : 1,
      training: training && node.params.trainable !== false,
      isReached,
      wantedInputs: sources.flatMap(([port, source]) => (this.#trained.has(source) ? [port] : [])),
      wantedWeights: isReached ? this.#wantedWeights(node) : [],
      ...(before && { before }),
    };
    return countCached(placed, this.#options.most);
  }

  /** The activation in front of a loss. */
  #before(node: KnownNode): KnownNode | undefined {
    if (!node.layer.loss) return undefined;
    const source = this.#sourcesOf(node).find(([port]) => port === 'prediction')?.[1];
    const before = source === undefined ? undefined : this.#known(this.#makerOf(source));
    return before?.layer.ui.category === 'activation' && !before.layer.weights ? before : undefined;
  }

  /** The node that computes what goes into an activation. */
  #makerBefore(id: string): string {
    const node = this.#known(id);
    const [first] = node ? this.#sourcesOf(node) : [];
    return first ? this.#makerOf(first[1]) : id;
  }

  #makerOf(id: string): string {
    return this.#makers.get(id) ?? id;
  }

  #known(id: string): KnownNode | undefined {
    const node = this.#analysis.nodes.get(id);
    const { layer, output } = node ?? {};
    return layer && output ? (node as KnownNode) : undefined;
  }

  /** The node that is wired to each input port, in the order of the ports. */
  #sourcesOf({ node, layer, params }: KnownNode): readonly Source[] {
    const known = this.#sources.get(node.id);
    if (known) return known;
    const incoming = this.#analysis.wiring.incoming.get(node.id);
    const sources = Object.keys(inputPorts(layer, params)).flatMap((port): Source[] => {
      const source = incoming?.get(port)?.from[0];
      return source === undefined ? [] : [[port, source]];
    });
    this.#sources.set(node.id, sources);
    return sources;
  }

  #wantedWeights({ params, weights, tiedTo }: KnownNode): string[] {
    const owner = tiedTo === undefined ? params : (this.#analysis.nodes.get(tiedTo)?.params ?? params);
    if (owner.trainable === false) return [];
    return Object.keys(weights).filter((name) => weights[name].trainable !== false);
  }
}
