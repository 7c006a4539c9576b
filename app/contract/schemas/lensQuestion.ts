import { z } from 'zod';
import { graphSchema } from '#engine/graph/index.ts';
import { id } from './base.ts';

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
