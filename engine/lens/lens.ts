import { keepingAll, type Program } from '../compile/index.ts';
import type { CheckedGraph } from '../graph/index.ts';
import { createReferenceExecutor, type LoadedProgram, type RunContext } from '../kernels/index.ts';
import {
  Model,
  type NamedTensor,
  requireSameCount,
  requireValuesFit,
  type SampleBatch,
  type Tensor,
  toTensor,
} from '../training/index.ts';
import type { ExplainablePass } from './explanation/index.ts';

export interface LensOptions {
  readonly graph: CheckedGraph;
  readonly parameters: readonly NamedTensor[];
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
  /** The J that gradients derive from, if different: the loss of normalized targets. */
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
  const { model, loaded, context } = prepareLens(options);
  loaded.run(context);
  const { program } = loaded;
  const nodes: Record<string, { out: Tensor; dout?: Tensor }> = {};
  for (const [id, { output, gradient }] of program.observed) {
    const out = toTensor(output.shape, loaded.read(output));
    nodes[id] = gradient ? { out, dout: toTensor(gradient.shape, loaded.read(gradient)) } : { out };
  }
  const gradients: Record<string, Tensor> = {};
  for (const { name, gradient } of program.parameters) {
    if (gradient) gradients[name] = toTensor(gradient.shape, loaded.read(gradient));
  }
  const objective = readLoss(loaded);
  if (!model.hasNormalizedTargets || !program.lossPerSample) return { loss: objective, nodes, gradients };
  return { loss: loaded.read(program.lossPerSample)[0], objective, nodes, gradients };
}

export interface PreparedLens {
  readonly model: Model;
  readonly loaded: LoadedProgram;
  readonly context: RunContext;
}

/** All of backpropagation on the given samples, ready to run. */
export function prepareLens(options: LensOptions): PreparedLens {
  const { model, program, context } = compileLens(options);
  return { model, loaded: loadSamples(model, program), context };
}

function compileLens(options: LensOptions) {
  const { inputs, targets, mode = 'evaluate', seed = 1 } = options;
  requireSameCount(inputs, targets);
  const model = newModel(options);
  requireValuesFit(model.graph.analysis, new Map([...inputs.columns, ...targets.columns]));
  const program = model.compile({ batch: inputs.count, goal: 'differentiate', training: mode === 'train', observe: true });
  return { model, program, context: { seed, step: 1 } };
}

/**
 * The same pass with every value kept, to explain any number of it.
 * @throws UserError samples.count, samples.value, memory.tooLarge
 */
export function explainable(options: LensOptions): ExplainablePass {
  const { model, program, context } = compileLens(options);
  const loaded = loadSamples(model, keepingAll(program));
  loaded.run(context);
  return { graph: options.graph, program, read: (value) => loaded.read(value), ...context };
}

/** Loads a program for the samples that the model was made for. */
export function loadSamples({ executor, state }: Model, program: Program): LoadedProgram {
  const loaded = executor.load(program, state);
  const order = Uint32Array.from({ length: program.batch }, (_, index) => index);
  loaded.select({ order, start: 0 });
  return loaded;
}

const newModel = ({ graph, parameters, inputs, targets }: LensOptions): Model => {
  const columns = new Map([...inputs.columns, ...targets.columns]);
  return new Model(graph, createReferenceExecutor('float64'), parameters, { columns });
};

export function readLoss(loaded: LoadedProgram): number {
  const { loss } = loaded.program;
  if (!loss) throw new Error('the program has no loss');
  return loaded.read(loss)[0];
}
