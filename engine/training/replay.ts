import type { SettingChange } from '../graph/index.ts';
import { monitored } from '../schedules/index.ts';
import { Course, type CourseOptions } from './course.ts';
import type { Model } from './model.ts';
import type { Checkpoint, EpochMetrics, Evaluation, StepMetrics } from './recorder.ts';
import type { Watch } from './stepCondition.ts';
import { WatchedSteps } from './watchedSteps.ts';

/** What a finished epoch was measured with, as a run has recorded it. */
export interface KnownEpoch extends Evaluation {
  readonly validation?: Evaluation | undefined;
}

export interface ReplayOptions extends Omit<CourseOptions, 'from' | 'changes'> {
  /** A checkpoint of the run. */
  readonly from: Checkpoint;
  /** The learning rate of a step that a person set during the run, if any. */
  readonly learningRate?: (step: number) => number | undefined;
  /** Settings changed during the run, in the order of their steps; the same array while they are the same. */
  readonly changes?: () => readonly SettingChange[];
  /**
   * The recorded metrics of an epoch. They decide what schedules and early stopping did after it; an epoch without them is evaluated
   * again. Default: none.
   */
  readonly epochs?: (epoch: Pick<EpochMetrics, 'epoch' | 'step'>) => KnownEpoch | undefined;
  /** Told after a repeated step at which its condition holds, as in training. Changes no bit of the results. */
  readonly watch?: Watch | undefined;
}

const NO_CHANGES: readonly SettingChange[] = [];

type MeasuredEpoch = Omit<EpochMetrics, 'samplesPerSecond'>;

/**
 * Repeats the steps of a training run, on the course that trained it: the same programs, batches, random numbers and learning rates,
 * and so the same bits on an executor of the same engine version. It records nothing, and goes to any checkpoint and forward from it.
 */
export class Replay {
  readonly #course: Course;
  readonly #options: ReplayOptions;
  readonly #watched: WatchedSteps;

  /** @throws UserError memory.* */
  constructor(options: ReplayOptions) {
    this.#options = options;
    this.#course = new Course({ ...options, changes: options.changes?.() });
    this.#watched = new WatchedSteps(this.#course, options.watch);
    this.#settle();
  }

  /** The last step before the present state; 0 before the first. */
  get step(): number {
    return this.#course.position.step - 1;
  }

  /** True if the training has no further step. */
  get isOver(): boolean {
    return this.#course.isOver;
  }

  /** The present numbers, which the next step changes. */
  get model(): Model {
    return this.#course.model;
  }

  /** A copy of the present state. */
  get checkpoint(): Checkpoint {
    return this.#course.checkpoint;
  }

  /** Goes to a checkpoint of the run. */
  restore(checkpoint: Checkpoint): void {
    this.#followChanges();
    this.#course.restore(checkpoint);
    this.#settle();
  }

  /**
   * Repeats one step. Numbers that are not finite stay as they are: a run that failed is replayed up to its failure.
   */
  advance(): StepMetrics {
    const course = this.#course;
    this.#followChanges();
    const observed = this.#watched.prepare();
    const ran = course.run(this.#options.learningRate?.(course.position.step), observed);
    const metrics = course.accept(ran);
    this.#watched.afterStep(ran.loaded, metrics);
    const epoch = this.#settle();
    if (epoch) this.#watched.afterEpoch(epoch);
    return metrics;
  }

  #followChanges(): void {
    this.#course.stepper.change(this.#options.changes?.() ?? NO_CHANGES);
  }

  /** What follows the last step of an epoch, and of the run. A checkpoint may have been made in between. @returns that epoch */
  #settle(): MeasuredEpoch | undefined {
    const course = this.#course;
    if (!course.isEpochOver) return undefined;
    const measured = this.#measureEpoch();
    course.endEpoch(measured);
    if (course.isOver) course.callbacks.restoreBest();
    return measured;
  }

  /** With validation only if something depends on it. */
  #measureEpoch(): MeasuredEpoch {
    const course = this.#course;
    const { monitors } = course.callbacks;
    const measured = course.measureEpoch({ validates: false });
    if (monitors.length === 0 && !this.#watched.needsValidation) return measured;
    const known = this.#options.epochs?.(measured);
    // A database holds no infinite loss: that epoch is evaluated again.
    const isKnown = known && monitors.every((monitor) => Number.isFinite(monitored(known, monitor)));
    if (!isKnown) return course.measureEpoch();
    const { loss, metrics, validation } = known;
    return { ...measured, loss, metrics, ...(validation && { validation }) };
  }
}
