import { message } from '../../messages/index.ts';
import { expecting, z } from '../../text/index.ts';

/** The version of the document that this program writes. */
export const GRAPH_FORMAT = 'backwire-graph';
export const GRAPH_VERSION = 1;

const identifier = z.string().min(1).max(200);
const isPair = (value: unknown) => Array.isArray(value) && value.length === 2;
const nodeAndPort = expecting<[string, string]>(isPair, message('a node and its port, such as ["x", "out"]'));
const endpoint = nodeAndPort.pipe(z.tuple([identifier, identifier]));

const positionSchema = z.looseObject({ x: z.number(), y: z.number() });

/** Objects are loose: what a newer version or another program added is kept and saved again. */
const nodeSchema = z.looseObject({
  id: identifier,
  type: identifier,
  label: z.string().max(200).optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  position: positionSchema.optional(),
  /** Data goes past it, as if its first input were led on. */
  bypassed: z.boolean().optional(),
});

/** From an output port to an input port: `[node id, port]`. */
const edgeSchema = z.looseObject({
  from: endpoint,
  to: endpoint,
  /** Points that it is drawn through, from its beginning on: how a layout leads it past nodes. They mean nothing else. */
  bends: z.array(positionSchema).optional(),
});

/** A frame around nodes, or a note. It never has a part in what is computed. */
const annotationSchema = z.looseObject({
  id: identifier,
  /** `frame` or `comment`; others are kept. */
  type: identifier,
  text: z.string().max(10_000),
  position: positionSchema,
  size: z.looseObject({ width: z.number().positive(), height: z.number().positive() }).optional(),
  /** The name of a color of the theme. */
  color: z.string().max(40).optional(),
});

/**
 * A block: nodes that are drawn once and used as one node, `{ type: 'block', params: { block: id } }`, as often as wanted.
 * Its ports are its nodes of the types `blockInput` and `blockOutput`, by their ids.
 */
const blockSchema = z.looseObject({
  id: identifier,
  name: z.string().max(200).optional(),
  description: z.string().max(10_000).optional(),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  annotations: z.array(annotationSchema).optional(),
});

const fraction = z.number().min(0).max(0.9);

const dataSchema = z.looseObject({
  /** A built-in data set or a path: the SPEC of the command line. */
  dataset: z.string().min(1),
  /** The share of the training samples that is held back to watch for overfitting. */
  validation: fraction.optional(),
  /** The share that is held back for the final test, where the data set has no test samples of its own. */
  test: fraction.optional(),
  /** `unit` maps each feature to 0…1, `standard` to mean 0 and standard deviation 1. */
  normalize: z.enum(['none', 'unit', 'standard']).optional(),
  /**
   * Whether targets that are quantities are brought to mean 0 and standard deviation 1 for training; losses and predictions stay
   * in their own units. `auto`, the default: where they are far from that.
   */
  normalizeTarget: z.enum(['auto', 'none', 'standard']).optional(),
});

const trainingSchema = z.looseObject({
  optimizer: z.looseObject({ type: z.string() }).optional(),
  /** How the learning rate changes: `warmup` updates of a straight rise, then the type's own way; `constant` by default. */
  schedule: z.looseObject({ type: z.string().optional() }).optional(),
  /** How gradients are kept from being too large. */
  clip: z.looseObject({ type: z.string().optional() }).optional(),
  /** Batches whose gradients make one update. */
  accumulate: z.number().optional(),
  /** How images are changed at random in training. */
  augment: z.looseObject({}).optional(),
  /** Ends the run once epochs are no better; absent, it trains them all. */
  earlyStopping: z.looseObject({}).optional(),
  batchSize: z.number().int().min(1).optional(),
  epochs: z.number().int().min(1).optional(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  record: z
    .looseObject({
      /** Steps between two entries of the gradient history; 0 records none. */
      gradientsEvery: z.number().int().min(0).optional(),
    })
    .optional(),
});

export const graphSchema = z.looseObject({
  format: z.literal(GRAPH_FORMAT),
  version: z.number().int().min(1),
  name: z.string().max(200).optional(),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  blocks: z.array(blockSchema).optional(),
  annotations: z.array(annotationSchema).optional(),
  data: dataSchema.optional(),
  training: trainingSchema.optional(),
});

/** The graph document: what the canvas edits, the database stores, files hold and the command line takes. */
export type GraphDocument = z.infer<typeof graphSchema>;
export type GraphNode = z.infer<typeof nodeSchema>;
export type GraphEdge = z.infer<typeof edgeSchema>;
export type BlockDefinition = z.infer<typeof blockSchema>;
export type Annotation = z.infer<typeof annotationSchema>;
export type DataSettings = z.infer<typeof dataSchema>;
export type TrainingSettings = z.infer<typeof trainingSchema>;

/** An empty document. */
export function emptyGraph(name: string): GraphDocument {
  return { format: GRAPH_FORMAT, version: GRAPH_VERSION, name, nodes: [], edges: [] };
}
