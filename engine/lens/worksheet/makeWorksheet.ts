import { declared, type Message, message } from '../../messages/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { PHASES, type Worksheet, type WorksheetPart } from '../../worksheet/index.ts';
import { splitName } from '../explanation/namedValues.ts';
import { PassScope } from '../explanation/passScope.ts';
import type { NamedValue } from '../explanation/scope.ts';
import { largestPath, pathThrough } from './choosePath.ts';
import { describeGiven, nameOfNode } from './describeGiven.ts';
import { describeSettings } from './describeSettings.ts';
import { GIVEN_DIGITS } from './digits.ts';
import { Sheet } from './sheet.ts';
import { StepNumbers } from './stepNumbers.ts';
import { groupTitle, INSTRUCTIONS, PHASE_TITLES, STATEFUL_UPDATE } from './texts.ts';
import type { WorksheetPass } from './worksheetPass.ts';

export interface WorksheetOptions {
  /** Addresses to calculate along; without them all numbers of a small network, of a large one the path that contributes most. */
  readonly path?: readonly string[] | undefined;
  /** Whose weights and which samples. */
  readonly about?: readonly Message[];
}

/** Networks with more weights get a path. */
const MOST_PARAMETERS = 36;
/** And steps with more numbers, such as those of many samples. */
const MOST_EXERCISES = 400;
/** Terms of a long sum that are shown. */
const LARGEST = { all: 16, path: 4 };
const MOST_DIGITS = 6;

/**
 * The worksheet of a training step.
 * @param pass of which the given numbers are rounded. @see roundedPass
 * @throws UserError lens.address
 */
export function makeWorksheet(pass: WorksheetPass, { path, about = [] }: WorksheetOptions = {}): Worksheet {
  const scope = new PassScope(pass);
  const step = new StepNumbers(scope);
  const parameters = pass.program.parameters.reduce((total, { value }) => total + sizeOf(value.shape), 0);
  const covers = path === undefined && isSmall(pass, parameters) ? 'all' : 'path';
  const sheet = new Sheet(scope, {
    isComplete: covers === 'all',
    largest: LARGEST[covers],
    placeOf: (number) => step.place(number).place,
  });
  const numbers = covers === 'all' ? { forward: step.forward(), backward: step.backward(), update: step.update() } : undefined;
  const { forward, backward, update } = numbers ?? pathThrough(scope, step, path ?? largestPath(scope));
  for (const { number, place } of [...forward, ...backward, ...update]) sheet.add(number, place);
  const digits = chooseDigits(sheet);
  const nameOf = (node: string) => nodeName(pass, node);
  return {
    name: pass.graph.document.name?.trim() ?? '',
    about,
    covers,
    parameters,
    digits,
    rules: rulesFor(sheet, covers, digits),
    graph: drawnGraph(pass),
    settings: describeSettings(pass),
    given: describeGiven(sheet.given, digits, (named) => givenTitle(scope, named, nameOf(named.node))),
    parts: PHASES.map((phase) => partOf(sheet, phase, digits, nameOf)).filter(({ groups }) => groups.length > 0),
  };
}

/** True if all numbers of a step fit on a sheet. */
function isSmall({ program, graph }: WorksheetPass, parameters: number): boolean {
  const outputs = graph.analysis.order.reduce((total, id) => {
    const { output, gradient } = program.observed.get(id) ?? {};
    return total + sizeOf(output?.shape ?? [0]) + sizeOf(gradient?.shape ?? [0]);
  }, 0);
  return parameters <= MOST_PARAMETERS && outputs + 4 * parameters <= MOST_EXERCISES;
}

/** As few digits as possible, with as many exercises as possible that calculating with rounded numbers leaves the same. */
function chooseDigits(sheet: Sheet): number {
  const exercises = sheet.groups.flatMap((group) => group.exercises);
  const canceling = (digits: number) => exercises.filter((exercise) => sheet.write(exercise, digits).cancels).length;
  const fewest = canceling(MOST_DIGITS);
  let digits = GIVEN_DIGITS;
  while (digits < MOST_DIGITS && canceling(digits) > fewest) digits += 1;
  return digits;
}

function partOf(sheet: Sheet, phase: WorksheetPart['phase'], digits: number, nameOf: (node: string) => Message): WorksheetPart {
  const groups = sheet.groups.filter((group) => group.phase === phase);
  return {
    phase,
    title: PHASE_TITLES[phase],
    groups: groups.map(({ node, kind, exercises }) => {
      const hasState = kind === 'update' && exercises.some(({ number }) => !/\/new$/.test(number.named.quantity));
      const remarks = exercises.flatMap((exercise) => exercise.remarks);
      return {
        node,
        title: groupTitle(kind, nameOf(node)),
        instruction: hasState ? STATEFUL_UPDATE : INSTRUCTIONS[kind],
        remarks: remarks.filter(({ template }, at) => remarks.findIndex((one) => one.template === template) === at),
        definitions: [...new Set(exercises.flatMap((exercise) => exercise.definitions))],
        exercises: exercises.map((exercise) => sheet.write(exercise, digits)),
      };
    }),
  };
}

function rulesFor(sheet: Sheet, covers: Worksheet['covers'], digits: number): Message[] {
  const start = message(
    'Take the given numbers as exact. Round each result to {{digits}} significant digits, and go on with the rounded one.',
    { digits },
  );
  const tolerance = message(
    'An answer that differs from the solution by less than 1 % is right: rounding in between changes the last digits.',
  );
  const indices = message(
    'Indices count from 0. A weight with the indices j, i leads from neuron i to neuron j: row j, column i.',
  );
  const rest = message(
    'The network is too large for all its numbers: calculate those along one path. Of long sums, the largest terms are to be calculated; the sum of all others is given, with their number below it.',
  );
  const unnamed = message('u stands for an intermediate result.');
  const hasUnnamed = sheet.groups.some(({ exercises }) => exercises.some(({ number }) => number.named.quantity.includes('~')));
  return [start, tolerance, indices, ...(covers === 'path' ? [rest] : []), ...(hasUnnamed ? [unnamed] : [])];
}

function nodeName({ graph }: WorksheetPass, id: string): Message {
  const { node, layer } = graph.analysis.nodes.get(id) ?? {};
  return nameOfNode(node?.label ?? id, layer?.ui.label);
}

function givenTitle({ pass }: PassScope, { node, quantity, symbol }: NamedValue, name: Message): Message {
  const type = pass.graph.analysis.nodes.get(node)?.layer?.type;
  const isWeight = pass.program.parameters.some(
    (one) => splitName(one.name).node === node && splitName(one.name).weight === quantity,
  );
  if (quantity.includes('/')) {
    return quantity.endsWith('@before')
      ? message('{{node}}: state of the optimizer before the update', { node: name })
      : message('Optimizer: numbers of this step');
  }
  if (type === 'input' && quantity === 'out') return message('{{node}}: the input', { node: name });
  if (type === 'target') return message('{{node}}: the target', { node: name });
  if (isWeight && !symbol.isDerivative) return message('{{node}}: weights', { node: name });
  return message('{{node}}: other numbers', { node: name });
}

function drawnGraph({ graph: { analysis } }: WorksheetPass): Worksheet['graph'] {
  const nodes = analysis.order.flatMap((id) => {
    const { node, layer } = analysis.nodes.get(id) ?? {};
    if (!node) return [];
    const { x, y } = node.position ?? { x: 0, y: 0 };
    return [
      { id, label: node.label ?? id, layer: layer ? declared(layer.ui.label) : message('{{node}}', { node: node.type }), x, y },
    ];
  });
  const wires = analysis.order.flatMap((id) =>
    [...(analysis.wiring.incoming.get(id)?.values() ?? [])].map(({ from: [source] }) => [source, id] as const),
  );
  return { nodes, wires };
}
