import type { ParameterDeclaration, Program, UpdateScalars } from '../../compile/index.ts';
import type { Value } from '../../ops/index.ts';
import type { SampleColumn, Selection } from './samples.ts';
import type { TensorStatistics } from './statistics.ts';

/** What numbers are held in by an executor. */
export type Numbers = Float64Array | Float32Array;

/**
 * Runs programs. Layers, operations and training know this interface only, so that a faster executor replaces the
 * reference without touching them.
 */
export interface Executor {
  /** What the status bar and the run's record call it. */
  readonly name: string;
  /**
   * Makes room for the trained tensors of a model and for the optimizer's memory of them, all zero.
   * @param columns what programs take their samples from: node id → column
   * @throws UserError memory.*, where the executor has bounds
   */
  createState(
    parameters: readonly ParameterDeclaration[],
    slots?: readonly string[],
    columns?: ReadonlyMap<string, SampleColumn>,
  ): ModelState;
  /**
   * Makes a program ready to run on the tensors of a state. Programs of several batch sizes can share one state.
   * @throws UserError memory.*, where the executor has bounds
   */
  load(program: Program, state: ModelState): LoadedProgram;
}

/** The trained numbers of a model while it runs. The arrays are the executor's own: read them, write into them. */
export interface ModelState {
  readonly parameters: ReadonlyMap<string, Numbers>;
  /** What is remembered between updates: parameter → slot → numbers of the parameter's shape. */
  readonly slots: ReadonlyMap<string, ReadonlyMap<string, Numbers>>;
  /** Remembers the parameters as they are, to tell what an update makes of them. */
  keepParameters(): void;
  /** ‖W - W'‖ / ‖W'‖ of a parameter W, where W' is what was kept; 0 where that was all zero. */
  updateRatio(parameter: string): number;
}

export interface RunContext {
  readonly seed: number;
  /** Counts batches from 1: what random layers draw by. */
  readonly step: number;
  /** Counts updates from 1, where they are not one a batch. */
  readonly update?: number | undefined;
  /** Needed where the program updates. */
  readonly learningRate?: number;
}

export interface LoadedProgram {
  readonly program: Program;
  /** Bytes that it and the state that it runs on take up, samples of the state's columns included. */
  readonly bytes: number;
  /** Chooses the samples of the next run, of the columns of the state. */
  select(selection: Selection): void;
  /** Where to write a batch of an input or target node before it runs, where the state has no column for it: [batch, …shape]. */
  dataOf(nodeId: string): Numbers;
  /** Runs the whole program once. */
  run(context: RunContext): void;
  /** How the numbers of a value are distributed that the program keeps. */
  describe(value: Value): TensorStatistics;
  /** The numbers of a value that the program keeps; valid until it, or another program on the same state, runs. */
  read(value: Value): Numbers;
}

/** Sets the numbers of an update for a run. */
export function setScalars(scalars: UpdateScalars, { learningRate = 0, update, step }: RunContext): void {
  scalars.set(learningRate, update ?? step);
}
