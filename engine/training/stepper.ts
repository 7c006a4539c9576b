import type { LoadedProgram } from '../kernels/index.ts';
import { RandomStream } from '../random/index.ts';
import type { Dataset } from './dataset.ts';
import type { Model } from './model.ts';
import { planSteps, type StepPosition, type TrainingPlan, type UpdatePart, updatePartOf } from './plan.ts';

/** The samples of a step. */
export interface Batch {
  /** The samples of the epoch in order; those of the batch begin at `start`. */
  readonly order: Uint32Array;
  readonly start: number;
  readonly size: number;
}

/** Makes single steps of a model on the columns of its data set: a pure function of its numbers, the step's position and the learning rate. */
export class Stepper {
  readonly model: Model;
  readonly plan: TrainingPlan;
  readonly #dataset: Dataset;
  readonly #updatesBefore: number;
  #order: { readonly epoch: number; readonly samples: Uint32Array } | undefined;

  /** @param updatesBefore updates that the initial optimizer state has seen in another run */
  constructor(model: Model, dataset: Dataset, updatesBefore = 0) {
    this.model = model;
    this.#updatesBefore = updatesBefore;
    this.plan = planSteps(model.configuration, dataset);
    this.#dataset = dataset;
  }

  batchAt({ epoch, batchInEpoch }: StepPosition): Batch {
    const order = this.#orderOf(epoch);
    const start = batchInEpoch * this.plan.batchSize;
    return { order, start, size: Math.min(this.plan.batchSize, order.length - start) };
  }

  updateAt(position: StepPosition): UpdatePart {
    const { accumulate } = this.model.configuration;
    return updatePartOf(position, this.plan, { accumulate, samples: this.#dataset.splits.train.length });
  }

  /** What runs at a position. @param observe nodes whose values are kept @throws UserError memory.* */
  programAt(position: StepPosition, observe?: ReadonlySet<string>): LoadedProgram {
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
