import { type CompileOptions, keepingAll, type Program, SAMPLE_WEIGHTS } from '../compile/index.ts';
import type { CheckedGraph } from '../graph/index.ts';
import { createReferenceExecutor, type LoadedProgram, type RunContext } from '../kernels/index.ts';
import { sizeOf } from '../ops/index.ts';
import { type Column, type Dataset, Model, type NamedTensor, Stepper } from '../training/index.ts';
import { PassState } from './passState.ts';

/** Weights, and the state of the optimizer, if it is known. */
export interface LensWeights {
  readonly parameters: readonly NamedTensor[];
  readonly slots?: readonly NamedTensor[];
}

/** Another value of one element of a parameter, or of an input or target in the units of the network. */
export interface Change {
  /** The name of a parameter, or the id of an input or target node. */
  readonly name: string;
  /** Row-major; the batch first for an input. */
  readonly element: number;
  readonly value: number;
}

/** The samples of a pass: some of the model's columns by their indices, or values for each input and target, normalized. */
export type PassSamples =
  | { readonly indices: Uint32Array }
  | { readonly values: ReadonlyMap<string, ArrayLike<number>>; readonly batch: number };

export interface PassOptions {
  readonly samples: PassSamples;
  /** Without them, a pass ends before the losses and has no gradients. Default true. */
  readonly hasTargets?: boolean;
  /** True for the mode of layers such as dropout in training. Default false. */
  readonly training?: boolean;
  /** Seeds random layers. */
  readonly context?: RunContext;
  /** Default: an update of its own. */
  readonly update?: Pick<CompileOptions, 'accumulated'> & { readonly goal: 'train' | 'accumulate' };
  readonly changes?: readonly Change[];
}

/** Kept programs, and their memory; a program larger than that is the only one. */
const MOST_PROGRAMS = 4;
const MOST_BYTES = 1_000_000_000;

/**
 * A graph on the float64 reference executor that stays loaded: for other samples, weights or changes, only the pass itself is
 * computed. One pass is valid at a time.
 */
export class LensModel {
  readonly graph: CheckedGraph;
  readonly #model: Model;
  /** The most recently used last. */
  readonly #programs = new Map<string, { readonly loaded: LoadedProgram; readonly program: Program }>();
  #stepper: Stepper | undefined;
  #weights: LensWeights | undefined;
  /** How to take back changes of parameters. */
  #undo: (() => void)[] = [];

  /** @param columns by input and target node: their normalization counts, even if they hold no samples */
  constructor(graph: CheckedGraph, columns: ReadonlyMap<string, Column>) {
    this.graph = graph;
    this.#model = new Model(graph, createReferenceExecutor('float64'), [], { columns });
  }

  /** The model on the executor, for what needs programs of its own. Its parameters are those of the last pass. */
  get model(): Model {
    return this.#model;
  }

  /** The steps of its training on a data set, always the same one. */
  stepper(dataset: Dataset): Stepper {
    this.#stepper ??= new Stepper(this.#model, dataset);
    return this.#stepper;
  }

  /**
   * Computes a pass.
   * @throws UserError memory.*
   */
  pass(weights: LensWeights, options: PassOptions): PassState {
    this.#takeBackChanges();
    this.#use(weights);
    const { samples, context = { seed: 1, step: 1 }, changes = [] } = options;
    const { loaded, program } = this.#load(options);
    fill(loaded, samples);
    for (const change of changes) this.#change(loaded, change);
    loaded.run(context);
    return new PassState(this.#model, program, loaded, context);
  }

  #use(weights: LensWeights): void {
    if (this.#weights === weights) return;
    const { parameters, slots } = this.#model.state;
    for (const { name, data } of weights.parameters) parameters.get(name)?.set(data);
    for (const [parameter, ofParameter] of slots)
      for (const [slot, numbers] of ofParameter) numbers.set(slotOf(`${parameter}/${slot}`, weights) ?? zeros(numbers.length));
    this.#weights = weights;
  }

  #change(loaded: LoadedProgram, { name, element, value }: Change): void {
    const parameter = this.#model.state.parameters.get(name);
    const numbers = parameter ?? loaded.dataOf(name);
    if (parameter) {
      const before = parameter[element];
      this.#undo.push(() => parameter.fill(before, element, element + 1));
    }
    numbers[element] = value;
  }

  #takeBackChanges(): void {
    for (const undo of this.#undo.toReversed()) undo();
    this.#undo = [];
  }

  #load({ samples, hasTargets = true, training = false, update = { goal: 'train' } }: PassOptions) {
    const batch = 'indices' in samples ? samples.indices.length : samples.batch;
    const key = JSON.stringify([batch, hasTargets, training, hasTargets && update]);
    const known = this.#programs.get(key) ?? this.#compile(batch, hasTargets, training, update);
    this.#programs.delete(key);
    this.#programs.set(key, known);
    return known;
  }

  #compile(batch: number, hasTargets: boolean, training: boolean, update: NonNullable<PassOptions['update']>) {
    const program = hasTargets
      ? this.#model.compile({ batch, training, observe: true, ...update })
      : this.#model.compile({ batch, training, observe: this.#independentOfTargets(), goal: 'predict' });
    this.#makeRoom(MOST_BYTES - bytesOf(program));
    return { program, loaded: this.#model.executor.load(withoutUpdate(program), this.#model.state) };
  }

  /** Drops programs that were not used for long. */
  #makeRoom(bytesLeft: number): void {
    let bytes = [...this.#programs.values()].reduce((total, { program }) => total + bytesOf(program), 0);
    for (const [key, { program }] of this.#programs) {
      if (bytes <= bytesLeft && this.#programs.size < MOST_PROGRAMS) return;
      this.#programs.delete(key);
      bytes -= bytesOf(program);
    }
  }

  /** The nodes that can be computed without targets. */
  #independentOfTargets(): ReadonlySet<string> {
    const { order, nodes, wiring } = this.graph.analysis;
    const independent = new Set<string>();
    for (const id of order) {
      const sources = [...(wiring.incoming.get(id)?.values() ?? [])].map(({ from }) => from[0]);
      if (nodes.get(id)?.layer?.type !== 'target' && sources.every((source) => independent.has(source))) independent.add(id);
    }
    return independent;
  }
}

function fill(loaded: LoadedProgram, samples: PassSamples): void {
  if ('indices' in samples) {
    loaded.select({ order: samples.indices, start: 0 });
    return;
  }
  const { data } = loaded.program;
  if (data.has(SAMPLE_WEIGHTS)) loaded.dataOf(SAMPLE_WEIGHTS).fill(1);
  for (const [nodeId, values] of samples.values) if (data.has(nodeId)) loaded.dataOf(nodeId).set(values);
}

/** A pass computes the gradients of an update, but updates nothing; every value stays readable. */
function withoutUpdate({ update: _, ...program }: Program): Program {
  const observed = new Map([...program.observed, ...keepingAll(program).observed]);
  return { ...program, observed, projections: [], stateUpdates: [] };
}

/** Float64 memory of all values. */
const bytesOf = ({ operations }: Program): number =>
  operations.reduce((total, { output }) => total + 8 * sizeOf(output.shape), 0);

const slotOf = (name: string, { slots = [] }: LensWeights) => slots.find((slot) => slot.name === name)?.data;
const zeros = (length: number) => new Float64Array(length);
