import {
  GRADIENT_SUM,
  makeUpdateRule,
  type ParameterDeclaration,
  type Program,
  type ProgramParameter,
  type Projection,
  type UpdateRule,
  UpdateScalars,
} from '../../compile/index.ts';
import { message } from '../../messages/index.ts';
import { type Operation, sizeOf, type Value } from '../../ops/index.ts';
import { MemoryRefused } from '../../wasm/index.ts';
import { type Executor, type LoadedProgram, type ModelState, type RunContext, setScalars } from '../executor/executor.ts';
import { gatherSamples, type SampleColumn, type Selection } from '../executor/samples.ts';
import {
  countBelow,
  describeTensor,
  distribute,
  normOf,
  shareOf,
  type TensorStatistics,
  updateRatio,
} from '../executor/statistics.ts';
import { type Need, withMemory } from '../memory/memoryError.ts';
import { needOf } from '../memory/requireMemory.ts';
import { type BufferPlan, planBuffers, requireReferenceMemory, requireReferenceState } from './referenceMemory.ts';

interface ReferenceState extends ModelState {
  readonly columns: ReadonlyMap<string, SampleColumn>;
  readonly parameters: ReadonlyMap<string, Float64Array>;
  readonly slots: ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;
}

/** An operation that was just computed. Its numbers are valid until the watcher returns. */
export interface ComputedOperation {
  readonly operation: Operation;
  readonly operands: readonly Float64Array[];
  readonly result: Float64Array;
  /** Of an update: what is updated, and by which rule. */
  readonly update?: { readonly parameter: ProgramParameter; readonly rule: UpdateRule } | undefined;
}

export type OperationWatcher = (computed: ComputedOperation) => void;

/**
 * The reference executor: each operation's float64 reference kernel in order, written for readability.
 * @param storage precision of parameters after an update. `float32` rounds, so that stored and exported values are exactly those
 *   trained; `float64` keeps every bit, for gradient checks.
 * @param watch called after each operation, whose result is then rounded to float32, so that it overflows where the fast executor
 *   does
 */
export function createReferenceExecutor(storage: 'float32' | 'float64', watch?: OperationWatcher): Executor {
  return {
    name: storage === 'float32' ? 'reference' : 'reference, float64 storage',
    createState(parameters, slots = [], columns = new Map()) {
      requireReferenceState(parameters, slots);
      return withMemory(needOfParameters, () => ({ ...createState(parameters, slots), columns }));
    },
    load(program, state) {
      const { slots } = state as ReferenceState;
      requireReferenceMemory(program, [...(slots.values().next().value?.keys() ?? [])]);
      return withMemory(
        needOf(program),
        () => new ReferenceProgram(program, state as ReferenceState, planBuffers(program), storage === 'float32', watch),
      );
    },
  };
}

const needOfParameters: Need = (memory) => message('The parameters need {{memory}} of memory', { memory });

/** Computes in float64 and stores parameters as float32. */
export const referenceExecutor: Executor = createReferenceExecutor('float32');

function createState(
  declarations: readonly ParameterDeclaration[],
  slotNames: readonly string[],
): Omit<ReferenceState, 'columns'> {
  const parameters = new Map<string, Float64Array>();
  const slots = new Map<string, Map<string, Float64Array>>();
  for (const { name, shape } of declarations) {
    parameters.set(name, allocate(sizeOf(shape)));
    slots.set(name, new Map(slotNames.map((slot) => [slot, allocate(sizeOf(shape))])));
  }
  const before = new Map<string, Float64Array>();
  return {
    parameters,
    slots,
    keepParameters() {
      for (const [name, numbers] of parameters) before.set(name, numbers.slice());
    },
    updateRatio: (name) => updateRatio(before.get(name) ?? numbersOf(parameters, name), numbersOf(parameters, name)),
    takeUpdates() {
      for (const [name, numbers] of before) {
        const after = numbersOf(parameters, name);
        for (let index = 0; index < numbers.length; index++) numbers[index] = after[index] - numbers[index];
      }
      return before;
    },
    distribute,
  };
}

type BoundOperation = (context: RunContext) => void;

class ReferenceProgram implements LoadedProgram {
  readonly program: Program;
  readonly #columns: ReferenceState['columns'];
  readonly #buffers: Float64Array[];
  readonly #operations: readonly BoundOperation[];
  readonly #updates: BoundOperation[];
  readonly #watch: OperationWatcher | undefined;
  readonly bytes: number;

  constructor(
    program: Program,
    state: ReferenceState,
    plan: BufferPlan,
    roundToFloat32: boolean,
    watch: OperationWatcher | undefined,
  ) {
    this.program = program;
    this.#watch = watch;
    this.bytes = plan.bytes;
    this.#columns = state.columns;
    this.#buffers = new Array<Float64Array>(program.valueCount);
    const buffers = plan.sizes.map(allocate);
    for (const [id, buffer] of plan.bufferOf) this.#buffers[id] = buffers[buffer];
    for (const { name, value, sum } of program.parameters) {
      this.#buffers[value.id] = numbersOf(state.parameters, name);
      if (sum) this.#buffers[sum.id] = numbersOf(slotsOfParameter(state, name), GRADIENT_SUM);
    }
    this.#operations = program.operations.map((operation) => this.#bind(operation));
    this.#updates = program.update
      ? program.parameters.flatMap((parameter) => this.#bindUpdate(parameter, state, roundToFloat32))
      : [];
    for (const projection of program.projections) this.#updates.push(bindProjection(projection, state, roundToFloat32));
    for (const { name, value } of program.stateUpdates) {
      const parameter = numbersOf(state.parameters, name);
      this.#updates.push(() => takeOver(parameter, this.#buffers[value.id], roundToFloat32));
    }
  }

  select(selection: Selection): void {
    for (const [nodeId, { id }] of this.program.data) {
      const column = this.#columns.get(nodeId);
      if (column) gatherSamples(column, selection, this.program.batch, this.#buffers[id]);
    }
  }

  dataOf(nodeId: string): Float64Array {
    const value = this.program.data.get(nodeId);
    if (!value) throw new Error(`'${nodeId}' takes no data`);
    return this.#buffers[value.id];
  }

  run(context: RunContext): void {
    for (const operation of this.#operations) operation(context);
    for (const update of this.#updates) update(context);
  }

  describe(value: Value): TensorStatistics {
    return describeTensor(this.read(value));
  }

  norm(value: Value): number {
    return normOf(this.read(value));
  }

  shareBelow(value: Value, of: Value, factor: number): number {
    return shareOf(countBelow(this.read(value), this.read(of), factor));
  }

  read(value: Value): Float64Array {
    return this.#buffers[value.id];
  }

  #bind(operation: Operation): BoundOperation {
    return this.#watched(operation, this.#buffers);
  }

  #watched(operation: Operation, buffers: readonly Float64Array[], update?: ComputedOperation['update']): BoundOperation {
    const bound = bindOperation(operation, buffers);
    const watch = this.#watch;
    if (!watch) return bound;
    const operands = operation.inputs.map(({ id }) => buffers[id]);
    const result = buffers[operation.output.id];
    return (context) => {
      bound(context);
      takeOver(result, result, true);
      watch({ operation, operands, result, update });
    };
  }

  /** Runs a parameter's update rule on its own buffers, then copies the results. */
  #bindUpdate(parameter: ProgramParameter, state: ReferenceState, roundToFloat32: boolean): BoundOperation[] {
    const { name, value, updateGradient } = parameter;
    const { update } = this.program;
    if (!update || !updateGradient) return [];
    const rule = makeUpdateRule(update, value.shape);
    const buffers = new Array<Float64Array>(rule.valueCount);
    const bind = (to: Value, numbers: Float64Array) => {
      buffers[to.id] = numbers;
    };
    bind(rule.parameter, this.#buffers[value.id]);
    bind(rule.gradient, this.#buffers[updateGradient.id]);
    for (const [slot, slotValue] of rule.slots) bind(slotValue, numbersOf(slotsOfParameter(state, name), slot));
    for (const scalar of rule.scalars.values()) bind(scalar, new Float64Array(1));
    for (const { output } of rule.operations) bind(output, new Float64Array(sizeOf(output.shape)));
    const operations = rule.operations.map((operation) => this.#watched(operation, buffers, { parameter, rule }));
    const scalars = new UpdateScalars(update);
    const results = [
      [rule.parameter, rule.newParameter ?? rule.parameter] as const,
      ...[...rule.newSlots].map(([slot, result]) => [rule.slots.get(slot) ?? result, result] as const),
    ].map(([to, from]) => [buffers[to.id], buffers[from.id]] as const);
    return [
      (context) => {
        setScalars(scalars, context);
        for (const [scalar, { id }] of rule.scalars) buffers[id][0] = scalars.values[scalar];
        for (const operation of operations) operation(context);
        for (const [to, from] of results) takeOver(to, from, roundToFloat32);
      },
    ];
  }
}

/** @throws MemoryRefused */
function allocate(size: number): Float64Array {
  try {
    return new Float64Array(size);
  } catch (error) {
    throw new MemoryRefused(size * Float64Array.BYTES_PER_ELEMENT, error);
  }
}

/** Applies a max-norm projection. */
function bindProjection(projection: Projection, state: ReferenceState, roundToFloat32: boolean): BoundOperation {
  const parameter = numbersOf(state.parameters, projection.name);
  const buffers = new Array<Float64Array>(projection.valueCount);
  buffers[projection.parameter.id] = parameter;
  for (const { output } of projection.operations) buffers[output.id] = new Float64Array(sizeOf(output.shape));
  const operations = projection.operations.map((operation) => bindOperation(operation, buffers));
  return (context) => {
    for (const operation of operations) operation(context);
    takeOver(parameter, buffers[projection.projected.id], roundToFloat32);
  };
}

/** Binds an operation's reference kernel to buffers. */
function bindOperation({ op, inputs, output, attributes }: Operation, buffers: readonly Float64Array[]): BoundOperation {
  const operands = inputs.map(({ id }) => buffers[id]);
  const result = buffers[output.id];
  const site = { inputShapes: inputs.map(({ shape }) => shape), outputShape: output.shape, attributes };
  return ({ seed, step }) => op.kernel(operands, result, { ...site, seed, step });
}

function slotsOfParameter({ slots }: ReferenceState, name: string): ReadonlyMap<string, Float64Array> {
  return slots.get(name) ?? new Map();
}

function numbersOf(numbers: ReadonlyMap<string, Float64Array>, name: string): Float64Array {
  const found = numbers.get(name);
  if (!found) throw new Error(`the state has no parameter '${name}'`);
  return found;
}

function takeOver(to: Float64Array, from: Float64Array, roundToFloat32: boolean): void {
  if (roundToFloat32) for (let index = 0; index < to.length; index++) to[index] = Math.fround(from[index]);
  else to.set(from);
}
