import type { Value } from '../../ops/index.ts';
import type { Program } from '../program/program.ts';
import { fuse } from './fuse.ts';
import type { Schedule } from './kernel.ts';
import { layOutParameters, type ParameterLayout } from './parameterLayout.ts';
import { type MemoryPlan, planMemory } from './planMemory.ts';
import { simplify } from './simplify.ts';

/** A program as kernels, and where each of its values lies. Nothing of it takes memory yet. */
export interface ScheduledProgram {
  readonly schedule: Schedule;
  /** How the parameters lie, and in the same order each slot and the gradients that update them. */
  readonly parameterLayout: ParameterLayout;
  /**
   * The gradients that lie in a block in front of the arena, so that one loop can update all parameters: the id of a stored
   * value → the parameter in whose place it lies. Where two share a gradient, that of the first.
   */
  readonly gradients: ReadonlyMap<number, string>;
  /** All other values that kernels store, and the data. */
  readonly plan: MemoryPlan;
  /** The id of the value under whose numbers a value of the program is stored. */
  storageIdOf(id: number): number;
}

/** Simplifies a program, puts its operations into kernels and plans the memory that they need. */
export function scheduleProgram(program: Program): ScheduledProgram {
  const pinned = pinnedValues(program);
  const schedule = fuse(simplify(program.operations, pinned), pinned);
  const storage = storageIds(program, schedule);
  const storageIdOf = (id: number) => storage.get(id) ?? id;
  const gradients = placeGradients(program, schedule);
  const stored = new Set([...pinned].map(storageIdOf));
  const plan = planMemory(schedule, [...program.data.values()], stored, new Set(gradients.keys()));
  const parameterLayout = layOutParameters(program.parameters.map(({ name, value: { shape } }) => ({ name, shape })));
  return { schedule, parameterLayout, gradients, plan, storageIdOf };
}

/** For each value that an operation makes, the id of the value that holds its numbers: another one where it is a view. */
function storageIds({ operations }: Program, { storageOf }: Schedule): Map<number, number> {
  return new Map(operations.map(({ output }) => [output.id, storageOf(output).id]));
}

function placeGradients({ parameters, data }: Program, { storageOf }: Schedule): Map<number, string> {
  const given = new Set([...parameters.flatMap(({ value, sum }) => [value, sum]), ...data.values()].map((value) => value?.id));
  const placed = new Map<number, string>();
  for (const { name, updateGradient } of parameters) {
    const stored: Value | undefined = updateGradient && storageOf(updateGradient);
    if (stored && !given.has(stored.id) && !placed.has(stored.id)) placed.set(stored.id, name);
  }
  return placed;
}

/** The ids of the values that are read after the run. */
export function pinnedValues({ loss, lossPerSample, losses, parameters, stateUpdates, observed }: Program): Set<number> {
  const values = [
    ...[loss, lossPerSample].filter((value) => value !== undefined),
    ...stateUpdates.map(({ value }) => value),
    ...losses.flatMap(({ prediction, target }) => [prediction, target]),
    ...parameters.flatMap(({ gradient, updateGradient }) => [gradient, updateGradient].filter((value) => value !== undefined)),
    ...[...observed.values()].flatMap(({ output, gradient }) => [output, ...(gradient ? [gradient] : [])]),
  ];
  return new Set(values.map(({ id }) => id));
}
