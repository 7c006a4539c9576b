import type { Value } from '../../ops/index.ts';
import type { Program } from './program.ts';

/** A program with every computed value readable after the run, as constants for its {@link dependentPart}. */
export function keepingAll(program: Program): Program {
  const observed = new Map(program.operations.map(({ output }) => [nameConstant(output), { output }]));
  return { ...program, observed };
}

/** The operations of a forward pass that depend on certain numbers, and the values that they take from the others. */
export interface DependentPart {
  /** Takes each constant as data, by its name here. */
  readonly program: Program;
  readonly constants: ReadonlyMap<string, Value>;
}

/** @param changed names of parameters, and ids of input and target nodes */
export function dependentPart(program: Program, ...changed: readonly string[]): DependentPart {
  const parameters = program.parameters.filter(({ name }) => changed.includes(name)).map(({ value }) => value);
  const data = [...program.data].filter(([nodeId]) => changed.includes(nodeId)).map(([, value]) => value);
  const dependent = new Set([...parameters, ...data].map(({ id }) => id));
  const operations = program.operations.filter(({ inputs, output }) => {
    const depends = inputs.some(({ id }) => dependent.has(id));
    if (depends) dependent.add(output.id);
    return depends;
  });
  const computed = new Set(program.operations.map(({ output }) => output.id));
  const taken = operations.flatMap(({ inputs }) => inputs).filter(({ id }) => computed.has(id) && !dependent.has(id));
  const constants = new Map(taken.map((value) => [nameConstant(value), value]));
  const given = new Map([...program.data, ...constants]);
  return { program: { ...program, operations, data: given, stateUpdates: [], observed: new Map() }, constants };
}

/** The forward pass of a program alone, to its losses. */
export function forwardPart({ update: _, ...program }: Program): Program {
  const operations = program.operations.filter(({ output }) => output.id < program.phaseStarts.backward);
  const parameters = program.parameters.map(({ name, value }) => ({ name, value }));
  return { ...program, operations, parameters, stateUpdates: [], observed: new Map(), projections: [] };
}

const nameConstant = ({ id }: Value): string => `value ${id}`;
