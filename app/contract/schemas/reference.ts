import { z } from 'zod';

const exampleTensor = z.object({
  shape: z.array(z.number()),
  /** Row-major. */
  data: z.array(z.number()),
  /** ∂J/∂ of each element, if there is a gradient. */
  gradient: z.array(z.number()).optional(),
});
export type ExampleTensor = z.infer<typeof exampleTensor>;
/** A layer's forward and backward pass on small inputs. Shapes have no batch for a single sample. */
const workedExample = z.object({
  params: z.record(z.string(), z.unknown()),
  batch: z.number(),
  inputs: z.record(z.string(), exampleTensor),
  weights: z.record(z.string(), exampleTensor),
  output: exampleTensor,
  flops: z.object({ forward: z.number(), backward: z.number() }),
});
export type WorkedExample = z.infer<typeof workedExample>;
/** A scalar function and its derivative; for a loss, with a fixed target. */
const functionCurve = z.object({
  x: z.array(z.number()),
  y: z.array(z.number()),
  slope: z.array(z.number()),
  target: z.number().optional(),
});
export type FunctionCurve = z.infer<typeof functionCurve>;
export const layerReference = z.object({ example: workedExample.optional(), curve: functionCurve.optional() });
/** Gradient descent of one weight W on J = W² / 2 from W = 1. */
export const optimizerReference = z.object({ learningRate: z.number(), weights: z.array(z.number()) });
/** The learning rate of each update, relative to the configured one. */
export const scheduleReference = z.object({ steps: z.number(), stepsPerEpoch: z.number(), rates: z.array(z.number()) });
