import type { WatchedCondition } from '#app/contract/index.ts';
import { type CheckedGraph, type Condition, type ConditionScope, conditionScope, readCondition } from '#engine/graph/index.ts';
import type { UserError } from '#engine/messages/index.ts';
import type { HeldCondition, Watch } from '#engine/training/index.ts';
import type { WorkerControl } from './control.ts';
import { noticeOf, toErrorData } from './errors.ts';
import type { RunRecorder } from './runRecorder.ts';
import { endLast, isOpen, watchFrom } from './watchedConditions.ts';

export interface RunConditionsOptions {
  readonly conditions: readonly WatchedCondition[];
  readonly graph: CheckedGraph;
  readonly control: WorkerControl;
  readonly recorder: RunRecorder;
}

/**
 * The conditions that a run watches for, one at a time. When one holds, the run pauses; it is then done, and training can be
 * resumed. A person can set others meanwhile. No part of a run's input: they change no result.
 */
export class RunConditions implements Watch {
  readonly #options: RunConditionsOptions;
  readonly #scope: ConditionScope;
  #conditions: readonly WatchedCondition[];
  #current: Condition | undefined;

  constructor(options: RunConditionsOptions) {
    this.#options = options;
    this.#scope = conditionScope(options.graph.analysis.nodes);
    this.#conditions = options.conditions;
    const last = options.conditions.at(-1);
    if (last && isOpen(last)) this.#read(last.condition);
    // Those of the start are not yet in the database.
    if (options.conditions.length > 0) options.recorder.conditions(options.conditions);
  }

  condition(): Condition | undefined {
    const sent = this.#options.control.takeCondition();
    if (sent !== undefined) this.#replace(sent);
    return this.#current;
  }

  hold({ step, epoch, seen }: HeldCondition): void {
    const values = seen.map(({ value, ...rest }) => ({ ...rest, value: Number.isFinite(value) ? value : nameOf(value) }));
    this.#finish({ held: { step, epoch, values } });
    this.#options.control.pauseNext();
  }

  refuse(_condition: Condition, error: UserError): void {
    this.#finish({ problem: noticeOf(toErrorData(error)) });
  }

  #finish(outcome: Partial<WatchedCondition>): void {
    this.#current = undefined;
    const last = this.#conditions.at(-1);
    if (last) this.#change([...this.#conditions.slice(0, -1), { ...last, ...outcome }]);
  }

  #replace(condition: string | null): void {
    const step = this.#options.recorder.lastStep;
    const before = endLast(this.#conditions, step);
    this.#change(condition === null ? before : [...before, watchFrom(condition, step)]);
    if (condition === null) this.#current = undefined;
    else this.#read(condition);
  }

  /** Its text was checked before it was sent. */
  #read(text: string): void {
    this.#current = readCondition(text, this.#scope).condition;
  }

  #change(conditions: readonly WatchedCondition[]): void {
    this.#conditions = conditions;
    this.#options.recorder.conditions(conditions);
  }
}

/** JSON has no such numbers. */
function nameOf(value: number): 'NaN' | 'Infinity' | '-Infinity' {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}
