import type { ParameterDeclaration, Program } from '../../compile/index.ts';
import { layOutParameters, type ScheduledProgram, scheduleProgram } from '../../compile/schedule/index.ts';
import { MAXIMUM_BYTES } from './addressSpace.ts';
import { findLargest, memoryTooLarge, type NamedShape, shrinkLayers } from './memoryError.ts';

/** Numbers for each parameter besides those of the optimizer: as it was before a step whose update is described. */
const BESIDES = 1;

type Declared = Pick<ParameterDeclaration, 'name' | 'shape'>;

/**
 * Checks, without taking any, that the parameters of a model and its slots fit into the memory.
 * @param slots the names of what the optimizer remembers of each parameter
 * @throws UserError memory.tooLarge
 */
export function requireStateMemory(
  parameters: readonly Declared[],
  slots: readonly string[],
  maximumBytes = MAXIMUM_BYTES,
): void {
  const bytes = stateBytes(parameters, slots);
  if (bytes <= maximumBytes) return;
  const others = BESIDES + slots.length;
  const memory = `, with ${others === 1 ? 'one more number' : `${others} more numbers`} for each of them,`;
  const largest = findLargest(parameters.map(nameParameter));
  throw memoryTooLarge({ what: `The parameters${memory} need`, bytes, largest, fix: shrinkLayers(largest) }, maximumBytes);
}

/**
 * Checks, without taking any, that a model and one of its programs fit into the memory.
 * @throws UserError memory.tooLarge
 */
export function requireMemory(program: Program, slots: readonly string[], maximumBytes = MAXIMUM_BYTES): void {
  const parameters = program.parameters.map(({ name, value: { shape } }) => ({ name, shape }));
  requireStateMemory(parameters, slots, maximumBytes);
  const scheduled = scheduleProgram(program);
  const arena = (program.update ? scheduled.block.bytes : 0) + scheduled.plan.bytes;
  requireProgramMemory(program, scheduled, stateBytes(parameters, slots) + arena, maximumBytes);
}

/**
 * @param bytes what the program needs, together with the state that it runs on
 * @throws UserError memory.tooLarge
 */
export function requireProgramMemory(program: Program, scheduled: ScheduledProgram, bytes: number, maximumBytes: number): void {
  if (bytes <= maximumBytes) return;
  const largest = findLargest(namedValues(program, scheduled));
  const advice =
    program.update && program.batch > 1 ? `Choose a batch size smaller than ${program.batch}` : shrinkLayers(largest);
  throw memoryTooLarge({ what: needOf(program), bytes, largest, fix: advice }, maximumBytes);
}

/** What a program is, as the subject of a sentence about what it needs. */
export function needOf({ batch, update }: Program): string {
  return `${update ? 'A training step' : 'A forward pass'} on ${batch} ${batch === 1 ? 'sample' : 'samples'} needs`;
}

function stateBytes(parameters: readonly Declared[], slots: readonly string[]): number {
  return (1 + BESIDES + slots.length) * layOutParameters(parameters).bytes;
}

const nameParameter = ({ name, shape }: Declared): NamedShape => ({ name: `the parameter '${name}'`, shape });

/** Everything that a program holds at some time. */
function namedValues({ parameters, data }: Program, { schedule }: ScheduledProgram): NamedShape[] {
  return [
    ...parameters.map(({ name, value }) => nameParameter({ name, shape: value.shape })),
    ...[...data].map(([id, { shape }]) => ({ name: `the batch of '${id}'`, shape })),
    ...schedule.kernels.map(({ root: { node, output } }) => ({
      name: node === undefined ? 'a value' : `a value of '${node}'`,
      shape: output.shape,
    })),
  ];
}
