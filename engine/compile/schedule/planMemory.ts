import { type Shape, sameShape, sizeOf, type Value } from '../../ops/index.ts';
import type { Schedule } from './fuse.ts';
import { type Buffer, placeInOrder } from './placeInOrder.ts';

/** Byte offsets of stored values in the arena, and its size. */
export interface MemoryPlan {
  readonly offsets: ReadonlyMap<number, number>;
  readonly bytes: number;
}

/** Above this count, buffers are not placed largest first, which takes quadratic time. */
const MOST_COMPARED = 10_000;

/** Buffers are aligned to cache lines, so that two threads never write to the same one. */
const ALIGNMENT = 64;

/**
 * Lays out the stored values of a schedule in one arena; values with disjoint lifetimes share bytes. An elementwise kernel
 * overwrites an operand that is no longer needed.
 * @param inputs values present before the first kernel, kept to the end
 * @param pinned values kept to the end
 * @param elsewhere values stored outside the arena
 */
export function planMemory(
  schedule: Schedule,
  inputs: readonly Value[],
  pinned: ReadonlySet<number>,
  elsewhere: ReadonlySet<number>,
): MemoryPlan {
  const end = schedule.kernels.length;
  const given = inputs.map(
    ({ id, shape }): Buffer => ({ values: [id], bytes: alignedBytes(sizeOf(shape)), from: -1, to: end, offset: 0 }),
  );
  const buffers = [...given, ...listBuffers(schedule, pinned, elsewhere)];
  if (buffers.length > MOST_COMPARED) placeInOrder(buffers);
  else placeLargestFirst(buffers);
  const offsets = new Map(buffers.flatMap(({ values, offset }) => values.map((id) => [id, offset] as const)));
  return { offsets, bytes: buffers.reduce((most, { offset, bytes }) => Math.max(most, offset + bytes), 0) };
}

function listBuffers({ kernels, storageOf }: Schedule, pinned: ReadonlySet<number>, elsewhere: ReadonlySet<number>): Buffer[] {
  const lastUses = findLastUses({ kernels, storageOf }, pinned);
  const buffers = new Map<number, Buffer>();
  kernels.forEach(({ root, reads }, at) => {
    const { id, shape } = root.output;
    if (elsewhere.has(id)) return;
    const to = lastUses.get(id) ?? at;
    const reused = root.op.kind === 'map' ? reads.find((value) => endsHere(value, root.output, at)) : undefined;
    const buffer = reused && buffers.get(storageOf(reused).id);
    if (buffer) {
      buffer.values.push(id);
      buffer.to = to;
      buffers.set(id, buffer);
    } else buffers.set(id, { values: [id], bytes: alignedBytes(sizeOf(shape)), from: at, to, offset: 0 });
  });
  return [...new Set(buffers.values())];

  function endsHere(value: Value, output: Value, at: number): boolean {
    const storage = storageOf(value);
    const readsOnce = kernels[at].reads.filter((read) => storageOf(read).id === storage.id).length === 1;
    return readsOnce && lastUses.get(storage.id) === at && buffers.has(storage.id) && sameShape(value.shape, output.shape);
  }
}

function findLastUses({ kernels, storageOf }: Schedule, pinned: ReadonlySet<number>): Map<number, number> {
  const lastUses = new Map<number, number>();
  kernels.forEach(({ reads }, at) => {
    for (const value of reads) lastUses.set(storageOf(value).id, at);
  });
  for (const id of pinned) lastUses.set(id, kernels.length);
  return lastUses;
}

/** The size of float32 values in bytes, rounded up to cache lines. */
export const alignedBytes = (numbers: number): number => Math.ceil((numbers * 4) / ALIGNMENT) * ALIGNMENT;

/**
 * Largest first, each at the lowest offset free during its lifetime (Pisarchyk and Lee, "Efficient memory management for deep
 * neural net inference", 2020).
 */
function placeLargestFirst(buffers: readonly Buffer[]): void {
  const placed: Buffer[] = [];
  for (const buffer of buffers.toSorted((a, b) => b.bytes - a.bytes || a.from - b.from)) place(buffer, placed);
}

/** Puts a buffer at the lowest offset free during its lifetime. @param placed in offset order */
function place(buffer: Buffer, placed: Buffer[]): void {
  let offset = 0;
  let index = 0;
  placed.forEach((rival, at) => {
    if (rival.from > buffer.to || buffer.from > rival.to || rival.offset >= offset + buffer.bytes) return;
    offset = Math.max(offset, rival.offset + rival.bytes);
    index = at;
  });
  buffer.offset = offset;
  while (index < placed.length && placed[index].offset <= offset) index++;
  placed.splice(index, 0, buffer);
}

/** One value per element of all parameters: the parameters themselves, a slot, or gradients. */
export interface ParameterLayout {
  /** Byte offset of each parameter. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly bytes: number;
}

/** Lays out parameters contiguously, each aligned to a cache line. */
export function layOutParameters(parameters: readonly { readonly name: string; readonly shape: Shape }[]): ParameterLayout {
  const offsets = new Map<string, number>();
  let bytes = 0;
  for (const { name, shape } of parameters) {
    offsets.set(name, bytes);
    bytes += alignedBytes(sizeOf(shape));
  }
  return { offsets, bytes };
}
