import { type Program, type ProgramParameter, UpdateScalars } from '../compile/index.ts';
import { type ModelState, type Numbers, type RunContext, setScalars } from '../kernels/index.ts';
import { runTape, type Value } from '../ops/index.ts';
import { runUpdate, type UpdatedParameter } from './runUpdate.ts';

/** What the update of a parameter takes besides its weight and gradient. */
export interface UpdateState {
  /** The optimizer's state before the update, by slot. */
  readonly slots: ReadonlyMap<string, Numbers>;
  /** Scalars of the step, by name. */
  readonly scalars: Readonly<Record<string, number>>;
}

/** Undefined if the program updates nothing. */
export function updateStateOf(
  parameter: string,
  program: Program,
  state: ModelState,
  context: RunContext,
): UpdateState | undefined {
  if (!program.update) return undefined;
  const scalars = new UpdateScalars(program.update);
  setScalars(scalars, context);
  return { slots: state.slots.get(parameter) ?? new Map(), scalars: { ...scalars.values } };
}

/**
 * What the step of a pass makes of a parameter, in float64; undefined if the step does not change it.
 * @param before the optimizer's state, and the scalars of the step
 */
export function updateParameter(
  { name, value, updateGradient }: ProgramParameter,
  program: Program,
  before: UpdateState | undefined,
  read: (value: Value) => Numbers,
): UpdatedParameter | undefined {
  const average = program.stateUpdates.find((update) => update.name === name);
  if (average) return { value: read(average.value), slots: new Map() };
  if (!program.update || !updateGradient || !before) return undefined;
  const { slots, scalars } = before;
  const operands = { value: read(value), gradient: read(updateGradient), slots, scalars };
  const updated = runUpdate(program.update, value.shape, operands);
  return { ...updated, value: projected(program, name, updated.value) };
}

/** After the max-norm projection, if the parameter has one. */
function projected({ projections }: Program, name: string, value: Numbers): Numbers {
  const projection = projections.find((one) => one.name === name);
  if (!projection) return value;
  const { parameter, projected: result } = projection;
  return runTape(parameter.tape, new Map([[parameter, value]])).get(result.id) ?? value;
}
