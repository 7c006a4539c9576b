import type { ChosenClip, TrainingConfiguration } from '../graph/index.ts';
import { add, scale, type Tape } from '../ops/index.ts';
import type { ProgramParameter } from './program.ts';
import type { ProgramUpdate } from './updateRule.ts';

/** A batch of a training program. */
export interface UpdateBatch {
  readonly batch: number;
  /** `accumulate`: adds the batch's gradients to previous ones. `train`: updates the parameters. */
  readonly goal: 'accumulate' | 'train';
  /** Total samples of the update's batches, if there are several. */
  readonly accumulated?: number | undefined;
}

/**
 * Emits the operations between the gradients and the optimizer. Gradients are weighted by sample counts, so that the mean over
 * several batches equals that over one batch of all their samples; then they are clipped.
 */
export function prepareUpdate(
  tape: Tape,
  parameters: readonly ProgramParameter[],
  { batch, goal, accumulated }: UpdateBatch,
  { optimizer, optimizerParams, clip }: TrainingConfiguration,
): { parameters: ProgramParameter[]; update: ProgramUpdate } {
  const adds = goal === 'accumulate';
  const means = parameters.map((parameter): ProgramParameter => {
    const { gradient, value } = parameter;
    if (!gradient) return parameter;
    if (adds) return { ...parameter, updateGradient: scale(gradient, batch) };
    if (accumulated === undefined) return { ...parameter, updateGradient: gradient };
    const sum = tape.input(value.shape);
    return { ...parameter, sum, updateGradient: scale(add(sum, scale(gradient, batch)), 1 / accumulated) };
  });
  const update: ProgramUpdate = {
    optimizer,
    params: optimizerParams,
    ...(adds ? { accumulation: 'adds' } : accumulated !== undefined && { accumulation: 'ends' }),
  };
  return { parameters: adds || !clip ? means : clipAll(means, clip), update };
}

function clipAll(parameters: readonly ProgramParameter[], { clip, params }: ChosenClip): ProgramParameter[] {
  const gradients = parameters.flatMap(({ updateGradient }) => updateGradient ?? []);
  const clipped = clip.apply(gradients, params).values();
  return parameters.map((parameter) =>
    parameter.updateGradient ? { ...parameter, updateGradient: clipped.next().value ?? parameter.updateGradient } : parameter,
  );
}
