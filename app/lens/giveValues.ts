import { message } from '#engine/messages/index.ts';
import type { initializeParameters } from '#engine/training/index.ts';
import { lensError } from './errors.ts';

type Parameters = ReturnType<typeof initializeParameters>;

/** Parameters with some of them replaced by given values. @throws UserError lens.values */
export function giveValues(parameters: Parameters, values: Readonly<Record<string, readonly number[]>>): Parameters {
  const names = parameters.map(({ name }) => name);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const text = message("Values are given for '{{received}}'; the parameters of the graph are {{names}}", {
      received: unknown,
      names,
    });
    throw lensError('lens.values', text, { where: unknown, expected: names, received: unknown });
  }
  return parameters.map((parameter) => {
    const given = Object.hasOwn(values, parameter.name) ? values[parameter.name] : undefined;
    if (!given) return parameter;
    const count = parameter.data.length;
    if (given.length !== count) throw wrongCount(parameter.name, count, given.length);
    return { ...parameter, data: Float32Array.from(given) };
  });
}

function wrongCount(name: string, count: number, received: number) {
  const text = message("'{{name}}' has {{count}} elements; {{received}} values are given", { name, count, received });
  return lensError('lens.values', text, { where: name, expected: count, received });
}
