import { GRADIENT_SUM } from '../compile/index.ts';
import { type BoundGraph, nameNode } from '../graph/index.ts';
import { createReferenceExecutor, type Executor, type LoadedProgram, type Numbers } from '../kernels/index.ts';
import { type Message, message, quoted, UserError } from '../messages/index.ts';
import type { Shape, Value } from '../ops/index.ts';
import type { Column, Dataset } from './dataset.ts';
import { Model } from './model.ts';
import { positionAfter, type StepPosition } from './plan.ts';
import type { Checkpoint, NamedTensor } from './recorder.ts';
import { type Batch, lossOf, Stepper } from './stepper.ts';

/** Origin of the first non-finite value. */
export interface Origin {
  readonly position: StepPosition;
  readonly learningRate: number;
  /** Its holder, as the subject of a sentence. */
  readonly what: Message;
  /** The node or parameter. */
  readonly name: string;
  readonly kind: 'data' | 'output' | 'gradient' | 'update';
  readonly value: number;
  /** Index of the sample in the data set, if it belongs to one. */
  readonly sample?: number | undefined;
}

/** The subject of a run's training. */
interface Trained {
  readonly graph: BoundGraph<Dataset>;
  readonly executor: Executor;
  /** Updates that its initial optimizer state has seen in another run. */
  readonly updatesBefore?: number | undefined;
}

/**
 * Finds the first non-finite value by repeating the steps since a checkpoint: training itself checks only the loss, to save time.
 * @param learningRates of the steps after the checkpoint
 */
export function findOrigin(
  { graph, executor, updatesBefore }: Trained,
  checkpoint: Checkpoint,
  learningRates: readonly number[],
): Origin | undefined {
  const { columns, data } = graph;
  const model = new Model(graph, executor, checkpoint.parameters, { slots: checkpoint.slots, columns });
  const stepper = new Stepper(model, data, updatesBefore);
  // A checkpoint may follow the last batch of an epoch.
  let position = positionAfter({ ...checkpoint, batchInEpoch: checkpoint.batchInEpoch - 1 }, stepper.plan);
  for (const learningRate of learningRates) {
    const before = stepper.model.parameters();
    const loss = lossOf(stepper.run(position, learningRate));
    const broken = findBroken(stepper.model);
    if (broken || !isFinite32(loss)) {
      const found = withinMemory(() => new Replay(stepper, columns, before, position).find()) ?? broken;
      return found && { position, learningRate, ...found };
    }
    position = positionAfter(position, stepper.plan);
  }
  return undefined;
}

/** Undefined if a search runs out of memory: the diverged step is known anyway. */
function withinMemory(search: () => Found | undefined): Found | undefined {
  try {
    return search();
  } catch (error) {
    if (error instanceof UserError && error.code.startsWith('memory.')) return undefined;
    throw error;
  }
}

/** A parameter or an accumulated gradient with a non-finite value. */
export function findBroken({ state }: Model): Found | undefined {
  for (const [name, numbers] of state.parameters) {
    for (const held of [numbers, state.slots.get(name)?.get(GRADIENT_SUM)]) {
      const at = held ? findNonFinite(held) : -1;
      if (!held || at < 0) continue;
      return { what: message("the update of '{{name}}'", { name }), name, kind: 'update', value: Math.fround(held[at]) };
    }
  }
  return undefined;
}

export type Found = Omit<Origin, 'position' | 'learningRate'>;

/** A step on the float64 reference, with the values of every node. */
class Replay {
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #model: Model;
  readonly #position: StepPosition;
  readonly #batch: Batch;

  constructor(
    stepper: Stepper,
    columns: ReadonlyMap<string, Column>,
    parameters: readonly NamedTensor[],
    position: StepPosition,
  ) {
    this.#columns = columns;
    this.#model = new Model(stepper.model.graph, createReferenceExecutor('float64'), parameters, { columns });
    this.#position = position;
    this.#batch = stepper.batchAt(position);
  }

  /** The first output in topological order, else the first gradient in reverse order. */
  find(): Found | undefined {
    const loaded = this.#run(this.#batch.start, this.#batch.size);
    const { observed, parameters } = loaded.program;
    for (const [id, { output }] of observed) {
      const found = this.#look(loaded, output, id);
      if (!found) continue;
      const what = message('the output of {{node}}', { node: this.#nameOf(id) });
      return { what, kind: this.#isData(id) ? 'data' : 'output', ...found };
    }
    for (const [id, { gradient }] of [...observed].reverse()) {
      const found = gradient && this.#look(loaded, gradient, id);
      if (!found) continue;
      const what = message('the gradient with respect to the output of {{node}}', { node: this.#nameOf(id) });
      return { what, kind: 'gradient', ...found };
    }
    for (const { name, gradient } of parameters) {
      const found = gradient && this.#look(loaded, gradient, name);
      if (!found) continue;
      return { what: message("the gradient of '{{name}}'", { name }), kind: 'gradient', ...found, sample: undefined };
    }
    return undefined;
  }

  #run(start: number, count: number): LoadedProgram {
    const { state, executor, configuration } = this.#model;
    const program = this.#model.compile({ batch: count, goal: 'differentiate', training: true, observe: true });
    const loaded = executor.load(program, state);
    loaded.select({ order: this.#batch.order, start });
    loaded.run({ seed: configuration.seed, step: this.#position.step });
    return loaded;
  }

  #look(loaded: LoadedProgram, value: Value, name: string): Pick<Found, 'name' | 'value' | 'sample'> | undefined {
    const numbers = loaded.read(value);
    const at = findNonFinite(numbers);
    if (at < 0) return undefined;
    const row = this.#hasRows(value.shape) ? Math.floor((at * this.#batch.size) / numbers.length) : this.#findRow(name);
    return {
      name,
      value: Math.fround(numbers[at]),
      sample: row === undefined ? undefined : this.#batch.order[this.#batch.start + row],
    };
  }

  #hasRows(shape: Shape): boolean {
    return shape.length > 0 && shape[0] === this.#batch.size;
  }

  /** A loss over all samples is searched with one sample at a time. */
  #findRow(nodeId: string): number | undefined {
    const { size, start } = this.#batch;
    for (let row = 0; row < size; row++) {
      const loaded = this.#run(start + row, 1);
      const output = loaded.program.observed.get(nodeId)?.output;
      if (output && findNonFinite(loaded.read(output)) >= 0) return row;
    }
    return undefined;
  }

  #nameOf(id: string): Message {
    const node = this.#model.graph.analysis.nodes.get(id)?.node;
    return node ? nameNode(node) : quoted(id);
  }

  #isData(id: string): boolean {
    return this.#columns.has(id);
  }
}

/** The position of the first number that float32 cannot hold; -1 where there is none. */
function findNonFinite(numbers: Numbers): number {
  for (let index = 0; index < numbers.length; index++) if (!isFinite32(numbers[index])) return index;
  return -1;
}

/** Executors store float32: larger values are infinite there. */
function isFinite32(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}
