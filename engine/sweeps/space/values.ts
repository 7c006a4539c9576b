import type { Parameter, ParameterValue, SearchSpace, Values } from './parameter.ts';
import { countValues, stepOf } from './range.ts';

/** A value as a number: that of a range itself, the index of a choice. */
export function toNumber(parameter: Parameter, value: ParameterValue): number {
  return parameter.kind === 'choice' ? parameter.choices.indexOf(value) : Number(value);
}

/** The inverse of {@link toNumber}. */
export function fromNumber(parameter: Parameter, number: number): ParameterValue {
  return parameter.kind === 'choice' ? parameter.choices[number] : number;
}

/** Number of values that a parameter can have; infinite for a continuous range. */
export function sizeOf(parameter: Parameter): number {
  if (parameter.kind === 'choice') return parameter.choices.length;
  if (parameter.low === parameter.high) return 1;
  return stepOf(parameter) === 0 ? Number.POSITIVE_INFINITY : countValues(parameter);
}

/** The value of a parameter that has no other. */
export const onlyValue = (parameter: Parameter): ParameterValue =>
  parameter.kind === 'choice' ? parameter.choices[0] : parameter.low;

/** A parameter's value among those of a trial; undefined if the parameter is not active. */
export function valueIn(values: Values, name: string): ParameterValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** True if the condition of a parameter holds. */
export function isActive({ when }: Parameter, values: Values): boolean {
  if (!when) return true;
  const value = valueIn(values, when.name);
  return value !== undefined && when.in.includes(value);
}

/** The values of all active parameters, each chosen by `choose`. */
export function assign(space: SearchSpace, choose: (parameter: Parameter) => ParameterValue): Values {
  let values: Values = {};
  for (const parameter of parentsFirst(space)) {
    if (isActive(parameter, values)) values = { ...values, [parameter.name]: choose(parameter) };
  }
  return values;
}

/** The parameters in an order in which each comes after the one that its condition names; otherwise in the order given. */
export function parentsFirst(space: SearchSpace): SearchSpace {
  const ordered = new Set<Parameter>();
  const byName = new Map(space.map((parameter) => [parameter.name, parameter]));
  const add = (parameter: Parameter): void => {
    const parent = parameter.when && byName.get(parameter.when.name);
    if (parent && !ordered.has(parent)) add(parent);
    ordered.add(parameter);
  };
  for (const parameter of space) add(parameter);
  return [...ordered];
}
