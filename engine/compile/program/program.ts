import type { Dimension, WeightDeclaration } from '../../layers/index.ts';
import type { Task } from '../../metrics/index.ts';
import type { Operation, Value } from '../../ops/index.ts';
import type { Projection } from './projection.ts';
import type { ProgramUpdate } from './updateRule.ts';

/** A tensor of a program that is saved with the model. */
export interface ProgramParameter {
  /** `<node id>.<weight>`, as in documents, databases and files. */
  readonly name: string;
  readonly value: Value;
  /** ∂J/∂W, if the program has a backward pass and the parameter is trained. */
  readonly gradient?: Value;
  /** The gradient after accumulation and clipping, if the program updates. */
  readonly updateGradient?: Value;
  /** The slot `GRADIENT_SUM`, if the program ends an accumulation: read before the update. */
  readonly sum?: Value;
}

/** A parameter as initializers, executors and stores use it. */
export interface ParameterDeclaration extends WeightDeclaration {
  readonly name: string;
}

/** A loss within a program. */
export interface ProgramLoss {
  readonly nodeId: string;
  /** The input of the loss as wired: after a softmax or sigmoid that the stable form skips. */
  readonly prediction: Value;
  readonly target: Value;
  /** Determines its metrics; absent if it has none. */
  readonly task?: Task;
  /** True if it sums over the samples of the batch rather than taking the mean. */
  readonly sums: boolean;
}

/** A value within a layer that the layer gives a name, such as a gate. */
export interface InnerValue {
  readonly node: string;
  /** A word; with `@3` behind it, that of timestep 3. */
  readonly name: string;
  /** In TeX, without indices. */
  readonly letter: string;
  /** What its dimensions count, without the batch, if the layer says it. */
  readonly dimensions?: readonly Dimension[];
  readonly value: Value;
  /** ∂J/∂value, if the program has a backward pass. */
  readonly gradient?: Value;
}

/**
 * A graph compiled for one batch size: a flat list of operations for the forward pass, optionally the backward pass, and the
 * optimizer's update. It holds no data; an executor does.
 */
export interface Program {
  readonly batch: number;
  /** In topological order, without unused ones. */
  readonly operations: readonly Operation[];
  /** The first value ids of the backward pass and of the update; lower ids belong to the forward pass. */
  readonly phaseStarts: { readonly backward: number; readonly update: number };
  /** Number of values, used or not; ids run from 0 to this. */
  readonly valueCount: number;
  /** Inputs and targets: node id → value [batch, …shape]. */
  readonly data: ReadonlyMap<string, Value>;
  readonly parameters: readonly ProgramParameter[];
  /** New values of parameters after a step: running averages. */
  readonly stateUpdates: readonly { readonly name: string; readonly value: Value }[];
  readonly losses: readonly ProgramLoss[];
  /** J: the sum of losses and weight penalties, a scalar; undefined if not requested. */
  readonly loss?: Value;
  /**
   * J with summed losses divided by the batch size, and in own units of normalized targets: the loss shown to people, comparable
   * between batch sizes.
   */
  readonly lossPerSample?: Value;
  /** The output of each observed node, and ∂J/∂output if the program has a backward pass. */
  readonly observed: ReadonlyMap<string, { readonly output: Value; readonly gradient?: Value }>;
  /** The named values within layers, in order of computation, if all nodes are observed. */
  readonly inner: readonly InnerValue[];
  readonly update?: ProgramUpdate;
  /** Max-norm projections, right after the update. */
  readonly projections: readonly Projection[];
}
