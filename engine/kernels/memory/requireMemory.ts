import type { ParameterDeclaration, Program } from '../../compile/index.ts';
import { layOutParameters, type ScheduledProgram, scheduleProgram } from '../../compile/schedule/index.ts';
import { type Message, message, plural } from '../../messages/index.ts';
import { MAXIMUM_BYTES } from './addressSpace.ts';
import { findLargest, memoryTooLarge, type NamedShape, type Need, shrinkLayers } from './memoryError.ts';

/** Extra values per parameter besides slots: a copy from before a measured update. */
const BESIDES = 1;

type Declared = Pick<ParameterDeclaration, 'name' | 'shape'>;

/**
 * Checks that a model's parameters and slots fit into memory, without allocating.
 * @param slots names of the state kept per parameter
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
 * Checks that a model and one of its programs fit into memory, without allocating.
 * @throws UserError memory.tooLarge
 */
export function requireMemory(program: Program, slots: readonly string[], maximumBytes = MAXIMUM_BYTES): void {
  const parameters = program.parameters.map(({ name, value: { shape } }) => ({ name, shape }));
  requireStateMemory(parameters, slots, maximumBytes);
  const scheduled = scheduleProgram(program);
  const arena = (program.update ? scheduled.parameterLayout.bytes : 0) + scheduled.plan.bytes;
  requireProgramMemory(program, scheduled, stateBytes(parameters, slots) + arena, maximumBytes);
}

/**
 * @param bytes required by the program and its state
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

/** The activity of a program, as the subject of a sentence. */
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

/** All values that a program holds at any time. */
function namedValues({ parameters, data }: Program, { schedule }: ScheduledProgram): NamedShape[] {
  return [
    ...parameters.map(({ name, value }) => nameParameter({ name, shape: value.shape })),
    ...[...data].map(([id, { shape }]) => ({ name: message("the batch of '{{node}}'", { node: id }), shape })),
    ...schedule.kernels.map(({ root: { node, output } }) => ({ name: nameValue(node), shape: output.shape })),
  ];
}
