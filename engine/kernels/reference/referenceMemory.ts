import type { ParameterDeclaration, Program } from '../../compile/index.ts';
import { pinnedValues } from '../../compile/schedule/index.ts';
import { message } from '../../messages/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { MAXIMUM_BYTES } from '../memory/addressSpace.ts';
import { findLargest, memoryTooLarge, type Need, shrinkLayers } from '../memory/memoryError.ts';
import { nameParameter, nameValue, passOf } from '../memory/requireMemory.ts';

/** Bytes of a float64. */
const BYTES = 8;

/** Memory limit of the reference: as many values as the fast executor can hold. */
const MOST_BYTES = 2 * MAXIMUM_BYTES;

/** Buffer assignment of a program's values, each of the exact size; values with disjoint lifetimes share a buffer. */
export interface BufferPlan {
  /** The number of elements of each buffer. */
  readonly sizes: readonly number[];
  /** Buffer index by value id. */
  readonly bufferOf: ReadonlyMap<number, number>;
  readonly bytes: number;
}

/** Plans the buffers of a program's values and data. Allocates nothing. */
export function planBuffers(program: Program): BufferPlan {
  const sizes: number[] = [];
  const bufferOf = new Map<number, number>();
  const free = new Map<number, number[]>();
  const make = (size: number) => sizes.push(size) - 1;
  const lastUses = findLastUses(program);
  for (const { id, shape } of program.data.values()) bufferOf.set(id, make(sizeOf(shape)));
  for (const [at, { inputs, output }] of program.operations.entries()) {
    const size = sizeOf(output.shape);
    bufferOf.set(output.id, free.get(size)?.pop() ?? make(size));
    for (const { id, shape } of new Set([...inputs, output])) {
      const buffer = bufferOf.get(id);
      if (lastUses.get(id) === at && buffer !== undefined) release(free, sizeOf(shape), buffer);
    }
  }
  return { sizes, bufferOf, bytes: BYTES * sizes.reduce((total, size) => total + size, 0) };
}

function release(free: Map<number, number[]>, size: number, buffer: number): void {
  const same = free.get(size);
  if (same) same.push(buffer);
  else free.set(size, [buffer]);
}

/** The index of the last operation that uses each value; without data and values read after the run. */
function findLastUses(program: Program): Map<number, number> {
  const lastUses = new Map<number, number>();
  for (const [at, { inputs, output }] of program.operations.entries()) {
    for (const { id } of [...inputs, output]) lastUses.set(id, at);
  }
  for (const id of pinnedValues(program)) lastUses.delete(id);
  for (const { id } of program.data.values()) lastUses.delete(id);
  return lastUses;
}

/**
 * Checks that the reference can hold parameters and their slots, without allocating.
 * @throws UserError memory.tooLarge
 */
export function requireReferenceState(
  parameters: readonly Pick<ParameterDeclaration, 'name' | 'shape'>[],
  slots: readonly string[],
  mostBytes = MOST_BYTES,
): void {
  const bytes = stateBytes(parameters, slots);
  if (bytes <= mostBytes) return;
  const largest = findLargest(parameters.map(nameParameter));
  const need: Need = (memory) =>
    message('The parameters, in float64 with their training state, need {{memory}} of memory', { memory });
  throw memoryTooLarge({ need, bytes, largest, fix: shrinkLayers(largest) }, mostBytes, BYTES);
}

/**
 * Checks that the reference can hold a program and its state, without allocating.
 * @throws UserError memory.tooLarge
 */
export function requireReferenceMemory(program: Program, slots: readonly string[], mostBytes = MOST_BYTES): void {
  const bytes = stateBytes(parametersOf(program), slots) + planBuffers(program).bytes;
  if (bytes <= mostBytes) return;
  const largest = findLargest([
    ...[...program.data].map(([id, { shape }]) => ({ name: message("the samples of '{{node}}'", { node: id }), shape })),
    ...program.operations.map(({ node, output: { shape } }) => ({ name: nameValue(node), shape })),
  ]);
  const { batch } = program;
  const fix = batch > 1 ? message('Use fewer samples than {{batch}}', { batch }) : shrinkLayers(largest);
  const need: Need = (memory) => message('{{pass}} needs, in float64, {{memory}} of memory', { pass: passOf(program), memory });
  throw memoryTooLarge({ need, bytes, largest, fix }, mostBytes, BYTES);
}

const parametersOf = ({ parameters }: Program) => parameters.map(({ name, value: { shape } }) => ({ name, shape }));

function stateBytes(parameters: readonly Pick<ParameterDeclaration, 'shape'>[], slots: readonly string[]): number {
  return BYTES * (1 + slots.length) * parameters.reduce((total, { shape }) => total + sizeOf(shape), 0);
}
