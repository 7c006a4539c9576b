import type { ParameterDeclaration, Program, UpdateScalars } from '../../compile/index.ts';
import type { Value } from '../../ops/index.ts';
import type { SampleColumn, Selection } from './samples.ts';
import type { Distribution, TensorStatistics } from './statistics.ts';

/** Storage of an executor's values. */
export type Numbers = Float64Array | Float32Array;

/** Runs programs. Layers, operations and training use only this interface, so that executors are interchangeable. */
export interface Executor {
  /** Shown in the status bar and stored with a run. */
  readonly name: string;
  /**
   * Allocates a model's parameters and optimizer state, all zero.
   * @param columns sample columns of programs, by node id
   * @throws UserError memory.* if the executor's limits are exceeded
   */
  createState(
    parameters: readonly ParameterDeclaration[],
    slots?: readonly string[],
    columns?: ReadonlyMap<string, SampleColumn>,
  ): ModelState;
  /**
   * Prepares a program to run on a state. Programs of several batch sizes can share one state.
   * @throws UserError memory.* if the executor's limits are exceeded
   */
  load(program: Program, state: ModelState): LoadedProgram;
}

/** A model's parameters during execution. The arrays belong to the executor and may be read and written. */
export interface ModelState {
  readonly parameters: ReadonlyMap<string, Numbers>;
  /** State kept between updates: parameter → slot → values of the parameter's shape. */
  readonly slots: ReadonlyMap<string, ReadonlyMap<string, Numbers>>;
  /** Keeps a copy of the parameters, to measure the next update. */
  keepParameters(): void;
  /** ‖W - W'‖ / ‖W'‖ of a parameter W, where W' is the copy; 0 if that is all zero. */
  updateRatio(parameter: string): number;
  /** Replaces the copy by the last update of each parameter, W - W'; then there is no ratio any more. */
  takeUpdates(): ReadonlyMap<string, Numbers>;
  /** The distribution of a parameter, an update, or a value that a program on this state has kept. */
  distribute(numbers: Numbers): Distribution;
}

export interface RunContext {
  readonly seed: number;
  /** Batch number from 1: seeds random layers. */
  readonly step: number;
  /** Update number from 1, if an update takes several batches. */
  readonly update?: number | undefined;
  /** Required if the program updates. */
  readonly learningRate?: number;
}

export interface LoadedProgram {
  readonly program: Program;
  /** Memory in bytes of the program and its state, including sample columns. */
  readonly bytes: number;
  /** Selects the samples of the next run from the state's columns. */
  select(selection: Selection): void;
  /** The buffer of an input or target node without a column in the state, to fill before a run: [batch, …shape]. */
  dataOf(nodeId: string): Numbers;

  run(context: RunContext): void;
  /** Statistics of a kept value. */
  describe(value: Value): TensorStatistics;
  /** The Euclidean norm of a kept value. */
  norm(value: Value): number;
  /** The share of elements of one kept value that are smaller in size than `factor` times those of another, where these are not 0. */
  shareBelow(value: Value, of: Value, factor: number): number;
  /** The data of a kept value; valid until this or another program on the same state runs. */
  read(value: Value): Numbers;
}

export function setScalars(scalars: UpdateScalars, { learningRate = 0, update, step }: RunContext): void {
  scalars.set(learningRate, update ?? step);
}
