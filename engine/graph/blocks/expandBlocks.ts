import { inputPorts, type Layer } from '../../layers/index.ts';
import { readParams } from '../../params/index.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { BlockDefinition, GraphDocument, GraphEdge, GraphNode } from '../document/document.ts';
import { BLOCK, BLOCK_INPUT, BLOCK_OUTPUT, blockLayer, blockOf, layerOf } from '../document/nodeTypes.ts';
import { indexNodes, readWiring, type Wiring } from '../document/wiring.ts';
import * as problems from './blockProblems.ts';
import { BlockSizes } from './blockSizes.ts';
import { WireFollower } from './followWire.ts';
import type { Scope, ScopedPort, Source } from './scope.ts';

/** More nodes than any network that this engine can train: a block of blocks of blocks soon asks for them. */
const MOST_NODES = 20_000;
/** How deep blocks may lie in one another. */
const DEEPEST = 32;

/** Where a node of the expanded document was drawn: the nodes that stand for the blocks around it, and its id there. */
export interface Origin {
  readonly path: readonly string[];
  readonly nodeId: string;
}

export interface Expansion {
  /** The graph without blocks: what is compiled and trained. Ids within a block `r` are `r/conv1`, repeated `r/2/conv1`. */
  readonly document: GraphDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the nodes of the expanded document were drawn. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The whole graph as it was drawn. */
  readonly scope: Scope;
  /** What feeds a port of the graph as it was drawn. */
  readonly into: (scope: Scope, nodeId: string, port: string) => Source;
  readonly sourceOf: (port: ScopedPort) => Source;
  /** The node that nothing feeds, in place of the one within that misses it: by `id port` of the expanded document. */
  readonly openEnds: ReadonlyMap<string, ScopedPort>;
  /** The nodes that a block with an invalid parameter holds, and blocks that cannot be opened: what they come to is left open. */
  readonly undecided: ReadonlySet<string>;
}

/** Whether a document has anything that {@link expandBlocks} takes away. */
export function hasStructure({ nodes }: Pick<GraphDocument, 'nodes'>): boolean {
  return nodes.some(({ type, bypassed }) => bypassed || type === BLOCK || type === BLOCK_INPUT || type === BLOCK_OUTPUT);
}

/** The graph without blocks and bypassed nodes; a document that has none is given back itself. */
export function withoutBlocks(document: GraphDocument): GraphDocument {
  return hasStructure(document) ? expandBlocks(document).document : document;
}

/**
 * Puts the nodes of blocks in the place of the nodes that stand for them, and leads data past what is bypassed, in time linear
 * in the nodes that come out.
 * @param isInside the document is the inside of a block: its ports stay
 */
export function expandBlocks(document: GraphDocument, isInside = false): Expansion {
  return new Expander(document, isInside).expand();
}

interface Surroundings {
  /** Whether a block around is frozen, and all within it. */
  readonly frozen: boolean;
  /** Whether a block around has an invalid parameter. */
  readonly isUndecided: boolean;
  readonly around: readonly BlockDefinition[];
}

/** What of a block is the same wherever it is used. */
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
  /** How many nodes of blocks there are so far. */
  #made = 0;
  /** Whether blocks are put in place, and not only looked at: false where they would make too many nodes. */
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
    this.#requireWithinLimits(scope);
    this.#fill(scope, document.nodes, { frozen: false, isUndecided: false, around: [] });
    const { edges, openEnds } = this.#connect();
    return {
      document: { ...document, nodes: this.#nodes, edges },
      diagnostics: this.#diagnostics,
      origins: this.#origins,
      scope,
      into: (within, nodeId, port) => this.#follower.into(within, nodeId, port),
      sourceOf: (port) => this.#follower.source(port),
      openEnds,
      undecided: this.#undecided,
    };
  }

  /** Counts before anything is put in place: blocks of blocks of blocks soon make more nodes than there is memory. */
  #requireWithinLimits(scope: Scope): void {
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
      this.#nodes.push(expandedNode(scope, node, layerOf(this.#document, node), frozen));
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
      // It stays, with its wires, so that nothing around it is said to miss one.
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
    // A bypassed block is looked into all the same: whoever opens it sees what is wrong there.
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

  /** Blocks that contain one another in a circle are counted as less than they make. */
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

  /** The wires between what is left, in the order in which they were drawn. */
  #connect(): { edges: GraphEdge[]; openEnds: Map<string, ScopedPort> } {
    const edges: GraphEdge[] = [];
    const openEnds = new Map<string, ScopedPort>();
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

/** The port whose data goes past a bypassed node. */
function firstInput({ wiring }: Scope, { id, params }: GraphNode, layer: Layer | undefined): string | undefined {
  const ports = layer ? Object.keys(inputPorts(layer, params)) : [...(wiring.incoming.get(id)?.keys() ?? [])];
  return ports[0];
}

/** A node as it stands in the expanded document: with its long id, and what it says of other nodes with theirs. */
function expandedNode({ prefix, nodes }: Scope, node: GraphNode, layer: Layer | undefined, frozen: boolean): GraphNode {
  const params: Record<string, unknown> = { ...node.params };
  for (const [name, { kind }] of Object.entries(layer?.params ?? {})) {
    const value = params[name];
    if (kind === 'nodeId' && typeof value === 'string' && nodes.has(value.split('/')[0])) params[name] = prefix + value;
    if (name === 'trainable' && frozen) params[name] = false;
  }
  const { params: _, ...rest } = node;
  return { ...rest, id: prefix + node.id, ...(Object.keys(params).length > 0 && { params }) };
}
