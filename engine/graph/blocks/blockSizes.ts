import { outputPorts } from '../../layers/index.ts';
import { readParams } from '../../params/index.ts';
import type { BlockDefinition, GraphDocument, GraphNode } from '../document/document.ts';
import { BLOCK, BLOCK_INPUT, BLOCK_OUTPUT, blockLayer, blockOf } from '../document/nodeTypes.ts';

/** What a node becomes when blocks are put in place. */
export interface BlockSize {
  /** Nodes that are no blocks. */
  readonly nodes: number;
  /** How often a block is put in place. */
  readonly uses: number;
}

const NOTHING: BlockSize = { nodes: 0, uses: 0 };

/** Counts what blocks within blocks come to, without putting any in place: each block once, however often it is used. */
export class BlockSizes {
  readonly #document: Pick<GraphDocument, 'blocks'>;
  readonly #deepest: number;
  readonly #known = new Map<BlockDefinition, BlockSize>();

  /** @param deepest how deep blocks may lie in one another; what lies deeper is refused elsewhere, and not counted */
  constructor(document: Pick<GraphDocument, 'blocks'>, deepest: number) {
    this.#document = document;
    this.#deepest = deepest;
  }

  /** What a node of the graph stands for; nothing where that is no block, or one that is bypassed. */
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
    // A block that contains itself is refused elsewhere: within itself it counts nothing.
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
