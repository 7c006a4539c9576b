import type { GraphDocument } from '../graph/index.ts';
import type { Executor, Numbers } from '../kernels/index.ts';
import type { Shape } from '../ops/index.ts';
import { Model } from './model.ts';
import type { NamedTensor } from './recorder.ts';
import type { SampleBatch } from './samples.ts';
import type { Tensor } from './tensor.ts';

/** Samples that are computed together: memory for one batch, whatever the number of rows. */
const PREDICTION_BATCH = 256;

export interface PredictOptions {
  readonly document: GraphDocument;
  readonly parameters: readonly NamedTensor[];
  readonly inputs: SampleBatch;
  readonly executor: Executor;
}

/**
 * The network's answers, in evaluation mode: what is wired to the loss, as it is drawn (probabilities behind a softmax,
 * logits without one).
 * @returns one tensor, or with several losses one for each loss's node id
 */
export function predict({ document, parameters, inputs, executor }: PredictOptions): Tensor | Record<string, Tensor> {
  const model = new Model(document, executor, parameters, { columns: inputs.columns });
  const order = Uint32Array.from({ length: inputs.count }, (_, index) => index);
  const answers = new Map<string, Tensor>();
  for (let start = 0; start < inputs.count; start += PREDICTION_BATCH) {
    const loaded = model.program('predict', Math.min(PREDICTION_BATCH, inputs.count - start));
    loaded.select({ order, start });
    loaded.run({ seed: 0, step: 0 });
    for (const { nodeId, prediction } of loaded.program.losses)
      append(answers, nodeId, prediction.shape, loaded.read(prediction));
  }
  return answers.size === 1 ? [...answers.values()][0] : Object.fromEntries(answers);
}

/** Adds the rows of a batch to those of the batches before it. */
function append(answers: Map<string, Tensor>, nodeId: string, [rows, ...shape]: Shape, numbers: Numbers): void {
  const {
    shape: [before],
    data,
  } = answers.get(nodeId) ?? { shape: [0], data: [] };
  for (const number of numbers) data.push(number);
  answers.set(nodeId, { shape: [before + rows, ...shape], data });
}
