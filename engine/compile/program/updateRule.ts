import { add, broadcastTo, constant, type Operation, type Shape, Tape, type Value } from '../../ops/index.ts';
import type { Optimizer } from '../../optimizers/index.ts';
import { GRADIENT_SUM } from './slots.ts';

/** The update of one parameter, or of any number of parameters that lie one behind the other, as operations. */
export interface UpdateRule {
  readonly operations: readonly Operation[];
  readonly valueCount: number;
  readonly parameter: Value;
  readonly gradient: Value;
  /** The optimizer's memory, by slot. */
  readonly slots: ReadonlyMap<string, Value>;
  /** Numbers that change from step to step, by name, each a scalar. */
  readonly scalars: ReadonlyMap<string, Value>;
  /** Absent where nothing moves. */
  readonly newParameter?: Value;
  readonly newSlots: ReadonlyMap<string, Value>;
}

/** How a program updates its parameters. */
export interface ProgramUpdate {
  readonly optimizer: Optimizer;
  readonly params: Readonly<Record<string, unknown>>;
  /** Where several batches make one update: `adds` to the sum of the gradients and moves nothing, or `ends` it. */
  readonly accumulation?: 'adds' | 'ends';
}

/** The numbers of an update that change from step to step, by name; set anew for each step. */
export class UpdateScalars {
  readonly values: Readonly<Record<string, number>>;
  readonly #values: Record<string, number> = {};
  readonly #optimizer: Optimizer;
  readonly #context: { params: ProgramUpdate['params']; learningRate: number; step: number };

  constructor({ optimizer, params }: ProgramUpdate) {
    this.#optimizer = optimizer;
    this.#context = { params, learningRate: 0, step: 1 };
    this.values = this.#values;
    this.set(0, 1);
  }

  /** @param step counts updates from 1 */
  set(learningRate: number, step: number): void {
    this.#context.learningRate = learningRate;
    this.#context.step = step;
    this.#optimizer.scalars(this.#context, this.#values);
  }
}

/** Writes down the update of tensors of a shape. */
export function makeUpdateRule(update: ProgramUpdate, shape: Shape): UpdateRule {
  const tape = new Tape();
  const tensor = () => tape.input(shape);
  const [parameter, gradient] = [tensor(), tensor()];
  const { accumulation } = update;
  const rule = accumulation === 'adds' ? nothing() : optimize(update, { parameter, gradient }, tensor);
  if (accumulation) {
    const sum = tensor();
    rule.slots.set(GRADIENT_SUM, sum);
    rule.newSlots.set(GRADIENT_SUM, accumulation === 'adds' ? add(sum, gradient) : zeros(tape, shape));
  }
  return { operations: tape.operations, valueCount: tape.valueCount, parameter, gradient, ...rule };
}

interface Optimized {
  readonly slots: Map<string, Value>;
  readonly scalars: Map<string, Value>;
  readonly newParameter?: Value;
  readonly newSlots: Map<string, Value>;
}

const nothing = (): Optimized => ({ slots: new Map(), scalars: new Map(), newSlots: new Map() });

/** The optimizer's own part. */
function optimize(
  update: ProgramUpdate,
  { parameter, gradient }: { readonly parameter: Value; readonly gradient: Value },
  tensor: () => Value,
): Optimized {
  const { optimizer, params } = update;
  const { tape } = parameter;
  const slots = new Map(optimizer.slots(params).map((slot) => [slot, tensor()]));
  const names = Object.keys(new UpdateScalars(update).values);
  const scalars = new Map(names.map((name) => [name, tape.input([])]));
  const operands = { parameter, gradient, slots: Object.fromEntries(slots), scalars: Object.fromEntries(scalars) };
  const updated = optimizer.update(operands, params);
  return { slots, scalars, newParameter: updated.parameter, newSlots: new Map(Object.entries(updated.slots)) };
}

function zeros(tape: Tape, shape: Shape): Value {
  return broadcastTo(constant(tape, 0), shape);
}
