import type { CheckedGraph } from '../graph/index.ts';
import type { RunContext } from '../kernels/index.ts';
import {
  type NamedTensor,
  requireSameCount,
  requireValuesFit,
  type SampleBatch,
  type Tensor,
  toTensor,
} from '../training/index.ts';
import type { ExplainablePass } from './explanation/index.ts';
import { LensModel } from './lensModel.ts';
import type { PassState } from './passState.ts';
import { roundedPass } from './roundedPass.ts';

export interface LensOptions {
  readonly graph: CheckedGraph;
  readonly parameters: readonly NamedTensor[];
  /** State of the optimizer; default: that of a start. */
  readonly slots?: readonly NamedTensor[];
  /** The training step that the pass belongs to. Default: the first one, with the configured learning rate. */
  readonly context?: Omit<RunContext, 'seed'>;
  readonly inputs: SampleBatch;
  readonly targets: SampleBatch;
  /** Mode of layers such as dropout. Default `evaluate`. */
  readonly mode?: 'evaluate' | 'train';
  /** Seed of random layers in mode `train`. */
  readonly seed?: number;
}

/** All values of one forward and one backward pass. */
export interface LensResult {
  /** The batch mean, in own units of normalized targets. */
  readonly loss: number;
  /** The J that gradients derive from, if different: of normalized targets, or the sum over the samples. */
  readonly objective?: number;
  /** The output of each node (z after a layer, a after an activation) and ∂J/∂out (δ after a layer). */
  readonly nodes: Record<string, { readonly out: Tensor; readonly dout?: Tensor }>;
  /** ∂J/∂W for each parameter. */
  readonly gradients: Record<string, Tensor>;
}

/**
 * One forward and one backward pass over some samples, in float64.
 * @throws UserError samples.count, samples.value
 */
export function lens(options: LensOptions): LensResult {
  const pass = passOf(options);
  const { program, loss, objective } = pass;
  const nodes: Record<string, { out: Tensor; dout?: Tensor }> = {};
  for (const [id, { output, gradient }] of program.observed) {
    const out = toTensor(output.shape, pass.read(output));
    nodes[id] = gradient ? { out, dout: toTensor(gradient.shape, pass.read(gradient)) } : { out };
  }
  const gradients: Record<string, Tensor> = {};
  for (const { name, gradient } of program.parameters) {
    if (gradient) gradients[name] = toTensor(gradient.shape, pass.read(gradient));
  }
  if (loss === undefined || objective === undefined) throw new Error('the program has no loss');
  return { loss, ...(!Object.is(objective, loss) && { objective }), nodes, gradients };
}

/** All of backpropagation on the given samples. */
export function passOf(options: LensOptions): PassState {
  const { model, weights, asked } = prepare(options);
  return model.pass(weights, asked);
}

/**
 * The same pass with given numbers of few digits, to calculate by hand.
 * @throws UserError samples.count, samples.value, memory.tooLarge
 */
export function roundedPassOf(options: LensOptions): PassState {
  const { model, weights, asked } = prepare(options);
  return roundedPass(model, weights, asked);
}

function prepare({ graph, parameters, slots, inputs, targets, mode, seed = 1, context }: LensOptions) {
  requireSameCount(inputs, targets);
  const columns = new Map([...inputs.columns, ...targets.columns]);
  requireValuesFit(graph.analysis, columns);
  const indices = Uint32Array.from({ length: inputs.count }, (_, index) => index);
  const { learningRate } = graph.configuration.optimizerParams;
  const asked = { samples: { indices }, training: mode === 'train', context: { step: 1, learningRate, ...context, seed } };
  return { model: new LensModel(graph, columns), weights: { parameters, ...(slots && { slots }) }, asked };
}

/**
 * The same pass, to explain any number of it.
 * @throws UserError samples.count, samples.value, memory.tooLarge
 */
export const explainable = (options: LensOptions): ExplainablePass => passOf(options);
