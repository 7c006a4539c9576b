import type { LensPass, LensQuestion, LensSubject, RunSummary } from '#app/contract/index.ts';
import type { WantedWeights } from './question.ts';

/** A pass of a step of a run that was shown. */
export interface KeptPass {
  readonly subject: LensSubject;
  readonly answered: { readonly question: LensQuestion; readonly pass: LensPass };
}

interface Entry extends KeptPass {
  readonly of: string;
  readonly step: number;
}

const MOST = 60;

/** The passes of the last shown steps of runs, so that a scrubber shows something at once. */
export class KeptPasses {
  #entries: Entry[] = [];

  /** @param key of the question without its weights */
  add(run: RunSummary | undefined, key: string, { subject, answered }: KeptPass): void {
    const step = subject.run?.step;
    if (!run || step === undefined) return;
    const of = nameOf(run, key);
    const others = this.#entries.filter((entry) => entry.of !== of || entry.step !== step);
    this.#entries = [...others, { of, step, subject, answered }].slice(-MOST);
  }

  /** The one nearest to a step. */
  nearest(run: RunSummary | undefined, key: string, step: number): KeptPass | undefined {
    if (!run) return undefined;
    const of = nameOf(run, key);
    return this.#entries
      .filter((entry) => entry.of === of)
      .reduce<Entry | undefined>(
        (best, entry) => (best && Math.abs(best.step - step) <= Math.abs(entry.step - step) ? best : entry),
        undefined,
      );
  }
}

/** A run that goes on, or is resumed with other learning rates, can have other weights at a step. */
const nameOf = ({ id, status, learningRates }: RunSummary, key: string): string =>
  JSON.stringify([id, status, learningRates, key]);

/** The step of a run that is wanted, if one is. */
export function wantedStep({ weights }: WantedWeights): number | undefined {
  return weights.kind === 'run' ? weights.step : undefined;
}

/** True if both are steps of the same run. */
export function isSameRun(a: WantedWeights | undefined, b: WantedWeights): boolean {
  return a?.weights.kind === 'run' && b.weights.kind === 'run' && a.weights.runId === b.weights.runId;
}
