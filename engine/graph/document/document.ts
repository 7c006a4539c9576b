import { message } from '../../messages/index.ts';
import { expecting, z } from '../../text/index.ts';

/** Name of the document format. */
export const GRAPH_FORMAT = 'backwire-graph';
export const GRAPH_VERSION = 1;

const identifier = z.string().min(1).max(200);
const isPair = (value: unknown) => Array.isArray(value) && value.length === 2;
const nodeAndPort = expecting<[string, string]>(isPair, message('a node and its port, such as ["x", "out"]'));
const endpoint = nodeAndPort.pipe(z.tuple([identifier, identifier]));

const positionSchema = z.looseObject({ x: z.number(), y: z.number() });

/** Loose objects keep and save the fields of newer versions and other programs. */
const nodeSchema = z.looseObject({
  id: identifier,
  type: identifier,
  label: z.string().max(200).optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  position: positionSchema.optional(),
  /** Passes its first input through. */
  bypassed: z.boolean().optional(),
});

/** From an output port to an input port: `[node id, port]`. */
const edgeSchema = z.looseObject({
  from: endpoint,
  to: endpoint,
  /** Points along the wire, from its start, that route it around nodes. Layout only. */
  bends: z.array(positionSchema).optional(),
});

/** A frame around nodes, or a note. Not part of the computation. */
const annotationSchema = z.looseObject({
  id: identifier,
  /** `frame` or `comment`; other values are kept. */
  type: identifier,
  text: z.string().max(10_000),
  position: positionSchema,
  size: z.looseObject({ width: z.number().positive(), height: z.number().positive() }).optional(),
  /** Name of a theme color. */
  color: z.string().max(40).optional(),
});

/**
 * A block: nodes defined once and used as one node, `{ type: 'block', params: { block: id } }`, any number of times. Its ports
 * are its nodes of the types `blockInput` and `blockOutput`, by id.
 */
const blockSchema = z.looseObject({
  id: identifier,
  name: z.string().max(200).optional(),
  description: z.string().max(10_000).optional(),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  annotations: z.array(annotationSchema).optional(),
});

/** Normalizations of inputs. */
export const NORMALIZATIONS = ['none', 'unit', 'standard'] as const;

const fraction = z.number().min(0).max(0.9);

const dataSchema = z.looseObject({
  /** A built-in data set or a path: SPEC on the command line. */
  dataset: z.string().min(1),
  /** Validation split: share of the training samples, in [0, 1). */
  validation: fraction.optional(),
  /** Test split, if the data set has no test samples of its own. */
  test: fraction.optional(),
  /** `unit` scales each feature to 0…1, `standard` to mean 0 and standard deviation 1. */
  normalize: z.enum(NORMALIZATIONS).optional(),
  /**
   * Standardizes regression targets to mean 0 and standard deviation 1 for training; losses and predictions stay in their own
   * units. `auto`, the default: if they are far from that.
   */
  normalizeTarget: z.enum(['auto', 'none', 'standard']).optional(),
});

const trainingSchema = z.looseObject({
  optimizer: z.looseObject({ type: z.string() }).optional(),
  /** Learning rate schedule: a linear warm-up of `warmup` updates, then the schedule's own rule; `constant` by default. */
  schedule: z.looseObject({ type: z.string().optional() }).optional(),
  /** Gradient clipping. */
  clip: z.looseObject({ type: z.string().optional() }).optional(),
  /** Gradient accumulation: batches per update. */
  accumulate: z.number().optional(),
  /** Random image augmentation in training. */
  augment: z.looseObject({}).optional(),
  /** Early stopping; absent, all epochs are trained. */
  earlyStopping: z.looseObject({}).optional(),
  /** Keeps the best checkpoint and a number of last ones. */
  checkpoints: z.looseObject({}).optional(),
  /** A condition at which training pauses, such as `loss < 0.1`. Changes no result. @see engine/conditions */
  stopWhen: z.string().optional(),
  batchSize: z.number().int().min(1).optional(),
  epochs: z.number().int().min(1).optional(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  record: z
    .looseObject({
      /** Steps between entries of the gradient history; 0 records none. */
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

/** The graph document: edited on the canvas, stored in the database and in files, passed to the command line. */
export type GraphDocument = z.infer<typeof graphSchema>;
export type GraphNode = z.infer<typeof nodeSchema>;
export type GraphEdge = z.infer<typeof edgeSchema>;
export type BlockDefinition = z.infer<typeof blockSchema>;
export type Annotation = z.infer<typeof annotationSchema>;
export type DataSettings = z.infer<typeof dataSchema>;
export type TrainingSettings = z.infer<typeof trainingSchema>;

export function emptyGraph(name: string): GraphDocument {
  return { format: GRAPH_FORMAT, version: GRAPH_VERSION, name, nodes: [], edges: [] };
}
