import { GRADIENT_SUM } from '../compile/index.ts';
import { UserError } from '../errors.ts';
import { type BoundGraph, nameNode } from '../graph/index.ts';
import { createReferenceExecutor, type Executor, type LoadedProgram, type Numbers } from '../kernels/index.ts';
import type { Shape, Value } from '../ops/index.ts';
import { type Message, message, quoted } from '../text/index.ts';
import type { Column, Dataset } from './dataset.ts';
import { Model } from './model.ts';
import { placeAfter, type StepPlace } from './plan.ts';
import type { Checkpoint, NamedTensor } from './recorder.ts';
import { type Batch, lossOf, Stepper } from './stepper.ts';

/** Where numbers stopped being finite. */
export interface Origin {
  readonly place: StepPlace;
  readonly learningRate: number;
  /** What holds it, as the subject of a sentence. */
  readonly what: Message;
  /** The node or parameter. */
  readonly name: string;
  readonly kind: 'data' | 'output' | 'gradient' | 'update';
  readonly value: number;
  /** The index of the sample in the data set, where it belongs to one. */
  readonly sample?: number | undefined;
}

/** What a run trains. */
interface Trained {
  readonly graph: BoundGraph<Dataset>;
  readonly executor: Executor;
}

/**
 * Finds the first number that is not finite, by making the steps since a checkpoint again: training itself looks at nothing but
 * the loss, so that it loses no time.
 *
 * @param learningRates of the steps after the checkpoint
 */
export function findOrigin(
  { graph, executor }: Trained,
  checkpoint: Checkpoint,
  learningRates: readonly number[],
): Origin | undefined {
  const { columns, data } = graph;
  const model = new Model(graph, executor, checkpoint.parameters, { slots: checkpoint.slots, columns });
  const stepper = new Stepper(model, data);
  // A checkpoint may stand behind the last batch of an epoch.
  let place = placeAfter({ ...checkpoint, batchInEpoch: checkpoint.batchInEpoch - 1 }, stepper.plan);
  for (const learningRate of learningRates) {
    const before = stepper.model.parameters();
    const loss = lossOf(stepper.run(place, learningRate));
    const broken = findBroken(stepper.model);
    if (broken || !isFinite32(loss)) {
      const found = withinMemory(() => new Replay(stepper, columns, before, place).find()) ?? broken;
      return found && { place, learningRate, ...found };
    }
    place = placeAfter(place, stepper.plan);
  }
  return undefined;
}

/** Undefined where a search needs more memory than there is: the step that diverged is known all the same. */
function withinMemory(search: () => Found | undefined): Found | undefined {
  try {
    return search();
  } catch (error) {
    if (error instanceof UserError && error.code.startsWith('memory.')) return undefined;
    throw error;
  }
}

/** A parameter, or a sum of gradients that will move it, that holds a number that is not finite. */
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

export type Found = Omit<Origin, 'place' | 'learningRate'>;

/** A step on the float64 reference, with the numbers of every node. */
class Replay {
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #model: Model;
  readonly #place: StepPlace;
  readonly #batch: Batch;

  constructor(stepper: Stepper, columns: ReadonlyMap<string, Column>, parameters: readonly NamedTensor[], place: StepPlace) {
    this.#columns = columns;
    this.#model = new Model(stepper.model.graph, createReferenceExecutor('float64'), parameters, { columns });
    this.#place = place;
    this.#batch = stepper.batchAt(place);
  }

  /** In the order of the graph the first output, else in reverse order the first gradient. */
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
    loaded.run({ seed: configuration.seed, step: this.#place.step });
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

  /** What a loss takes from all samples together is looked for with each alone. */
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

/** The place of the first number that float32 cannot hold; -1 where there is none. */
function findNonFinite(numbers: Numbers): number {
  for (let index = 0; index < numbers.length; index++) if (!isFinite32(numbers[index])) return index;
  return -1;
}

/** Executors hold numbers as float32: what is larger is infinite there. */
function isFinite32(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}
