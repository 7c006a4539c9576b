import type { ParameterDeclaration, Program } from '../../compile/index.ts';
import { layOutParameters, type ScheduledProgram, scheduleProgram } from '../../compile/schedule/index.ts';
import { type Message, message, plural } from '../../text/index.ts';
import { MAXIMUM_BYTES } from './addressSpace.ts';
import { findLargest, memoryTooLarge, type NamedShape, type Need, shrinkLayers } from './memoryError.ts';

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
  const more = others === 1 ? message('one more value') : message('{{count}} more values', { count: others });
  const need: Need = (memory) =>
    message('The parameters, with {{more}} for each of them, need {{memory}} of memory', { more, memory });
  const largest = findLargest(parameters.map(nameParameter));
  throw memoryTooLarge({ need, bytes, largest, fix: shrinkLayers(largest) }, maximumBytes);
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
  const fix =
    program.update && program.batch > 1
      ? message('Choose a batch size smaller than {{batch}}', { batch: program.batch })
      : shrinkLayers(largest);
  throw memoryTooLarge({ need: needOf(program), bytes, largest, fix }, maximumBytes);
}

export function needOf(program: Program): Need {
  return (memory) => message('{{pass}} needs {{memory}} of memory', { pass: passOf(program), memory });
}

/** What a program does, as the subject of a sentence. */
export function passOf({ batch, update }: Program): Message {
  return update
    ? plural(batch, 'A training step on {{count}} sample', 'A training step on {{count}} samples')
    : plural(batch, 'A forward pass on {{count}} sample', 'A forward pass on {{count}} samples');
}

function stateBytes(parameters: readonly Declared[], slots: readonly string[]): number {
  return (1 + BESIDES + slots.length) * layOutParameters(parameters).bytes;
}

export const nameParameter = ({ name, shape }: Declared): NamedShape => ({
  name: message("the parameter '{{name}}'", { name }),
  shape,
});

export const nameValue = (node: string | undefined): Message =>
  node === undefined ? message('a value') : message("a value of '{{node}}'", { node });

/** Everything that a program holds at some time. */
function namedValues({ parameters, data }: Program, { schedule }: ScheduledProgram): NamedShape[] {
  return [
    ...parameters.map(({ name, value }) => nameParameter({ name, shape: value.shape })),
    ...[...data].map(([id, { shape }]) => ({ name: message("the batch of '{{node}}'", { node: id }), shape })),
    ...schedule.kernels.map(({ root: { node, output } }) => ({ name: nameValue(node), shape: output.shape })),
  ];
}
