import type { Value } from '../../ops/index.ts';
import type { Program } from './program.ts';

/** A program with every computed value readable after the run, as constants for its {@link dependentPart}. */
export function keepingAll(program: Program): Program {
  const observed = new Map(program.operations.map(({ output }) => [nameConstant(output), { output }]));
  return { ...program, observed };
}

/** The operations of a forward pass that depend on a parameter, and the values that they take from the others. */
export interface DependentPart {
  /** Takes each constant as data, by its name here. */
  readonly program: Program;
  readonly constants: ReadonlyMap<string, Value>;
}

/** @param parameter by its name */
export function dependentPart(program: Program, parameter: string): DependentPart {
  const dependent = new Set(program.parameters.flatMap(({ name, value }) => (name === parameter ? [value.id] : [])));
  const operations = program.operations.filter(({ inputs, output }) => {
    const depends = inputs.some(({ id }) => dependent.has(id));
    if (depends) dependent.add(output.id);
    return depends;
  });
  const computed = new Set(program.operations.map(({ output }) => output.id));
  const taken = operations.flatMap(({ inputs }) => inputs).filter(({ id }) => computed.has(id) && !dependent.has(id));
  const constants = new Map(taken.map((value) => [nameConstant(value), value]));
  const data = new Map([...program.data, ...constants]);
  return { program: { ...program, operations, data, stateUpdates: [], observed: new Map() }, constants };
}

const nameConstant = ({ id }: Value): string => `value ${id}`;
