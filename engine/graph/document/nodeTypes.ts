import { defineLayer, findLayer, type Layer } from '../../layers/index.ts';
import { message, plural } from '../../messages/index.ts';
import { bool, type Field, int } from '../../params/index.ts';
import { z } from '../../text/index.ts';
import type { BlockDefinition, GraphDocument, GraphNode } from './document.ts';

/** Type of a node that stands for a block. */
export const BLOCK = 'block';
export const BLOCK_INPUT = 'blockInput';
export const BLOCK_OUTPUT = 'blockOutput';

/** Maximum repetitions of a block; deeper networks nest blocks. */
const MOST_REPEATS = 1000;

const neverLowered = () => {
  throw new Error('blocks are expanded before a graph is lowered');
};

/** Input port of a block. Its id is the port's name. */
export const blockInput = defineLayer({
  type: BLOCK_INPUT,
  ui: { category: 'data', label: 'Block input', icon: 'input', describe: () => message('enters the block') },
  documentation: {
    summary: 'The value connected to this port of the block enters here.',
    forward: 'a',
    backward: '\\delta',
  },
  params: {},
  inputs: {},
  keepsNumbers: true,
  inferShape: neverLowered,
  lower: neverLowered,
});

/** Output port of a block. Its id is the port's name. */
export const blockOutput = defineLayer({
  type: BLOCK_OUTPUT,
  ui: { category: 'data', label: 'Block output', icon: 'target', describe: () => message('leaves the block') },
  documentation: {
    summary: 'The value at this input leaves the block through this port.',
    forward: 'a',
    backward: '\\delta',
  },
  params: {},
  inputs: { in: { help: 'Any tensor.' } },
  hasOutput: false,
  keepsNumbers: true,
  inferShape: ({ in: x }) => x,
  lower: neverLowered,
});

const BLOCK_FIELDS = {
  repeat: int({
    default: 1,
    min: 1,
    max: MOST_REPEATS,
    help: 'Number of times the block is applied in sequence, each time with its own weights.',
  }),
  trainable: bool({ default: true, help: 'If off, all weights inside the block are frozen: training does not change them.' }),
};

/** The id of the block; the inspector has its own control for it. */
const blockReference: Field<string> = {
  kind: 'choice',
  default: '',
  schema: z.string(),
  expected: () => message('the id of a block'),
  help: 'The block of this node.',
};

const anyBlock = declareBlock(undefined);
const declared = new WeakMap<BlockDefinition, Layer>();

/** A block as a layer, for the palette, the canvas and the inspector. */
export function blockLayer(definition: BlockDefinition): Layer {
  const layer = declared.get(definition) ?? declareBlock(definition);
  declared.set(definition, layer);
  return layer;
}

function declareBlock(definition: BlockDefinition | undefined): Layer {
  const portsOf = (type: string) => (definition?.nodes ?? []).filter((node) => node.type === type);
  const outputs = portsOf(BLOCK_OUTPUT).map(({ id }) => id);
  const layers = (definition?.nodes.length ?? 0) - portsOf(BLOCK_INPUT).length - outputs.length;
  const count = plural(layers, '{{count}} node', '{{count}} nodes');
  const layer = defineLayer({
    type: BLOCK,
    ui: {
      category: 'core',
      label: definition ? nameBlock(definition) : 'Block',
      describe: ({ repeat }) => (Number(repeat) > 1 ? message('{{nodes}} × {{repeat}}', { nodes: count, repeat }) : count),
    },
    documentation: {
      summary: definition?.description ?? 'A group of nodes used as one unit.',
      forward: 'a^{l+1} = f(a^{l})',
      backward: '\\delta^{l} = \\left(\\frac{\\partial f}{\\partial a^{l}}\\right)^{\\top} \\delta^{l+1}',
    },
    params: { block: { ...blockReference, default: definition?.id ?? '' }, ...BLOCK_FIELDS },
    inputs: Object.fromEntries(portsOf(BLOCK_INPUT).map(({ id, label }) => [id, { help: label ?? 'A port of the block.' }])),
    hasOutput: outputs.length > 0,
    inferShape: neverLowered,
    lower: neverLowered,
  });
  const labels = [...portsOf(BLOCK_INPUT), ...portsOf(BLOCK_OUTPUT)].flatMap(({ id, label }) =>
    label ? [[id, label] as const] : [],
  );
  return { ...layer, outputs, portLabels: Object.fromEntries(labels) };
}

/** A block's display name. */
export function nameBlock({ id, name }: BlockDefinition): string {
  return name?.trim() || id;
}

/** The declaration of a node type, including blocks and ports. */
export function findNodeType(type: string): Layer | undefined {
  if (type === BLOCK) return anyBlock;
  if (type === BLOCK_INPUT) return blockInput;
  return type === BLOCK_OUTPUT ? blockOutput : findLayer(type);
}

type WithBlocks = Pick<GraphDocument, 'blocks'>;
const indexed = new WeakMap<NonNullable<GraphDocument['blocks']>, ReadonlyMap<string, BlockDefinition>>();
const NO_BLOCKS: ReadonlyMap<string, BlockDefinition> = new Map();

/** Blocks by id; the first wins if two share an id. */
export function blocksOf({ blocks }: WithBlocks): ReadonlyMap<string, BlockDefinition> {
  if (!blocks) return NO_BLOCKS;
  const known = indexed.get(blocks) ?? new Map(blocks.toReversed().map((block) => [block.id, block]));
  indexed.set(blocks, known);
  return known;
}

export function blockOf(document: WithBlocks, { type, params }: Pick<GraphNode, 'type' | 'params'>): BlockDefinition | undefined {
  const id = params?.block;
  return type === BLOCK && typeof id === 'string' ? blocksOf(document).get(id) : undefined;
}

/** A node's layer, or its block as one; undefined for an unknown type or block. */
export function layerOf(document: WithBlocks, node: Pick<GraphNode, 'type' | 'params'>): Layer | undefined {
  if (node.type !== BLOCK) return findNodeType(node.type);
  const block = blockOf(document, node);
  return block && blockLayer(block);
}
