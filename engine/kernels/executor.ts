import type { ParameterDeclaration, Program } from '../compile/index.ts';
import type { Value } from '../ops/index.ts';
import type { Optimizer } from '../optimizers/index.ts';

/** What numbers are held in by an executor. */
export type Numbers = Float64Array | Float32Array;

/**
 * Runs programs. Layers, operations and training know this interface only, so that a faster executor replaces the
 * reference without touching them.
 */
export interface Executor {
  /** What the status bar and the run's record call it. */
  readonly name: string;
  /** Makes room for the trained tensors of a model and for the optimizer's memory of them, all zero. */
  createState(parameters: readonly ParameterDeclaration[], slots?: readonly string[]): ModelState;
  /** Makes a program ready to run on the tensors of a state. Programs of several batch sizes can share one state. */
  load(program: Program, state: ModelState): LoadedProgram;
}

/** The trained numbers of a model while it runs. The arrays are the executor's own: read them, write into them. */
export interface ModelState {
  readonly parameters: ReadonlyMap<string, Numbers>;
  /** The optimizer's memory: parameter → slot → numbers of the parameter's shape. */
  readonly slots: ReadonlyMap<string, ReadonlyMap<string, Numbers>>;
}

export interface RunContext {
  readonly seed: number;
  /** Counts updates from 1; also what random layers draw by. */
  readonly step: number;
  /** Needed where the program updates. */
  readonly learningRate?: number;
}

export interface LoadedProgram {
  readonly program: Program;
  /** Where to write a batch before it runs: [batch, …shape] of an input or target node. */
  dataOf(nodeId: string): Numbers;
  /** Runs the whole program once. */
  run(context: RunContext): void;
  /** The numbers of a value that the program keeps; valid until it, or another program on the same state, runs. */
  read(value: Value): Numbers;
}

/** The names of an optimizer's slots under its parameters. */
export function slotsOf(optimizer: Optimizer, params: Readonly<Record<string, unknown>>): readonly string[] {
  return optimizer.slots(params as never);
}
