import { type CheckedGraph, dataNodes } from '../graph/index.ts';
import type { Executor, Numbers } from '../kernels/index.ts';
import { argmax } from '../metrics/index.ts';
import type { Shape } from '../ops/index.ts';
import { Model } from './model.ts';
import { type BoundColumn, bindPrepared, type Preparation } from './preparation.ts';
import type { NamedTensor } from './recorder.ts';
import type { SampleBatch } from './samples.ts';

/** Samples that are computed together: memory for one batch, whatever the number of rows. */
const PREDICTION_BATCH = 256;

export interface PredictOptions {
  readonly graph: CheckedGraph;
  readonly parameters: readonly NamedTensor[];
  readonly inputs: SampleBatch;
  readonly executor: Executor;
  /** What the training data fixed: outputs come back in the units of targets that are normalized there. */
  readonly preparation?: Preparation | undefined;
}

/**
 * The network's answers, in evaluation mode: what is wired to the loss, as it is drawn (probabilities behind a softmax,
 * logits without one), in the target's own units where that is a quantity.
 * @returns one tensor, or with several losses one for each loss's node id
 */
export function predict({ graph, parameters, inputs, executor, preparation }: PredictOptions): Tensor | Record<string, Tensor> {
  const model = new Model(graph, executor, parameters, { columns: inputs.columns });
  const order = Uint32Array.from({ length: inputs.count }, (_, index) => index);
  const targets = bindPrepared(dataNodes(graph.analysis.nodes, 'target'), 'target', preparation);
  const answers = new Map<string, Tensor>();
  for (let start = 0; start < inputs.count; start += PREDICTION_BATCH) {
    const loaded = model.program('predict', Math.min(PREDICTION_BATCH, inputs.count - start));
    loaded.select({ order, start });
    loaded.run({ seed: 0, step: 0 });
    for (const { nodeId, prediction } of loaded.program.losses) {
      const target = graph.analysis.wiring.incoming.get(nodeId)?.get('target')?.from[0] ?? '';
      append(answers, nodeId, prediction.shape, inOwnUnits(loaded.read(prediction), targets.get(target)));
    }
  }
  return answers.size === 1 ? [...answers.values()][0] : Object.fromEntries(answers);
}

/** Raw numbers for those that a network gives of a target: the inverse of its normalization. */
function inOwnUnits(numbers: Numbers, target: BoundColumn | undefined): Numbers {
  if (!target?.normalization) return numbers;
  const { offset, scale } = target.normalization;
  return Float64Array.from(numbers, (number, index) => number / scale[index % scale.length] + offset[index % offset.length]);
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

/**
 * The class of the largest score of each row, by its name, where the network has one loss, over classes whose names are known.
 * @param outputs of {@link predict}
 */
export function nameAnswers(
  { analysis }: CheckedGraph,
  outputs: Tensor | Record<string, Tensor>,
  preparation: Preparation | undefined,
): string[] | undefined {
  const { nodes, wiring } = analysis;
  const losses = [...nodes.values()].filter(({ layer }) => layer?.loss);
  if (losses.length !== 1 || !isTensor(outputs) || outputs.shape.length !== 2) return undefined;
  const target = wiring.incoming.get(losses[0].node.id)?.get('target')?.from[0] ?? '';
  const names = bindPrepared(dataNodes(nodes, 'target'), 'target', preparation).get(target)?.classNames;
  const [rows, scores] = outputs.shape;
  if (names?.length !== scores) return undefined;
  return Array.from({ length: rows }, (_, row) => names[argmax(outputs.data, row * scores, scores)]);
}

/** A tensor in an answer: row-major, the batch first. */
export interface Tensor {
  readonly shape: number[];
  readonly data: number[];
}

/** A copy of some numbers as a tensor. */
export function toTensor(shape: Shape, numbers: Numbers): Tensor {
  return { shape: [...shape], data: Array.from(numbers) };
}

/** Whether an answer is that of a single loss; of several there is a tensor for each, by its node's id. */
export function isTensor(answer: Tensor | Readonly<Record<string, Tensor>>): answer is Tensor {
  return Array.isArray(answer.shape) && Array.isArray(answer.data);
}
