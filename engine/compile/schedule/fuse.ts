import { isConstant, isMap, type Operation, type Shape, sameShape, sizeOf, type Value } from '../../ops/index.ts';
import { Producers } from './producers.ts';

/** One loop: a stored operation, with the elementwise operations fused into it, whose results are not stored. */
export interface Kernel {
  /** The stored operation. Its inputs, and those of the fused ones, are computed or stored values, not same-shape views. */
  readonly root: Operation;
  /** The elementwise operations fused into it, in topological order. */
  readonly inlined: readonly Operation[];
  /** Its inputs from memory, without duplicates: values stored before, or from outside. */
  readonly reads: readonly Value[];
  /** The shape of its loop. */
  readonly space: Shape;
}

/** A program as kernels in execution order. */
export interface Schedule {
  readonly kernels: readonly Kernel[];
  /** The stored value behind a value: itself, or the source of a view. */
  readonly storageOf: (value: Value) => Value;
}

/**
 * Maximum operations, itself included, of a cheap operation that is recomputed for each user: without a limit, a recurrent cell
 * would be recomputed from its beginning at each timestep.
 */
const MOST_REPEATED = 4;

/**
 * Maximum operations and inputs of a kernel. WebAssembly functions take at most 1,000 parameters, one per input, and 50,000
 * variables, of which a softplus takes about fifty. Networks seldom have more than ten operations in a kernel; a longer chain
 * becomes several kernels, with the same results.
 */
export const KERNEL_LIMITS = { operations: 256, reads: 256 } as const;

/** A future kernel, built backwards from its root. */
interface Group {
  readonly root: Operation;
  /** Number of operations computed within it. */
  operations: number;
  /** Ids of the inputs known so far. */
  readonly reads: Set<number>;
}

/** A use of a value: the kernel it could be fused into, and whether that is possible. */
interface Use {
  readonly group: Group;
  readonly canInline: boolean;
}

/**
 * Fuses operations into kernels. An elementwise operation is fused into the kernel that uses it if that is its only use or it is
 * cheap; all others are stored.
 * @param pinned values that must be stored because they are read after the run
 */
export function fuse(operations: readonly Operation[], pinned: ReadonlySet<number>): Schedule {
  const producers = new Producers(operations);
  const roots = findRoots(operations, pinned, producers);
  const kernels = operations
    .filter((operation) => roots.has(operation) && operation.op.kind !== 'view')
    .map((root) => makeKernel(root, roots, producers));
  return { kernels, storageOf: (value) => producers.storageOf(value) };
}

/** Walks backwards, so that the uses of a value are decided before the value. */
function findRoots(operations: readonly Operation[], pinned: ReadonlySet<number>, producers: Producers): Set<Operation> {
  const roots = new Set<Operation>();
  const uses = new Map<number, Use[]>();
  const use = (value: Value, added: Use) => {
    const { id } = producers.sourceOf(value);
    added.group.reads.add(id);
    const known = uses.get(id);
    if (known) known.push(added);
    else uses.set(id, [added]);
  };
  const stored = new Set([...pinned, ...findHeavy(operations, producers)]);
  for (const operation of operations.toReversed()) {
    const { op, inputs, output } = operation;
    if (stored.has(output.id) && op.kind === 'view') stored.add(inputs[0].id);
    const known = uses.get(output.id) ?? [];
    if (op.kind === 'view') {
      if (!sameShape(inputs[0].shape, output.shape)) use(inputs[0], { group: newGroup(operation), canInline: false });
      continue;
    }
    const consumers = new Set(known.map(({ group }) => group));
    const reads = inputs.map((input) => producers.sourceOf(input).id);
    const fits =
      known.every(({ group, canInline }) => canInline && fitsInto(operation, group.root)) &&
      [...consumers].every((group) => staysWithinLimits(group, operation, reads));
    const isShared = consumers.size > 1 && !op.isCheap && !isConstant(operation);
    if (isMap(operation) && !stored.has(output.id) && fits && !isShared) {
      for (const group of consumers) {
        group.operations++;
        group.reads.delete(output.id);
        for (const input of inputs) use(input, { group, canInline: true });
      }
      continue;
    }
    roots.add(operation);
    const group = newGroup(operation);
    const canInline = isMap(operation) || op.isReduction === true;
    for (const input of inputs) use(input, { group, canInline });
  }
  return roots;
}

const newGroup = (root: Operation): Group => ({ root, operations: 0, reads: new Set() });

/** True if a kernel stays within {@link KERNEL_LIMITS} with one more operation. Constants need no variables or parameters. */
function staysWithinLimits({ operations, reads }: Group, operation: Operation, added: readonly number[]): boolean {
  if (isConstant(operation)) return true;
  const more = new Set(added.filter((id) => !reads.has(id))).size - 1;
  return operations < KERNEL_LIMITS.operations && (more <= 0 || reads.size + more <= KERNEL_LIMITS.reads);
}

/** Values with several uses and too many operations to recompute for each. */
function findHeavy(operations: readonly Operation[], producers: Producers): number[] {
  const users = new Map<number, number>();
  for (const { inputs } of operations) {
    for (const id of new Set(inputs.map((input) => producers.sourceOf(input).id))) users.set(id, (users.get(id) ?? 0) + 1);
  }
  const heavy: number[] = [];
  const weights = new Map<number, number>();
  for (const operation of operations) {
    if (!isMap(operation) || isConstant(operation)) continue;
    const { op, inputs, output } = operation;
    const isShared = (users.get(output.id) ?? 0) > 1;
    const weight = inputs.reduce((total, input) => total + (weights.get(producers.sourceOf(input).id) ?? 0), 1);
    if (isShared && weight > MOST_REPEATED) heavy.push(output.id);
    const isStored = isShared && (weight > MOST_REPEATED || !op.isCheap);
    weights.set(output.id, isStored ? 0 : weight);
  }
  return heavy;
}

/** True if the loop of a kernel visits each element of an operation's output once; constants always fit. */
function fitsInto(operation: Operation, root: Operation): boolean {
  return isConstant(operation) || sizeOf(operation.output.shape) === sizeOf(spaceOf(root));
}

const spaceOf = ({ op, inputs, output }: Operation) => (op.isReduction ? inputs[0].shape : output.shape);

function makeKernel(root: Operation, roots: ReadonlySet<Operation>, producers: Producers): Kernel {
  const inlined = new Set<Operation>();
  const direct = (operation: Operation): Operation => ({
    ...operation,
    inputs: operation.inputs.map((input) => producers.sourceOf(input)),
  });
  const reads = new Map<number, Value>();
  // Depth-first without recursion: a chain of layers may exceed the stack.
  const path = [{ operation: root, next: 0 }];
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const { operation, next } = at;
    if (next === operation.inputs.length) {
      path.pop();
      if (operation !== root) inlined.add(operation);
      continue;
    }
    at.next++;
    const source = producers.sourceOf(operation.inputs[next]);
    const producer = producers.get(source);
    if (!producer || roots.has(producer) || producer.op.kind === 'view') reads.set(source.id, source);
    else if (!inlined.has(producer)) path.push({ operation: producer, next: 0 });
  }
  return { root: direct(root), inlined: [...inlined].map(direct), reads: [...reads.values()], space: spaceOf(root) };
}
