import { type CheckedGraph, dataNodes } from '../graph/index.ts';
import type { Executor, Numbers } from '../kernels/index.ts';
import { argmax } from '../metrics/index.ts';
import type { Shape } from '../ops/index.ts';
import { Model } from './model.ts';
import { type BoundColumn, bindPrepared, type Preparation } from './preparation.ts';
import type { NamedTensor } from './recorder.ts';
import type { SampleBatch } from './samples.ts';

/** Samples per prediction batch, which bounds memory for any number of rows. */
const PREDICTION_BATCH = 256;

export interface PredictOptions {
  readonly graph: CheckedGraph;
  readonly parameters: readonly NamedTensor[];
  readonly inputs: SampleBatch;
  readonly executor: Executor;
  /** Preprocessing fixed by the training data: outputs are in the units of its unnormalized targets. */
  readonly preparation?: Preparation | undefined;
}

/**
 * The network's predictions in evaluation mode: the input of the loss (probabilities behind a softmax, else logits), in the
 * target's own units if it is a quantity.
 * @returns one tensor, or with several losses one per loss node id
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

/** Inverts a target's normalization. */
function inOwnUnits(numbers: Numbers, target: BoundColumn | undefined): Numbers {
  if (!target?.normalization) return numbers;
  const { offset, scale } = target.normalization;
  return Float64Array.from(numbers, (number, index) => number / scale[index % scale.length] + offset[index % offset.length]);
}

/** Appends the rows of a batch. */
function append(answers: Map<string, Tensor>, nodeId: string, [rows, ...shape]: Shape, numbers: Numbers): void {
  const {
    shape: [before],
    data,
  } = answers.get(nodeId) ?? { shape: [0], data: [] };
  for (const number of numbers) data.push(number);
  answers.set(nodeId, { shape: [before + rows, ...shape], data });
}

/**
 * The class name of each row's largest score, if the network has one loss, over named classes.
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
