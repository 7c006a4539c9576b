import type { Verdict } from '../conditions/index.ts';
import type { LoadedProgram } from '../kernels/index.ts';
import { UserError } from '../messages/index.ts';
import type { Course } from './course.ts';
import type { EpochMetrics, StepMetrics } from './recorder.ts';
import { StepCondition, type Watch } from './stepCondition.ts';

/** Evaluates the condition of a watch after each step of a training, and after each validation if it needs that. */
export class WatchedSteps {
  readonly #course: Course;
  readonly #watch: Watch | undefined;
  #current: StepCondition | undefined;

  constructor(course: Course, watch: Watch | undefined) {
    this.#course = course;
    this.#watch = watch;
  }

  /**
   * Before a step; without memory for its values the condition is refused.
   * @returns the nodes to observe in it
   */
  prepare(): ReadonlySet<string> | undefined {
    const { model, stepper, position } = this.#course;
    const condition = this.#watch?.condition();
    if (this.#current?.condition !== condition) this.#current = condition && new StepCondition(model, condition);
    const watched = this.#current;
    if (!watched) return undefined;
    try {
      stepper.programAt(position, watched.needs.nodes);
    } catch (error) {
      if (!(error instanceof UserError) || !error.code.startsWith('memory.')) throw error;
      this.#watch?.refuse(watched.condition, error);
      this.#current = undefined;
      return undefined;
    }
    watched.prepare(stepper.updateAt(position).isLast);
    return watched.needs.nodes;
  }

  afterStep(loaded: LoadedProgram, metrics: StepMetrics): void {
    const watched = this.#current;
    if (!watched) return;
    if (!watched.needs.validation) this.#judge(watched.afterStep(loaded, metrics), watched, metrics);
    else if (this.#course.isEpochOver) watched.keep(loaded, metrics);
  }

  afterEpoch(metrics: EpochMetrics): void {
    const watched = this.#current;
    if (!watched?.needs.validation || !metrics.validation) return;
    this.#judge(watched.afterValidation(metrics.validation), watched, metrics);
  }

  #judge({ holds, seen }: Verdict, { condition }: StepCondition, { step, epoch }: Pick<StepMetrics, 'step' | 'epoch'>): void {
    if (holds) this.#watch?.hold({ condition, step, epoch, seen });
  }
}
