import type { SettingChange, TrainingConfiguration } from '../graph/index.ts';
import type { LoadedProgram } from '../kernels/index.ts';
import { RandomStream } from '../random/index.ts';
import type { Dataset } from './dataset.ts';
import type { Model } from './model.ts';
import {
  BATCH_SIZE,
  type PlanPart,
  partOf,
  planSteps,
  type ScheduleTime,
  type StepPosition,
  scheduleTimeOf,
  type TrainingPlan,
  type UpdatePart,
  updatePartOf,
} from './plan.ts';

/** The samples of a step. */
export interface Batch {
  /** The samples of the epoch in order; those of the batch begin at `start`. */
  readonly order: Uint32Array;
  readonly start: number;
  readonly size: number;
}

/**
 * Makes single steps of a model on the columns of its data set: a pure function of its numbers, the step's position, the learning
 * rate and the settings changed up to the step.
 */
export class Stepper {
  readonly model: Model;
  readonly #dataset: Dataset;
  readonly #updatesBefore: number;
  /** The settings before any change. */
  readonly #original: TrainingConfiguration;
  #changes: readonly SettingChange[] = [];
  #plan: TrainingPlan;
  /** Changes that hold at the step of the model's present settings. */
  #configured = 0;
  #order: { readonly epoch: number; readonly samples: Uint32Array } | undefined;

  /** @param updatesBefore updates that the initial optimizer state has seen in another run */
  constructor(model: Model, dataset: Dataset, updatesBefore = 0) {
    this.model = model;
    this.#updatesBefore = updatesBefore;
    this.#original = model.configuration;
    this.#plan = planSteps(model.configuration, dataset);
    this.#dataset = dataset;
  }

  get plan(): TrainingPlan {
    return this.#plan;
  }

  /** Settings changed during training, in the order of their steps; each waits for its step, a batch size for the next epoch. */
  change(changes: readonly SettingChange[]): void {
    if (changes === this.#changes) return;
    this.#changes = changes;
    this.#plan = planSteps(this.#original, this.#dataset, changes);
    this.#configured = -1;
  }

  /** The part of the plan that a step belongs to. */
  partAt({ epoch }: StepPosition): PlanPart {
    return partOf(this.#plan, epoch);
  }

  batchAt(position: StepPosition): Batch {
    const { batchSize } = this.partAt(position);
    const order = this.#orderOf(position.epoch);
    const start = position.batchInEpoch * batchSize;
    return { order, start, size: Math.min(batchSize, order.length - start) };
  }

  scheduleTimeAt(position: StepPosition): ScheduleTime {
    return scheduleTimeOf(position, this.#plan, this.model.configuration.accumulate);
  }

  updateAt(position: StepPosition): UpdatePart {
    const { accumulate } = this.model.configuration;
    return updatePartOf(position, this.#plan, { accumulate, samples: this.#dataset.splits.train.length });
  }

  /** What runs at a position. @param observe nodes whose values are kept @throws UserError memory.* */
  programAt(position: StepPosition, observe?: ReadonlySet<string>): LoadedProgram {
    this.#configure(position);
    const { isLast, accumulated } = this.updateAt(position);
    return this.model.program(isLast ? 'train' : 'accumulate', this.batchAt(position).size, accumulated, observe);
  }

  run(position: StepPosition, learningRate: number, observe?: ReadonlySet<string>): LoadedProgram {
    const { order, start } = this.batchAt(position);
    const { update } = this.updateAt(position);
    const loaded = this.programAt(position, observe);
    loaded.select({ order, start });
    const { seed } = this.model.configuration;
    loaded.run({ seed, step: position.step, update: this.#updatesBefore + update, learningRate });
    return loaded;
  }

  #configure({ step }: StepPosition): void {
    const later = this.#changes.findIndex((change) => change.step > step);
    const holding = later < 0 ? this.#changes.length : later;
    if (holding === this.#configured) return;
    this.model.configure(this.#changes.slice(0, holding).filter(({ address }) => address !== BATCH_SIZE));
    this.#configured = holding;
  }

  /** The training samples in epoch order: a pure function of seed and epoch. */
  #orderOf(epoch: number): Uint32Array {
    if (this.#order?.epoch === epoch) return this.#order.samples;
    const samples = this.#dataset.splits.train.slice();
    new RandomStream(this.model.configuration.seed, 'shuffle', epoch).shuffle(samples);
    this.#order = { epoch, samples };
    return samples;
  }
}

/** Loss per sample of the batch that just ran. */
export function lossOf(loaded: LoadedProgram): number {
  const { lossPerSample } = loaded.program;
  return lossPerSample ? loaded.read(lossPerSample)[0] : Number.NaN;
}
