import { makeUpdateRule, type Program, type ProgramParameter, UpdateScalars } from '../compile/index.ts';
import { type ModelState, type Numbers, type RunContext, setScalars } from '../kernels/index.ts';
import { runTape, type Value } from '../ops/index.ts';

/** A parameter after the update of a step, and the state of its optimizer. */
export interface UpdatedParameter {
  readonly value: Numbers;
  /** By slot. */
  readonly slots: ReadonlyMap<string, Numbers>;
}

interface UpdateInput {
  readonly program: Program;
  readonly state: ModelState;
  readonly context: RunContext;
  readonly read: (value: Value) => Numbers;
}

/** What the step of a pass makes of a parameter, in float64; undefined if the step does not change it. */
export function updateParameter(
  parameter: ProgramParameter,
  { program, state, context, read }: UpdateInput,
): UpdatedParameter | undefined {
  const { name, updateGradient } = parameter;
  const average = program.stateUpdates.find((update) => update.name === name);
  if (average) return { value: read(average.value), slots: new Map() };
  const { update } = program;
  if (!update || !updateGradient) return undefined;
  const rule = makeUpdateRule(update, parameter.value.shape);
  const slots = state.slots.get(name) ?? new Map<string, Numbers>();
  const scalars = new UpdateScalars(update);
  setScalars(scalars, context);
  const values = runTape(
    rule.parameter.tape,
    new Map<Value, ArrayLike<number>>([
      [rule.parameter, read(parameter.value)],
      [rule.gradient, read(updateGradient)],
      ...[...rule.slots].map(([slot, value]) => [value, slots.get(slot) ?? []] as const),
      ...[...rule.scalars].map(([scalar, value]) => [value, [scalars.values[scalar]]] as const),
    ]),
  );
  const numbersOf = ({ id }: Value) => values.get(id) ?? new Float64Array();
  const value = rule.newParameter ? numbersOf(rule.newParameter) : read(parameter.value);
  return {
    value: projected(program, name, value),
    slots: new Map([...rule.newSlots].map(([slot, result]) => [slot, numbersOf(result)])),
  };
}

/** After the max-norm projection, if the parameter has one. */
function projected({ projections }: Program, name: string, value: Numbers): Numbers {
  const projection = projections.find((one) => one.name === name);
  if (!projection) return value;
  const { parameter, projected: result } = projection;
  return runTape(parameter.tape, new Map([[parameter, value]])).get(result.id) ?? value;
}
