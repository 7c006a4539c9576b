import { GRADIENT_SUM, type Program } from '../compile/index.ts';
import { createReferenceExecutor, type LoadedProgram, type Numbers } from '../kernels/index.ts';
import { type Shape, sizeOf, type Value } from '../ops/index.ts';
import { type BrokenValue, BrokenValues, findNonFinite, isFinite32, sourceOf } from './brokenValues.ts';
import type { Column } from './dataset.ts';
import { Model } from './model.ts';
import type { OriginKind } from './origin.ts';
import type { StepPosition } from './plan.ts';
import type { NamedTensor } from './recorder.ts';
import type { Stepper } from './stepper.ts';

/** Parameters and optimizer state before a step. */
export interface StepState {
  readonly parameters: readonly NamedTensor[];
  readonly slots: readonly NamedTensor[];
}

/** The first non-finite value of a step that people can see, and how it came about. */
export interface Traced {
  readonly kind: OriginKind;
  /** A node, or for a parameter its name. */
  readonly holder: string;
  /** Of the optimizer, after the update. */
  readonly slot?: string;
  readonly shape: Shape;
  /** The element. */
  readonly at: number;
  readonly value: number;
  /** Row of the batch; absent where no sample is to blame. */
  readonly row?: number | undefined;
  /** Absent for data, and for parameters that were broken before the step. */
  readonly made?: BrokenValue;
}

export interface StepToTrace {
  readonly stepper: Stepper;
  readonly columns: ReadonlyMap<string, Column>;
  readonly before: StepState;
  readonly position: StepPosition;
  readonly learningRate: number;
}

/**
 * Repeats a step operation by operation, with results rounded to float32 as in training, and follows the symptom – a broken loss,
 * or a broken parameter – back to the first operation that made a non-finite value from finite ones. Infinities that end in a
 * finite number again, such as tanh(∞), are no origin.
 * @throws UserError memory.*
 */
export function traceStep(step: StepToTrace): Traced | undefined {
  const { stepper, columns, before } = step;
  const broken = new BrokenValues();
  const executor = createReferenceExecutor('float32', (computed) => broken.record(computed));
  const model = new Model(stepper.model.graph, executor, before.parameters, { slots: before.slots, columns });
  const { size } = stepper.batchAt(step.position);
  const program = compileStep(model, step, size);
  const loaded = runStep(model, step, program);
  return new Search({ program, enlarged: compileStep(model, step, size + 1), loaded, before, broken }).find();
}

/** The program of a step that keeps the outputs and gradients of all nodes. */
export function compileStep(model: Model, { stepper, position }: StepToTrace, batch: number): Program {
  const { isLast, accumulated } = stepper.updateAt(position);
  const share = batch / stepper.batchAt(position).size;
  const goal = isLast ? 'train' : 'accumulate';
  return model.compile({ batch, goal, accumulated: accumulated && accumulated * share, observe: true });
}

export function runStep(model: Model, { stepper, position, learningRate }: StepToTrace, program: Program): LoadedProgram {
  const { order, start } = stepper.batchAt(position);
  const { update } = stepper.updateAt(position);
  const loaded = model.executor.load(program, model.state);
  loaded.select({ order, start });
  loaded.run({ seed: model.configuration.seed, step: position.step, update, learningRate });
  return loaded;
}

interface TracedRun {
  readonly program: Program;
  /** The same for one more sample: tells which values have rows of samples. */
  readonly enlarged: Program;
  readonly loaded: LoadedProgram;
  readonly before: StepState;
  readonly broken: BrokenValues;
}

/** A place that people can see, and its first broken element. */
type Place = Pick<Traced, 'kind' | 'holder' | 'slot' | 'shape' | 'at' | 'value'>;

class Search {
  readonly #run: TracedRun;
  readonly #enlargedShapes: ReadonlyMap<number, Shape>;
  /** Broken values on the way from the origins to the symptoms. */
  readonly #onTheWay = new Set<BrokenValue>();
  #leaf: Traced | undefined;
  #origin: BrokenValue | undefined;

  constructor(run: TracedRun) {
    this.#run = run;
    const values = [...run.enlarged.data.values(), ...run.enlarged.operations.map(({ output }) => output)];
    this.#enlargedShapes = new Map(values.map(({ id, shape }) => [id, shape]));
  }

  find(): Traced | undefined {
    this.#followAll(this.#symptoms());
    if (this.#leaf) return this.#leaf;
    const origin = this.#origin;
    if (!origin) return undefined;
    const row = this.#rowOf(origin);
    const place = this.#placeOf(this.#downstreamOf(origin), row) ?? this.#penaltyOf(origin);
    return place && { ...place, row: place.kind === 'update' ? undefined : row, made: origin };
  }

  /** The broken loss; if there is none, the broken parameters. */
  #symptoms(): BrokenValue[] {
    const { program, broken } = this.#run;
    const losses = [program.loss, program.lossPerSample].flatMap((value) => (value && broken.of(value)) ?? []);
    if (losses.length > 0) return losses;
    const states = program.stateUpdates.flatMap(({ value }) => broken.of(value) ?? []);
    return [...states, ...broken.all.filter(isUpdated)];
  }

  #followAll(symptoms: readonly BrokenValue[]): void {
    const ahead = [...symptoms];
    for (let reached = ahead.pop(); reached; reached = ahead.pop()) {
      if (this.#onTheWay.has(reached)) continue;
      this.#onTheWay.add(reached);
      if (reached.brokenInputs.length === 0 && reached.order < (this.#origin?.order ?? Number.POSITIVE_INFINITY)) {
        this.#origin = reached;
      }
      for (const input of reached.brokenInputs) {
        const value = sourceOf(input, reached);
        const made = this.#run.broken.of(value);
        if (made) ahead.push(made);
        else this.#leaf ??= this.#leafOf(value, reached);
      }
    }
  }

  /** A broken value that no operation of the step made. */
  #leafOf(value: Value, { update }: BrokenValue): Traced | undefined {
    const { program, before } = this.#run;
    for (const [id, data] of program.data) if (data === value) return this.#dataOf(id, value);
    const parameter = program.parameters.find((each) => each.value === value) ?? update?.parameter;
    if (!parameter) return undefined;
    const slot = [...(update?.rule.slots ?? [])].find(([, held]) => held === value)?.[0];
    const name = slot === undefined ? parameter.name : `${parameter.name}/${slot}`;
    const tensor = [...before.parameters, ...before.slots].find((each) => each.name === name);
    const at = tensor ? findNonFinite(tensor.data) : -1;
    if (!tensor || at < 0) return undefined;
    const { shape, data } = tensor;
    return { kind: 'parameter', holder: parameter.name, ...(slot && { slot }), shape, at, value: data[at] };
  }

  #dataOf(holder: string, value: Value): Traced | undefined {
    const { program, loaded } = this.#run;
    const numbers = loaded.read(value);
    const at = findNonFinite(numbers);
    if (at < 0) return undefined;
    const row = Math.floor((at * program.batch) / numbers.length);
    return { kind: 'data', holder, shape: value.shape, at, value: Math.fround(numbers[at]), row };
  }

  /** What an origin broke on the way to the symptoms, itself included. */
  #downstreamOf(origin: BrokenValue): ReadonlySet<BrokenValue> {
    const reached = new Set([origin]);
    for (const broken of this.#run.broken.all) {
      if (!this.#onTheWay.has(broken)) continue;
      const sources = broken.brokenInputs.map((input) => this.#run.broken.of(sourceOf(input, broken)));
      if (sources.some((source) => source && reached.has(source))) reached.add(broken);
    }
    return reached;
  }

  /** The first output in topological order, else gradient in reverse order, else gradient of a parameter, else update. */
  #placeOf(downstream: ReadonlySet<BrokenValue>, row: number | undefined): Place | undefined {
    const { observed, parameters, stateUpdates } = this.#run.program;
    const look = (kind: OriginKind, holder: string, value: Value | undefined): Place[] => {
      const broken = value && this.#run.broken.of(value);
      return broken && downstream.has(broken) ? [{ kind, holder, ...this.#elementOf(broken, row) }] : [];
    };
    const outputs = [...observed].flatMap(([id, { output }]) => look('output', id, output));
    const gradients = [...observed].reverse().flatMap(([id, { gradient }]) => look('gradient', id, gradient));
    const ofParameters = parameters.flatMap(({ name, gradient }) => look('gradient', name, gradient));
    const states = stateUpdates.flatMap(({ name, value }) => look('update', name, value));
    const prepared = parameters.flatMap(({ name, updateGradient }) => look('update', name, updateGradient));
    const updates = [...downstream].filter(isUpdated).map((broken): Place => {
      const { update } = broken;
      const slot = broken.operation.output === update?.rule.newSlots.get(GRADIENT_SUM) ? GRADIENT_SUM : undefined;
      return { kind: 'update', holder: update?.parameter.name ?? '', ...(slot && { slot }), ...this.#elementOf(broken, row) };
    });
    return [...outputs, ...gradients, ...ofParameters, ...states, ...updates, ...prepared].at(0);
  }

  /** What enters the loss without a node's output: a weight penalty, or the loss in the target's own units. */
  #penaltyOf({ operation, value }: BrokenValue): Place {
    const { parameters, losses } = this.#run.program;
    const { tape } = operation.output;
    const ahead = operation.node === undefined ? [...operation.inputs] : [];
    for (let input = ahead.pop(); input; input = ahead.pop()) {
      const parameter = parameters.find((each) => each.value === input);
      if (parameter) {
        const at = indexOfLargest(this.#run.loaded.read(parameter.value));
        return { kind: 'output', holder: parameter.name, shape: parameter.value.shape, at, value };
      }
      const producer = tape.producerOf(input);
      if (producer && producer.node === undefined) ahead.push(...producer.inputs);
    }
    return { kind: 'output', holder: operation.node ?? losses[0].nodeId, shape: [], at: 0, value };
  }

  /** The first broken element, of the given row where it has rows. */
  #elementOf({ operation: { output }, at, value }: BrokenValue, row: number | undefined): Pick<Traced, 'shape' | 'at' | 'value'> {
    const { shape } = output;
    if (row === undefined || !this.#isBatched(output)) return { shape, at, value };
    const numbers = this.#run.loaded.read(output);
    const [start, end] = [row, row + 1].map((each) => (each * numbers.length) / this.#run.program.batch);
    for (let index = start; index < end; index++) {
      if (!isFinite32(numbers[index])) return { shape, at: index, value: numbers[index] };
    }
    return { shape, at, value };
  }

  /** The row of the batch that an origin comes from: its own, or the one that dominates its sum. */
  #rowOf({ operation: { output }, at, largestRow }: BrokenValue): number | undefined {
    const { batch } = this.#run.program;
    if (this.#isBatched(output)) return Math.floor((at * batch) / sizeOf(output.shape));
    return largestRow((value) => this.#isBatched(value), batch);
  }

  #isBatched({ id, tape, shape }: Value): boolean {
    const { operations, batch } = this.#run.program;
    const enlarged = this.#enlargedShapes.get(id);
    if (tape !== operations[0].output.tape || !enlarged || shape.length === 0) return false;
    return shape[0] !== enlarged[0] && shape[0] * (batch + 1) === enlarged[0] * batch;
  }
}

function indexOfLargest(numbers: Numbers): number {
  let largest = 0;
  for (let index = 1; index < numbers.length; index++) {
    if (Math.abs(numbers[index]) > Math.abs(numbers[largest])) largest = index;
  }
  return largest;
}

/** A new parameter, or a new sum of gradients. */
function isUpdated({ operation: { output }, update }: BrokenValue): boolean {
  return update !== undefined && (output === update.rule.newParameter || output === update.rule.newSlots.get(GRADIENT_SUM));
}
