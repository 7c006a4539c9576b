import { z } from 'zod';
import { DIMENSIONS, graphSchema } from '#engine/graph/index.ts';
import { id } from './base.ts';
import { message, notice } from './message.ts';

/** A number that may not be finite: JSON has no word for those. `Number(…)` reads it. */
export const anyNumber = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
export type AnyNumber = z.infer<typeof anyNumber>;

/** A tensor of a pass or one of its elements, by name. @see Address in engine/lens */
export const address = z.string().min(1).max(300);

/** Given values of whole parameters, row-major, in place of initialized ones: `hidden.weight` → its elements. */
export const givenValues = z.record(address, z.array(z.number()).max(4096));

/** The weights of a run after a step. Default: those of the last checkpoint. */
export const runWeights = z.object({ kind: z.literal('run'), runId: id, step: z.number().int().min(0).optional() });
export type RunWeights = z.infer<typeof runWeights>;

/** Whose weights the lens shows: fresh ones, or those of a run (or of an imported file) after a step. Default: the last checkpoint. */
export const lensWeights = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fresh'), document: graphSchema, seed: z.number().int().min(0), values: givenValues.optional() }),
  runWeights,
]);
export type LensWeights = z.infer<typeof lensWeights>;
/** A run, at no step in particular. */
export const lensRun = z.object({ kind: z.literal('run'), runId: id });
export type LensRun = z.infer<typeof lensRun>;

export const SPLITS = ['train', 'validation', 'test'] as const;
/** More samples at once are a batch that nobody reads. */
const MOST_SAMPLES = 1024;
const values = z.record(z.string().max(300), z.array(z.number()));
/**
 * The samples of a pass: of the data, by their number in a split, from 0; those of the next training step; or one typed sample, in the
 * data's own units and without the batch. Without targets there is no loss and no gradient.
 */
const dataSamples = z.object({
  kind: z.literal('data'),
  split: z.enum(SPLITS),
  numbers: z.array(z.number().int().min(0)).min(1).max(MOST_SAMPLES),
});
const typedSample = z.object({ kind: z.literal('typed'), inputs: values, targets: values.optional() });
export const lensSamples = z.discriminatedUnion('kind', [dataSamples, z.object({ kind: z.literal('batch') }), typedSample]);
export type LensSamples = z.infer<typeof lensSamples>;
/** Samples that are the same ones at every step. */
export const pinnedSamples = z.discriminatedUnion('kind', [dataSamples, typedSample]);
export type PinnedSamples = z.infer<typeof pinnedSamples>;

/** One forward and backward pass, in float64. */
export const lensQuestion = z.object({
  weights: lensWeights,
  samples: lensSamples,
  /** Of layers such as dropout; `train` draws the random numbers of the next training step. */
  mode: z.enum(['evaluate', 'train']).default('evaluate'),
  /** What-if: other values of single weights or inputs. */
  changes: z
    .array(z.object({ address, value: z.number() }))
    .max(64)
    .default([]),
});
export type LensQuestion = z.infer<typeof lensQuestion>;

const dataPort = z.object({
  node: z.string(),
  /** Of one sample. */
  shape: z.array(z.number()),
  /** Names of its elements, if the data has them. */
  names: z.array(z.string()).optional(),
  /** Names of classes, if its values are class indices. */
  classNames: z.array(z.string()).optional(),
  /** Smallest and largest value of the data, in its own units. */
  range: z.tuple([z.number(), z.number()]).optional(),
});
/** What can be looked at. */
export const lensSubject = z.object({
  document: graphSchema,
  /** Null for fresh weights. */
  run: z.object({ id, name: z.string(), step: z.number(), epoch: z.number(), lastStep: z.number() }).nullable(),
  /** Numbers of samples; null if the data is gone or has changed, for the reason in `dataProblem`. */
  samples: z.object({ train: z.number(), validation: z.number(), test: z.number() }).nullable(),
  dataProblem: notice.nullable(),
  inputs: z.array(dataPort),
  targets: z.array(dataPort),
  /** Doubts about the weights, such as a replay by another engine version. */
  remarks: z.array(message),
});
export type LensSubject = z.infer<typeof lensSubject>;

/** Statistics of a tensor, and its elements if they are few. */
export const lensTensor = z.object({
  address,
  /** In TeX: z^{2}, W^{1}, \delta^{2}. */
  symbol: z.string(),
  shape: z.array(z.number()),
  norm: anyNumber,
  min: anyNumber,
  max: anyNumber,
  /** Number of elements that are not finite. */
  broken: z.number(),
  /** Row-major float64, little-endian, in base64; absent for a large tensor. @see lens.tensor */
  data: z.string().optional(),
});
export type LensTensor = z.infer<typeof lensTensor>;

/** What the dimensions of a tensor count, without the batch, if its layer says it. */
const dimensions = z.array(z.enum(DIMENSIONS)).optional();

const namedTensor = z.object({ name: z.string(), dimensions, value: lensTensor, gradient: lensTensor.optional() });

export const lensPass = z.object({
  /** J: the batch mean, in own units of normalized targets. Null without targets. */
  loss: anyNumber.nullable(),
  /** The J that gradients derive from, if different: of normalized targets, or the sum over the samples. */
  objective: anyNumber.optional(),
  /** The samples, in batch order: split and number, unless typed. */
  samples: z.array(z.object({ split: z.enum(SPLITS), number: z.number() })),
  /** In topological order: the order of the forward pass. */
  nodes: z.array(
    z.object({
      id: z.string(),
      out: lensTensor,
      /** ∂J/∂out. */
      dout: lensTensor.optional(),
      /** Named values within the layer in the order of computation, such as gates at their timesteps, each with its gradient. */
      inner: z.array(namedTensor),
      parameters: z.array(namedTensor),
    }),
  ),
});
export type LensPass = z.infer<typeof lensPass>;

/**
 * A range of a tensor's elements, row-major. `<node>.weight` is W and `<node>.dweight` is ∂J/∂W, as a pass names them; with an index,
 * `from` counts from that element.
 */
export const tensorRange = z.object({
  address,
  from: z.number().int().min(0).default(0),
  count: z.number().int().min(1).max(1_000_000).default(65_536),
});
export type TensorRange = z.infer<typeof tensorRange>;
export const tensorPart = lensTensor.extend({ from: z.number(), data: z.string() });
export type TensorPart = z.infer<typeof tensorPart>;

const explanationTerm = z.object({
  /** In symbols, and with numbers of 3 significant digits. */
  latex: z.string(),
  numbers: z.string(),
  value: anyNumber,
  /** The addresses of the numbers that enter it. */
  from: z.array(address),
});
/** How one number comes about. */
export const explanation = z.object({
  of: address,
  /** The type of the operation. */
  operation: z.string(),
  /** In symbols, and with numbers of 3 significant digits. */
  latex: z.string(),
  numbers: z.string(),
  value: anyNumber,
  /** For a sum: its largest terms, which with the rest add up to the value. Otherwise the numbers that enter it. */
  terms: z.array(explanationTerm),
  isSum: z.boolean(),
  rest: z.object({ count: z.number(), value: anyNumber }).nullable(),
  /** What is special about how it is computed, such as a stable form. */
  remarks: z.array(message),
  /** The numbers that it enters directly; the first few. */
  usedBy: z.array(address),
  /** The symbols, in TeX, of this number and of those that its terms are made of, by address. */
  symbols: z.record(z.string(), z.string()).optional(),
});
export type Explanation = z.infer<typeof explanation>;

export const SAMPLE_ORDERS = ['worst', 'best', 'misclassified', 'random'] as const;
/** Asks for samples of a split, in some order. */
export const sampleSearch = z.object({
  weights: lensWeights,
  split: z.enum(SPLITS),
  order: z.enum(SAMPLE_ORDERS),
  /** Only samples of this class. */
  class: z.number().int().min(0).optional(),
  /** Only samples that are predicted to be of this class. */
  predicted: z.number().int().min(0).optional(),
  /** Whether the samples are to be seen: their pictures or rows. */
  withInputs: z.boolean().optional(),
  most: z.number().int().min(1).max(500).default(50),
  /** Of a random order. */
  seed: z.number().int().min(0).default(1),
});
export type SampleSearch = z.infer<typeof sampleSearch>;
/** What a sample looks like: a picture of 8-bit values in base64, row by row; or the fields of a row, in the units of the data. */
export const seenInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), width: z.number(), height: z.number(), channels: z.number(), data: z.string() }),
  z.object({ kind: z.literal('row'), fields: z.array(z.object({ name: z.string(), value: z.union([anyNumber, z.string()]) })) }),
]);
export type SeenInput = z.infer<typeof seenInput>;
export const foundSample = z.object({
  number: z.number(),
  loss: anyNumber,
  /** Of what is predicted, if it is a class or a yes or no. */
  probability: anyNumber.optional(),
  /** Absent for inputs that are neither pictures nor short rows. */
  inputs: z.array(seenInput).optional(),
  /** Class indices, or values. */
  predicted: z.array(anyNumber).optional(),
  target: z.array(z.number()).optional(),
});
export type FoundSample = z.infer<typeof foundSample>;

/** The gradient of an element against central differences in float64. */
export const gradientCheck = z.object({
  address,
  analytic: anyNumber,
  /** The slope from the right, from the left and across: at a kink they differ, and any slope between is a gradient. */
  right: anyNumber,
  left: anyNumber,
  central: anyNumber,
  /** The distance of the central difference. */
  epsilon: z.number(),
  isKink: z.boolean(),
  relativeError: anyNumber,
  /** J at the element's value, and at ε above and below it. */
  losses: z.object({ here: anyNumber, above: anyNumber, below: anyNumber }).optional(),
});
export type GradientCheck = z.infer<typeof gradientCheck>;
/** Of one parameter: the relative error over the checked elements, and each of them. */
export const parameterCheck = z.object({
  parameter: z.string(),
  checked: z.number(),
  elements: z.number(),
  relativeError: anyNumber,
  worst: z.array(gradientCheck),
});
export type ParameterCheck = z.infer<typeof parameterCheck>;

/**
 * The J that gradients derive from on a grid along one or two numbers around their present values, row-major with the second one in
 * columns.
 */
export const landscapeAxis = z.object({ address, from: z.number(), to: z.number(), count: z.number().int().min(2).max(101) });
export const landscape = z.object({ losses: z.array(anyNumber), here: z.object({ at: z.array(z.number()), loss: anyNumber }) });
export type Landscape = z.infer<typeof landscape>;

/** The most steps at which samples are followed. */
export const MOST_FOLLOWED = 200;
const step = z.number().int().min(0);
/** Follows samples through the training of a run: their pass after some of its steps, spread over a range of them. */
export const followQuestion = z.object({
  weights: lensRun,
  samples: pinnedSamples,
  /** Default: all steps of the run. */
  from: step.optional(),
  to: step.optional(),
  /** At most so many steps. */
  count: z.number().int().min(2).max(MOST_FOLLOWED).default(60),
  /** Logarithmic steps are denser at the beginning, where most happens. */
  spread: z.enum(['even', 'logarithmic']).default('even'),
});
export type FollowQuestion = z.infer<typeof followQuestion>;
/** The pass of the samples after a step. */
export const followedStep = z.object({
  step: z.number(),
  epoch: z.number(),
  /** J, the mean over the samples. Null without targets. */
  loss: anyNumber.nullable(),
  /** Of the first sample; null without targets, or if it is large. */
  prediction: z
    .object({
      /** Probabilities of classes or labels; else values, in the target's own units. */
      kind: z.enum(['probabilities', 'values']),
      /** The target node. */
      target: z.string(),
      values: z.array(anyNumber),
      class: z.number().optional(),
    })
    .nullable(),
  /** The norm of ∂J/∂out of each node with one, in the order of the forward pass. */
  deltas: z.array(z.object({ node: z.string(), norm: anyNumber })),
});
export type FollowedStep = z.infer<typeof followedStep>;
/** Progress of loading a subject, of a search through its samples or steps, or of following samples. */
export const lensProgress = z.object({
  part: z.enum(['data', 'replay', 'samples', 'follow', 'search']),
  share: z.number(),
  /** The step that is reached. */
  step: z.number().optional(),
});
export type LensProgress = z.infer<typeof lensProgress>;
export type LandscapeAxis = z.infer<typeof landscapeAxis>;

const exercise = z.object({
  of: address,
  symbol: z.string(),
  formula: z.string(),
  largestTerms: z.string().nullable(),
  drawn: z.array(z.string()),
  numbers: z.string(),
  result: z.string(),
  value: anyNumber,
  cancels: z.boolean(),
});
/** One training step to calculate by hand. @see Worksheet in engine/worksheet */
export const worksheet = z.object({
  name: z.string(),
  about: z.array(message),
  covers: z.enum(['all', 'path']),
  parameters: z.number(),
  digits: z.number(),
  rules: z.array(message),
  graph: z.object({
    nodes: z.array(z.object({ id: z.string(), label: z.string(), layer: message, x: z.number(), y: z.number() })),
    wires: z.array(z.tuple([z.string(), z.string()])),
  }),
  settings: z.array(message),
  given: z.array(z.object({ title: message, formulas: z.array(z.string()) })),
  parts: z.array(
    z.object({
      phase: z.enum(['forward', 'loss', 'backward', 'update']),
      title: message,
      groups: z.array(
        z.object({
          node: z.string(),
          title: message,
          instruction: message,
          remarks: z.array(message),
          definitions: z.array(z.string()),
          exercises: z.array(exercise),
        }),
      ),
    }),
  ),
});
export type Worksheet = z.infer<typeof worksheet>;
export const WORKSHEET_FORMATS = ['md', 'tex'] as const;
