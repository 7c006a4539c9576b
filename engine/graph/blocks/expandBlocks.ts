import { inputPorts, type Layer } from '../../layers/index.ts';
import { readParams } from '../../params/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { BlockDefinition, GraphDocument, GraphEdge, GraphNode } from '../document.ts';
import { indexNodes, readWiring, type Wiring } from '../wiring.ts';
import * as problems from './blockProblems.ts';
import { BlockSizes } from './blockSizes.ts';
import { WireFollower } from './followWire.ts';
import { BLOCK, BLOCK_INPUT, BLOCK_OUTPUT, blockLayer, blockOf, layerOf } from './nodeTypes.ts';
import type { Place, Scope, Source } from './scope.ts';

/** Upper bound on expanded nodes; nested repetition multiplies them quickly. */
const MOST_NODES = 20_000;
/** Maximum nesting depth of blocks. */
const DEEPEST = 32;

/** The source of an expanded node: the instances of the blocks around it, and its id there. */
export interface Origin {
  readonly path: readonly string[];
  readonly nodeId: string;
}

export interface Expansion {
  /** The graph without blocks, as compiled and trained. Ids within a block `r` are `r/conv1`, repeated `r/2/conv1`. */
  readonly document: GraphDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** The sources of expanded nodes, by id. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The whole unexpanded graph. */
  readonly scope: Scope;
  /** Returns the source of a port in the unexpanded graph. */
  readonly into: (scope: Scope, nodeId: string, port: string) => Source;
  readonly sourceOf: (place: Place) => Source;
  /** Unconnected ports of the unexpanded graph, by the `id port` of the expanded port that misses its input. */
  readonly openEnds: ReadonlyMap<string, Place>;
  /** Nodes in blocks with an invalid parameter, and blocks that cannot be expanded: their shapes are left open. */
  readonly undecided: ReadonlySet<string>;
}

/** True if {@link expandBlocks} would change the document. */
export function hasStructure({ nodes }: Pick<GraphDocument, 'nodes'>): boolean {
  return nodes.some(({ type, bypassed }) => bypassed || type === BLOCK || type === BLOCK_INPUT || type === BLOCK_OUTPUT);
}

/** The graph without blocks and bypassed nodes; returns the document itself if it has none. */
export function withoutBlocks(document: GraphDocument): GraphDocument {
  return hasStructure(document) ? expandBlocks(document).document : document;
}

/**
 * Replaces block instances by their contents and rewires around bypassed nodes, in time linear in the expanded nodes.
 * @param isInside the document is the inside of a block: its ports are kept
 */
export function expandBlocks(document: GraphDocument, isInside = false): Expansion {
  return new Expander(document, isInside).expand();
}

interface Surroundings {
  /** True if an enclosing block is frozen. */
  readonly frozen: boolean;
  /** True if an enclosing block has an invalid parameter. */
  readonly isUndecided: boolean;
  readonly around: readonly BlockDefinition[];
}

/** Properties of a block that all its uses share. */
interface Inside {
  readonly nodes: Map<string, GraphNode>;
  readonly wiring: Wiring;
}

class Expander {
  readonly #document: GraphDocument;
  readonly #isInside: boolean;
  readonly #nodes: GraphNode[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #origins = new Map<string, Origin>();
  readonly #undecided = new Set<string>();
  readonly #scopes: Scope[] = [];
  readonly #insides = new Map<BlockDefinition, Inside>();
  readonly #follower: WireFollower;
  /** Number of block nodes created so far. */
  #made = 0;
  /** False once expansion would create too many nodes; blocks are then only checked. */
  #fits = true;

  constructor(document: GraphDocument, isInside: boolean) {
    this.#document = document;
    this.#isInside = isInside;
    this.#follower = new WireFollower((scope, node) => this.#bypassedPort(scope, node));
  }

  expand(): Expansion {
    const document = this.#document;
    const nodes = indexNodes(document);
    const wiring = readWiring(document, nodes);
    this.#diagnostics.push(...wiring.diagnostics);
    const scope: Scope = { prefix: '', path: [], nodes, edges: document.edges, wiring, within: new Map() };
    this.#requireRoom(scope);
    this.#fill(scope, document.nodes, { frozen: false, isUndecided: false, around: [] });
    const { edges, openEnds } = this.#connect();
    return {
      document: { ...document, nodes: this.#nodes, edges },
      diagnostics: this.#diagnostics,
      origins: this.#origins,
      scope,
      into: (within, nodeId, port) => this.#follower.into(within, nodeId, port),
      sourceOf: (place) => this.#follower.source(place),
      openEnds,
      undecided: this.#undecided,
    };
  }

  /** Counts before expanding: nested repetition can exceed memory. */
  #requireRoom(scope: Scope): void {
    const sizes = new BlockSizes(this.#document, DEEPEST);
    const counted = [...scope.nodes.values()].map((node) => ({ node, ...sizes.ofInstance(node) }));
    const total = (of: 'nodes' | 'uses') => counted.reduce((sum, { [of]: count }) => sum + count, 0);
    const [nodes, uses] = [total('nodes'), total('uses')];
    if (nodes <= MOST_NODES && uses <= MOST_NODES) return;
    this.#fits = false;
    const of = nodes > MOST_NODES ? 'nodes' : 'uses';
    const largest = counted.reduce((most, each) => (each[of] > most[of] ? each : most));
    this.#diagnostics.push(problems.tooMany(scope, largest.node, of, { most: MOST_NODES, received: Math.max(nodes, uses) }));
  }

  #fill(scope: Scope, nodes: readonly GraphNode[], how: Surroundings): void {
    this.#scopes.push(scope);
    for (const node of nodes) {
      const isPort = node.type === BLOCK_INPUT || node.type === BLOCK_OUTPUT;
      if (isPort && scope.around) continue;
      if (isPort && !this.#isInside) this.#diagnostics.push(problems.portOutside(node));
      const refusal = node.bypassed && problems.cannotBypass(scope, node, layerOf(this.#document, node));
      if (refusal) this.#diagnostics.push(refusal);
      const isBypassed = node.bypassed === true && !refusal;
      if (node.type === BLOCK) this.#open(scope, node, { ...how, isBypassed });
      else if (!isBypassed) this.#put(scope, node, how);
    }
  }

  #put(scope: Scope, node: GraphNode, { frozen, isUndecided }: Surroundings): void {
    const id = scope.prefix + node.id;
    if (isUndecided) this.#undecided.add(id);
    this.#origins.set(id, { path: scope.path, nodeId: node.id });
    if (!scope.around) this.#nodes.push(node);
    else {
      this.#made++;
      this.#nodes.push(placeNode(scope, node, layerOf(this.#document, node), frozen));
    }
  }

  #open(scope: Scope, instance: GraphNode, how: Surroundings & { readonly isBypassed: boolean }): void {
    if (scope.within.has(instance.id)) {
      this.#diagnostics.push(problems.duplicateId(scope, instance));
      return;
    }
    const block = blockOf(this.#document, instance);
    const refusal = this.#refuse(scope, instance, block, how.around);
    if (!block || refusal) {
      if (refusal) this.#diagnostics.push(refusal);
      // Kept with its wires, so that its neighbors are not reported as unconnected.
      if (!how.isBypassed) this.#put(scope, instance, { ...how, isUndecided: true });
      return;
    }
    const layer = blockLayer(block);
    const { values, problems: wrong } = readParams(layer.params, instance.params);
    this.#diagnostics.push(...wrong.map((problem) => problems.invalidParam(scope, instance, problem)));
    const wanted = Number(values.repeat);
    const cannotRepeat = wanted > 1 ? problems.cannotRepeat(scope, instance, layer) : undefined;
    if (cannotRepeat) this.#diagnostics.push(cannotRepeat);
    const repeat = cannotRepeat ? 1 : wanted;
    const inside = this.#insideOf(block, scope, instance);
    const uses: Scope[] = [];
    const within = {
      frozen: how.frozen || values.trainable === false,
      isUndecided: how.isUndecided || wrong.length > 0,
      around: [...how.around, block],
    };
    scope.within.set(instance.id, uses);
    // The contents of a bypassed block are still checked for whoever opens it.
    if (how.isBypassed || !this.#fits) return;
    for (let index = 1; index <= repeat; index++) {
      if (this.#isFull()) {
        this.#diagnostics.push(problems.tooDeep(scope, instance, DEEPEST));
        return;
      }
      const before = uses.at(-1);
      const use: Scope = {
        prefix: `${scope.prefix}${instance.id}/${repeat > 1 ? `${index}/` : ''}`,
        path: [...scope.path, instance.id],
        nodes: inside.nodes,
        edges: block.edges,
        wiring: inside.wiring,
        around: { scope, instance, ...(before && { before }) },
        within: new Map(),
      };
      uses.push(use);
      this.#fill(use, block.nodes, within);
    }
  }

  #refuse(
    scope: Scope,
    instance: GraphNode,
    block: BlockDefinition | undefined,
    around: readonly BlockDefinition[],
  ): Diagnostic | undefined {
    if (!block) return problems.unknownBlock(scope, instance);
    if (around.includes(block)) return problems.containsItself(scope, instance, block);
    return around.length >= DEEPEST ? problems.tooDeep(scope, instance, DEEPEST) : undefined;
  }

  /** Mutually recursive blocks are counted as fewer nodes than they create. */
  #isFull(): boolean {
    return this.#made > MOST_NODES || this.#scopes.length > MOST_NODES + 1;
  }

  #insideOf(block: BlockDefinition, scope: Scope, instance: GraphNode): Inside {
    const known = this.#insides.get(block);
    if (known) return known;
    const nodes = indexNodes(block);
    const wiring = readWiring({ edges: block.edges, blocks: this.#document.blocks }, nodes);
    const inside = { nodes, wiring };
    this.#insides.set(block, inside);
    this.#diagnostics.push(...wiring.diagnostics.map((diagnostic) => problems.within(scope, instance, block, diagnostic)));
    return inside;
  }

  /** The wires between the remaining nodes, in document order. */
  #connect(): { edges: GraphEdge[]; openEnds: Map<string, Place> } {
    const edges: GraphEdge[] = [];
    const openEnds = new Map<string, Place>();
    for (const scope of this.#scopes) {
      for (const edge of scope.edges) {
        const [nodeId, port] = edge.to;
        const id = scope.prefix + nodeId;
        if (scope.wiring.incoming.get(nodeId)?.get(port) !== edge || !this.#isPut(scope, nodeId)) continue;
        const source = this.#follower.into(scope, nodeId, port);
        if (source.kind === 'node') {
          const isAsDrawn = source.id === edge.from[0] && source.port === edge.from[1] && id === nodeId;
          edges.push(isAsDrawn ? edge : { from: [source.id, source.port], to: [id, port] });
        } else if (source.kind === 'open') openEnds.set(`${id} ${port}`, source);
      }
    }
    return { edges, openEnds };
  }

  #isPut(scope: Scope, nodeId: string): boolean {
    const origin = this.#origins.get(scope.prefix + nodeId);
    return origin?.nodeId === nodeId && origin.path.length === scope.path.length;
  }

  #bypassedPort(scope: Scope, node: GraphNode): string | undefined {
    if (!node.bypassed) return undefined;
    const layer = layerOf(this.#document, node);
    if (problems.cannotBypass(scope, node, layer)) return undefined;
    return firstInput(scope, node, layer);
  }
}

/** The input port that passes through a bypassed node. */
function firstInput({ wiring }: Scope, { id, params }: GraphNode, layer: Layer | undefined): string | undefined {
  const ports = layer ? Object.keys(inputPorts(layer, params)) : [...(wiring.incoming.get(id)?.keys() ?? [])];
  return ports[0];
}

/** A node in the expanded document, with its own id and those it refers to prefixed. */
function placeNode({ prefix, nodes }: Scope, node: GraphNode, layer: Layer | undefined, frozen: boolean): GraphNode {
  const params: Record<string, unknown> = { ...node.params };
  for (const [name, { kind }] of Object.entries(layer?.params ?? {})) {
    const value = params[name];
    if (kind === 'nodeId' && typeof value === 'string' && nodes.has(value.split('/')[0])) params[name] = prefix + value;
    if (name === 'trainable' && frozen) params[name] = false;
  }
  const { params: _, ...rest } = node;
  return { ...rest, id: prefix + node.id, ...(Object.keys(params).length > 0 && { params }) };
}
