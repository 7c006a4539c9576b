import { type Operation, type Shape, Tape, type Value } from '../ops/index.ts';
import type { Optimizer, UpdateMoment } from '../optimizers/index.ts';

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
  readonly newParameter: Value;
  readonly newSlots: ReadonlyMap<string, Value>;
}

/** How a program updates its parameters. */
export interface ProgramUpdate {
  readonly optimizer: Optimizer;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The numbers of an update that change from step to step, by name. */
export function updateScalars(
  { optimizer, params }: ProgramUpdate,
  moment: Omit<UpdateMoment<unknown>, 'params'>,
): Readonly<Record<string, number>> {
  return optimizer.scalars({ params: params as never, ...moment });
}

/** Writes down the update of tensors of a shape. */
export function makeUpdateRule({ optimizer, params }: ProgramUpdate, shape: Shape): UpdateRule {
  const tape = new Tape();
  const tensor = () => tape.input(shape);
  const [parameter, gradient] = [tensor(), tensor()];
  const slots = new Map(optimizer.slots(params as never).map((slot) => [slot, tensor()]));
  const names = Object.keys(updateScalars({ optimizer, params }, { learningRate: 1, step: 1 }));
  const scalars = new Map(names.map((name) => [name, tape.input([])]));
  const operands = { parameter, gradient, slots: Object.fromEntries(slots), scalars: Object.fromEntries(scalars) };
  const updated = optimizer.update(operands, params as never);
  return {
    operations: tape.operations,
    valueCount: tape.valueCount,
    parameter,
    gradient,
    slots,
    scalars,
    newParameter: updated.parameter,
    newSlots: new Map(Object.entries(updated.slots)),
  };
}
