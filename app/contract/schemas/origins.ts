import { z } from 'zod';
import { anyNumber } from './lensQuestion.ts';
import { message } from './message.ts';

/** A text with a stable code. */
const remark = z.object({ code: z.string() }).and(message);

/** The origin of the non-finite number that ended a run. Node, quantity and index are those of a lens address. */
export const runOrigin = z.object({
  /** The step to open in the lens: the weights are those before it. */
  step: z.number(),
  epoch: z.number(),
  learningRate: anyNumber,
  kind: z.enum(['data', 'parameter', 'output', 'gradient', 'update']),
  node: z.string(),
  quantity: z.string(),
  /** One per dimension, the batch of the step first; empty for a scalar. */
  index: z.array(z.number()).readonly(),
  value: anyNumber,
  /** The holder of the value, as the subject of a sentence. */
  what: message,
  /** Its index in the data set, and its number in its split, from 0. Null where the whole batch is to blame. */
  sample: z.object({ index: z.number(), split: z.literal('train'), number: z.number() }).nullable(),
  /** The operation that made the value from finite numbers. */
  operation: z
    .object({
      type: z.string(),
      /** The node that it computes, forward or backward; null for updates and weight penalties. */
      node: z.string().nullable(),
      /** Of many numbers, the largest by magnitude. */
      inputs: z.array(z.object({ value: anyNumber, isLargest: z.boolean() })).readonly(),
      result: anyNumber,
    })
    .nullable(),
  cause: remark,
  /** The parameter whose norm grew most in the updates before. */
  growth: z.object({ parameter: z.string(), factor: z.number(), steps: z.number() }).nullable(),
  /** What usually mends it, the likeliest first. */
  remedies: z.array(remark).readonly(),
});
export type RunOrigin = z.infer<typeof runOrigin>;
