import { declareParameters } from '../compile/index.ts';
import type { CheckedGraph } from '../graph/index.ts';
import { type MessageValue, message } from '../messages/index.ts';
import { formatShape, sameShape } from '../ops/index.ts';
import type { NamedTensor } from '../training/index.ts';
import { PARAMETER, requireOnce } from './checkSchema.ts';
import { weightsError } from './weightsError.ts';

/**
 * Refuses NaN and infinite weights. A file may still hold them, as base64.
 * @throws UserError weights.nonFinite
 */
export function requireFinite(parameters: readonly NamedTensor[], where: MessageValue): void {
  for (const { name, data } of parameters) {
    const index = data.findIndex((value) => !Number.isFinite(value));
    if (index < 0) continue;
    const received = String(data[index]);
    const values = { where, name, received, index };
    const text = message("{{where}}: '{{name}}' has {{received}} at element {{index}}; expected finite numbers", values);
    throw weightsError('weights.nonFinite', text, {
      where: name,
      expected: message('finite numbers'),
      received,
      fix: message('Train again with a smaller learning rate'),
    });
  }
}

/** A parameter that a graph and given weights do not share. */
export interface ParameterDifference {
  readonly name: string;
  /** Its shape in the graph, as text. */
  readonly expected?: string | undefined;
  /** Its given shape, as text. */
  readonly found?: string | undefined;
}

/** All parameters whose name or shape differs: those of the graph, then surplus ones. */
export function compareParameters({ analysis }: CheckedGraph, parameters: readonly NamedTensor[]): ParameterDifference[] {
  const given = new Map(parameters.map(({ name, shape }) => [name, formatShape(shape)]));
  const needed = new Map(declareParameters(analysis).map(({ name, shape }) => [name, formatShape(shape)]));
  return [
    ...[...needed].map(([name, expected]) => ({ name, expected, found: given.get(name) })),
    ...[...given].map(([name, found]) => ({ name, expected: needed.get(name), found })).filter(({ expected }) => !expected),
  ].filter(({ expected, found }) => expected !== found);
}

/**
 * The parameters that a graph needs, in its order.
 * @throws UserError weights.otherGraph if a name or a shape differs, weights.duplicate
 */
export function matchParameters(
  { analysis }: CheckedGraph,
  parameters: readonly NamedTensor[],
  where: MessageValue = message('the weights'),
): NamedTensor[] {
  requireOnce(parameters, PARAMETER, where);
  const given = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const matched = declareParameters(analysis).map(({ name, shape }) => {
    const parameter = given.get(name);
    const expected = message("'{{name}}' {{shape}}", { name, shape: formatShape(shape) });
    if (!parameter) throw otherGraph(where, expected, message('none'));
    if (!sameShape(parameter.shape, shape)) throw otherGraph(where, expected, formatShape(parameter.shape));
    given.delete(name);
    return parameter;
  });
  const [surplus] = given.values();
  if (surplus) {
    const expected = message("no parameter '{{name}}'", { name: surplus.name });
    throw otherGraph(where, expected, message('one of shape {{shape}}', { shape: formatShape(surplus.shape) }));
  }
  return matched;
}

function otherGraph(where: MessageValue, expected: MessageValue, received: MessageValue) {
  const values = { where, expected, received };
  const text = message('{{where}} belong to another graph: expected {{expected}}, found {{received}}', values);
  return weightsError('weights.otherGraph', text, values);
}
