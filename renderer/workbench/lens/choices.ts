import { givenValues, type LensSamples, lensSamples } from '#app/contract/index.ts';
import { readableItems, z } from '#engine/text/index.ts';

const seed = z.number().int().min(0);
const weightsChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fresh'), seed, values: givenValues.optional() }),
  /** Without a step: the last checkpoint. */
  z.object({ kind: z.literal('run'), runId: z.string(), step: z.number().int().min(0).optional() }),
]);
/** Whose weights are looked at; fresh ones are those of the open graph. */
export type WeightsChoice = z.infer<typeof weightsChoice>;

/** The playing speeds, in steps of the walk per second. */
export const SPEEDS = [0.5, 1, 2, 4, 8] as const;

export const COLOR_SCALES = ['own', 'shared'] as const;
export type ColorScale = (typeof COLOR_SCALES)[number];

/** The person's choices in the lens of one graph, part of the session. A missing or invalid one gets its initial value. */
export const lensChoices = z.object({
  /** Initially the latest run of the graph, else fresh weights. */
  weights: weightsChoice.optional().catch(undefined),
  /** Initially the first test sample. */
  samples: lensSamples.optional().catch(undefined),
  mode: z.enum(['evaluate', 'train']).catch('evaluate'),
  /** Nodes at which playing stops. */
  breakpoints: readableItems(z.string()).catch([]),
  /** A condition at which playing stops; empty for none. */
  stopWhen: z.string().max(1000).catch(''),
  /** Three significant digits, or the exact float32. */
  numbers: z.enum(['short', 'exact']).catch('short'),
  /** Whose largest value is at the ends of the colors: that of each tensor, or one for all tensors of a kind. */
  colors: z.enum(COLOR_SCALES).catch('own'),
  /** A second step of the run, to compare with. */
  comparedStep: z.number().int().min(0).optional().catch(undefined),
  speed: z.number().min(SPEEDS[0]).max(8).catch(2),
});
export type LensChoices = z.infer<typeof lensChoices>;

export const DEFAULT_CHOICES: LensChoices = lensChoices.parse({});

/** The number of the one sample of the data that is looked at. */
export function sampleNumber(samples: LensSamples | undefined): number | undefined {
  return samples?.kind === 'data' && samples.numbers.length === 1 ? samples.numbers[0] : undefined;
}
