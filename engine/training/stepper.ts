import type { LoadedProgram } from '../kernels/index.ts';
import { RandomStream } from '../random/index.ts';
import type { Dataset } from './dataset.ts';
import type { Model } from './model.ts';
import { planSteps, type StepPlace, type TrainingPlan, type UpdatePart, updatePartOf } from './plan.ts';

/** The samples of a step. */
export interface Batch {
  /** The samples of the epoch in order; those of the batch begin at `start`. */
  readonly order: Uint32Array;
  readonly start: number;
  readonly size: number;
}

/** Runs single steps of a model on its data set: a pure function of parameters, step position and learning rate. */
export class Stepper {
  readonly model: Model;
  readonly plan: TrainingPlan;
  readonly #dataset: Dataset;
  #order: { readonly epoch: number; readonly samples: Uint32Array } | undefined;

  constructor(model: Model, dataset: Dataset) {
    this.model = model;
    this.plan = planSteps(model.configuration, dataset);
    this.#dataset = dataset;
  }

  batchAt({ epoch, batchInEpoch }: StepPlace): Batch {
    const order = this.#orderOf(epoch);
    const start = batchInEpoch * this.plan.batchSize;
    return { order, start, size: Math.min(this.plan.batchSize, order.length - start) };
  }

  updateAt(place: StepPlace): UpdatePart {
    const { accumulate } = this.model.configuration;
    return updatePartOf(place, this.plan, { accumulate, samples: this.#dataset.splits.train.length });
  }

  /** The program at a position. @throws UserError memory.* */
  programAt(place: StepPlace): LoadedProgram {
    const { isLast, accumulated } = this.updateAt(place);
    return this.model.program(isLast ? 'train' : 'accumulate', this.batchAt(place).size, accumulated);
  }

  run(place: StepPlace, learningRate: number): LoadedProgram {
    const { order, start } = this.batchAt(place);
    const { update } = this.updateAt(place);
    const loaded = this.programAt(place);
    loaded.select({ order, start });
    loaded.run({ seed: this.model.configuration.seed, step: place.step, update, learningRate });
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
