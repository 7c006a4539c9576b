import type { TrainingConfiguration } from '../../graph/index.ts';
import { add, broadcastTo, constant, type Operation, type Shape, Tape, type Value } from '../../ops/index.ts';
import type { Optimizer } from '../../optimizers/index.ts';

/** The slot of accumulated gradients, weighted by batch size. */
export const GRADIENT_SUM = 'gradientSum';

/** The slot of the best epoch's weights, if the run restores them. */
export const BEST_WEIGHTS = 'bestWeights';

/** All slots that training keeps per parameter; the optimizer's own come first. */
export function slotsOf({ optimizer, optimizerParams, accumulate, earlyStopping }: TrainingConfiguration): readonly string[] {
  return [
    ...optimizer.slots(optimizerParams),
    ...(accumulate > 1 ? [GRADIENT_SUM] : []),
    ...(earlyStopping?.restoreBestWeights ? [BEST_WEIGHTS] : []),
  ];
}

/** The update of one parameter, or of contiguous parameters, as operations. */
export interface UpdateRule {
  readonly operations: readonly Operation[];
  readonly valueCount: number;
  readonly parameter: Value;
  readonly gradient: Value;
  /** Optimizer state, by slot. */
  readonly slots: ReadonlyMap<string, Value>;
  /** Scalars that change every step, by name. */
  readonly scalars: ReadonlyMap<string, Value>;
  /** Absent if the parameter does not change. */
  readonly newParameter?: Value;
  readonly newSlots: ReadonlyMap<string, Value>;
}

/** The parameter update of a program. */
export interface ProgramUpdate {
  readonly optimizer: Optimizer;
  readonly params: Readonly<Record<string, unknown>>;
  /** Gradient accumulation: `adds` to the gradient sum without an update, or `ends` it. */
  readonly accumulation?: 'adds' | 'ends';
}

/** The scalars of an update that change every step, by name. */
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

/** Builds the update of tensors of a shape. */
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
