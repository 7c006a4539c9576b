import type { Value } from '../../ops/index.ts';
import type { Program } from '../program/program.ts';
import { fuse, type Schedule } from './fuse.ts';
import { layOutParameters, type MemoryPlan, type ParameterLayout, planMemory } from './planMemory.ts';
import { simplify } from './simplify.ts';

/** A program as kernels with a memory layout. Allocates nothing. */
export interface ScheduledProgram {
  readonly schedule: Schedule;
  /** Layout of the parameters, also used for each slot and for gradients. */
  readonly parameterLayout: ParameterLayout;
  /**
   * Gradients in a block before the arena, laid out like the parameters so that one loop updates all: stored value id →
   * parameter. If two parameters share a gradient, the first.
   */
  readonly gradients: ReadonlyMap<number, string>;
  /** The other stored values, and the data. */
  readonly plan: MemoryPlan;
  /** The id of the stored value behind a value. */
  storageIdOf(id: number): number;
}

/** Simplifies a program, fuses its operations into kernels and plans memory. */
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

/** The id of the stored value behind each computed one; differs for views. */
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
export function pinnedValues({ loss, lossPerSample, losses, parameters, stateUpdates, observed, inner }: Program): Set<number> {
  const values = [
    ...[loss, lossPerSample].filter((value) => value !== undefined),
    ...stateUpdates.map(({ value }) => value),
    ...losses.flatMap(({ prediction, target }) => [prediction, target]),
    ...parameters.flatMap(({ gradient, updateGradient }) => [gradient, updateGradient].filter((value) => value !== undefined)),
    ...[...observed.values()].flatMap(({ output, gradient }) => [output, ...(gradient ? [gradient] : [])]),
    ...inner.flatMap(({ value, gradient }) => [value, ...(gradient ? [gradient] : [])]),
  ];
  return new Set(values.map(({ id }) => id));
}
