import { type Operation, sameShape, sizeOf, type Value } from '../../ops/index.ts';
import type { Kernel, Schedule } from './kernel.ts';

/** Element-wise operations that cost less to compute again than to store and load. */
const CHEAP = new Set(['add', 'sub', 'mul', 'neg', 'abs', 'square', 'step', 'sign', 'relu', 'maximum', 'minimum', 'broadcastTo']);

/**
 * The largest number of operations, itself included, that a cheap operation may stand for where it is computed once for each
 * that uses it: without a bound, a cell that is carried along a sequence would be computed from its beginning at each moment.
 */
const MOST_REPEATED = 4;

/** What uses a value: the operation whose kernel it would be computed in, and whether it can be. */
interface Use {
  readonly root: Operation;
  readonly canInline: boolean;
}

/**
 * Groups operations into kernels. An element-wise operation is computed within the kernel that uses it where that is the
 * only one, or where it is cheap; everything else is stored.
 *
 * @param pinned values that must be stored, because somebody reads them after the run
 */
export function fuse(operations: readonly Operation[], pinned: ReadonlySet<number>): Schedule {
  const producers = new Map(operations.map((operation) => [operation.output.id, operation]));
  const roots = findRoots(operations, pinned, producers);
  const kernels = operations
    .filter((operation) => roots.has(operation) && operation.op.kind !== 'view')
    .map((root) => makeKernel(root, roots, producers));
  return { kernels, storageOf: (value) => storageOf(value, producers) };
}

type Producers = ReadonlyMap<number, Operation>;

/** Through views, to the value that holds the numbers. */
function storageOf(value: Value, producers: Producers): Value {
  let found = value;
  for (let producer = producers.get(found.id); producer?.op.kind === 'view'; producer = producers.get(found.id)) {
    found = producer.inputs[0];
  }
  return found;
}

/** Through views that do not even change the shape. */
function sourceOf(value: Value, producers: Producers): Value {
  let found = value;
  for (;;) {
    const producer = producers.get(found.id);
    if (producer?.op.kind !== 'view' || !sameShape(producer.inputs[0].shape, found.shape)) return found;
    found = producer.inputs[0];
  }
}

/** Walks from the last operation to the first, so that what uses a value is settled before the value is. */
function findRoots(operations: readonly Operation[], pinned: ReadonlySet<number>, producers: Producers): Set<Operation> {
  const roots = new Set<Operation>();
  const uses = new Map<number, Use[]>();
  const use = (value: Value, added: Use) => {
    const { id } = sourceOf(value, producers);
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
      if (!sameShape(inputs[0].shape, output.shape)) use(inputs[0], { root: operation, canInline: false });
      continue;
    }
    const consumers = new Set(known.map(({ root }) => root));
    const fits = known.every(({ root, canInline }) => canInline && fitsInto(operation, root));
    const isShared = consumers.size > 1 && !CHEAP.has(op.type) && op.type !== 'constant';
    if (op.kind === 'map' && !stored.has(output.id) && fits && !isShared) {
      for (const root of consumers) for (const input of inputs) use(input, { root, canInline: true });
      continue;
    }
    roots.add(operation);
    const canInline = op.kind === 'map' || op.type === 'sumTo';
    for (const input of inputs) use(input, { root: operation, canInline });
  }
  return roots;
}

/** Values that several operations use, and that take too many operations to compute for each of them. */
function findHeavy(operations: readonly Operation[], producers: Producers): number[] {
  const users = new Map<number, number>();
  for (const { inputs } of operations) {
    for (const id of new Set(inputs.map((input) => sourceOf(input, producers).id))) users.set(id, (users.get(id) ?? 0) + 1);
  }
  const heavy: number[] = [];
  const weights = new Map<number, number>();
  for (const { op, inputs, output } of operations) {
    if (op.kind !== 'map' || op.type === 'constant') continue;
    const isShared = (users.get(output.id) ?? 0) > 1;
    const weight = inputs.reduce((total, input) => total + (weights.get(sourceOf(input, producers).id) ?? 0), 1);
    if (isShared && weight > MOST_REPEATED) heavy.push(output.id);
    const isStored = isShared && (weight > MOST_REPEATED || !CHEAP.has(op.type));
    weights.set(output.id, isStored ? 0 : weight);
  }
  return heavy;
}

/** Whether the loop of a kernel visits each element of an operation's output once; constants fit everywhere. */
function fitsInto({ op, output }: Operation, root: Operation): boolean {
  return op.type === 'constant' || sizeOf(output.shape) === sizeOf(spaceOf(root));
}

const spaceOf = ({ op, inputs, output }: Operation) => (op.type === 'sumTo' ? inputs[0].shape : output.shape);

function makeKernel(root: Operation, roots: ReadonlySet<Operation>, producers: Producers): Kernel {
  const inlined = new Set<Operation>();
  const direct = (operation: Operation): Operation => ({
    ...operation,
    inputs: operation.inputs.map((input) => sourceOf(input, producers)),
  });
  const reads = new Map<number, Value>();
  const visit = (value: Value): void => {
    const source = sourceOf(value, producers);
    const producer = producers.get(source.id);
    if (!producer || roots.has(producer) || producer.op.kind === 'view') {
      reads.set(source.id, source);
      return;
    }
    if (inlined.has(producer)) return;
    producer.inputs.forEach(visit);
    inlined.add(producer);
  };
  root.inputs.forEach(visit);
  return { root: direct(root), inlined: [...inlined].map(direct), reads: [...reads.values()], space: spaceOf(root) };
}
