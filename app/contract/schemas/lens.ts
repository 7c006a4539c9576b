import { z } from 'zod';
import { DIMENSIONS, graphSchema } from '#engine/graph/index.ts';
import { id } from './base.ts';
import { address, anyNumber, lensRun, lensWeights, pinnedSamples, SPLITS } from './lensQuestion.ts';
import { message, notice } from './message.ts';

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
