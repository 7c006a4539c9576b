import { outputPorts } from '../../layers/index.ts';
import { readParams } from '../../params/index.ts';
import type { BlockDefinition, GraphDocument, GraphNode } from '../document.ts';
import { BLOCK, BLOCK_INPUT, BLOCK_OUTPUT, blockLayer, blockOf } from './nodeTypes.ts';

/** The size of a node after block expansion. */
export interface BlockSize {
  /** Nodes that are not blocks. */
  readonly nodes: number;
  /** Number of expanded blocks. */
  readonly uses: number;
}

const NOTHING: BlockSize = { nodes: 0, uses: 0 };

/** Counts the nodes of nested blocks without expanding them; each block is visited once, however often it is used. */
export class BlockSizes {
  readonly #document: Pick<GraphDocument, 'blocks'>;
  readonly #deepest: number;
  readonly #known = new Map<BlockDefinition, BlockSize>();

  /** @param deepest maximum nesting depth; deeper blocks are rejected elsewhere and not counted */
  constructor(document: Pick<GraphDocument, 'blocks'>, deepest: number) {
    this.#document = document;
    this.#deepest = deepest;
  }

  /** The size of what a node stands for; zero unless it is an active block. */
  ofInstance(instance: GraphNode, depth = 0): BlockSize {
    const block = blockOf(this.#document, instance);
    if (!block || instance.bypassed || depth >= this.#deepest) return NOTHING;
    const { nodes, uses } = this.#ofBlock(block, depth);
    const repeat = repeatsOf(instance, block);
    return { nodes: repeat * nodes, uses: repeat * (uses + 1) };
  }

  #ofBlock(block: BlockDefinition, depth: number): BlockSize {
    const known = this.#known.get(block);
    if (known) return known;
    // Recursion is rejected elsewhere; a block counts as empty within itself.
    this.#known.set(block, NOTHING);
    let [nodes, uses] = [0, 0];
    for (const node of block.nodes) {
      const within = this.ofInstance(node, depth + 1);
      nodes += within.nodes + (isPlain(node) ? 1 : 0);
      uses += within.uses;
    }
    const size = { nodes, uses };
    this.#known.set(block, size);
    return size;
  }
}

const isPlain = ({ type, bypassed }: GraphNode): boolean =>
  !bypassed && type !== BLOCK && type !== BLOCK_INPUT && type !== BLOCK_OUTPUT;

function repeatsOf({ params }: GraphNode, block: BlockDefinition): number {
  const layer = blockLayer(block);
  const canRepeat = Object.keys(layer.inputs).length === 1 && outputPorts(layer).length === 1;
  return canRepeat ? Number(readParams(layer.params, params).values.repeat) : 1;
}
