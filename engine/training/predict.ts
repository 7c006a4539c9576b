import type { GraphDocument } from '../graph/index.ts';
import type { Executor } from '../kernels/index.ts';
import { feed, Model } from './model.ts';
import type { NamedTensor } from './recorder.ts';
import type { SampleBatch } from './samples.ts';
import { type Tensor, toTensor } from './tensor.ts';

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
  const model = new Model(document, executor, parameters);
  const loaded = model.program('predict', inputs.count);
  const order = Uint32Array.from({ length: inputs.count }, (_, index) => index);
  feed(loaded, inputs.columns, order, 0);
  loaded.run({ seed: 0, step: 0 });
  const answers = loaded.program.losses.map(
    ({ nodeId, prediction }) => [nodeId, toTensor(prediction.shape, loaded.read(prediction))] as const,
  );
  return answers.length === 1 ? answers[0][1] : Object.fromEntries(answers);
}
