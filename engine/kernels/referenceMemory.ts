import type { ParameterDeclaration, Program } from '../compile/index.ts';
import { pinnedValues } from '../compile/schedule/index.ts';
import { sizeOf } from '../ops/index.ts';
import { message } from '../text/index.ts';
import { MAXIMUM_BYTES } from './wasm/addressSpace.ts';
import { findLargest, memoryTooLarge, type Need, shrinkLayers } from './wasm/memoryError.ts';
import { nameParameter, nameValue, passOf } from './wasm/requireMemory.ts';

/** Bytes of a float64. */
const BYTES = 8;

/** What the reference may take: as many numbers as the fast executor can hold. */
const MOST_BYTES = 2 * MAXIMUM_BYTES;

/** Where the values of a program lie, each in a buffer of exactly its size; values whose times do not overlap share one. */
export interface BufferPlan {
  /** How many numbers each buffer holds. */
  readonly sizes: readonly number[];
  /** The buffer of a value, by its id. */
  readonly bufferOf: ReadonlyMap<number, number>;
  readonly bytes: number;
}

/** Plans the buffers of all that a program's operations compute, and of its data. No memory is taken. */
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

/** The last operation that needs each value, by its place; without those that are read after the run, and data. */
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
 * Checks, without taking any, that the reference can hold parameters and their slots.
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
 * Checks, without taking any, that the reference can hold a program besides the state that it runs on.
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
