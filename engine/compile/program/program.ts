import type { WeightDeclaration } from '../../layers/index.ts';
import type { Task } from '../../metrics/index.ts';
import type { Operation, Value } from '../../ops/index.ts';
import type { Projection } from './projection.ts';
import type { ProgramUpdate } from './updateRule.ts';

/** A tensor of a program that is saved with the model. */
export interface ProgramParameter {
  /** `<node id>.<weight>`, as in documents, databases and files. */
  readonly name: string;
  readonly value: Value;
  /** ∂J/∂W, where the program has a backward pass and the parameter is trained. */
  readonly gradient?: Value;
  /** What the update rule takes, in a program that updates: the gradient after accumulation and clipping. */
  readonly updateGradient?: Value;
  /** The slot `GRADIENT_SUM`, in a program that ends an accumulation: it is read before the update. */
  readonly sum?: Value;
}

/** What initializers, executors and stores need to know of a parameter. */
export interface ParameterDeclaration extends WeightDeclaration {
  readonly name: string;
}

/** A loss of the graph within a program. */
export interface ProgramLoss {
  readonly nodeId: string;
  /** What is wired to the loss, as it was drawn: after a softmax or sigmoid that the stable form skips. */
  readonly prediction: Value;
  readonly target: Value;
  /** What its metrics follow from; absent where it has none. */
  readonly task?: Task;
  /** Whether it adds up over the samples of the batch, where others take the mean. */
  readonly sums: boolean;
}

/**
 * A graph made ready to run for one batch size: a flat list of operations for the forward pass, the backward pass where
 * it is wanted, and the optimizer's update. It holds no numbers; an executor does.
 */
export interface Program {
  readonly batch: number;
  /** Each comes after those whose values it needs, and all of them are needed. */
  readonly operations: readonly Operation[];
  /** The ids from which on values belong to the backward pass, and to the update: those before are of the forward pass. */
  readonly phaseStarts: { readonly backward: number; readonly update: number };
  /** How many values there are, needed or not; their ids run from 0 to this. */
  readonly valueCount: number;
  /** What a batch of data is written to: node id → value [batch, …shape]. */
  readonly data: ReadonlyMap<string, Value>;
  readonly parameters: readonly ProgramParameter[];
  /** Values that parameters take once a step is done: averages that follow the batches. */
  readonly stateUpdates: readonly { readonly name: string; readonly value: Value }[];
  readonly losses: readonly ProgramLoss[];
  /** J: the sum of the losses and of what the size of weights adds, a scalar; undefined where none was asked for. */
  readonly loss?: Value;
  /**
   * J with losses that add up over the batch divided by its size, and in the own units of targets that are normalized: the
   * number that people see, which may be compared between batch sizes.
   */
  readonly lossPerSample?: Value;
  /** The output of each observed node, and ∂J/∂output where the program has a backward pass. */
  readonly observed: ReadonlyMap<string, { readonly output: Value; readonly gradient?: Value }>;
  readonly update?: ProgramUpdate;
  /** What comes right after the update: parameters back into their bounds. */
  readonly projections: readonly Projection[];
}
