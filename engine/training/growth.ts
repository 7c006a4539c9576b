import type { Origin } from './origin.ts';
import type { NamedTensor } from './recorder.ts';

/** Steps over which growth is measured. */
const STEPS = 10;

/** The growth of parameters over the last steps. */
export class Growth {
  /** Norms by parameter, the latest last. */
  readonly #norms: ReadonlyMap<string, number>[] = [];

  add(parameters: readonly NamedTensor[]): void {
    this.#norms.push(new Map(parameters.map(({ name, data }) => [name, normOf(data)])));
    if (this.#norms.length > STEPS + 1) this.#norms.shift();
  }

  /** The parameter that grew most; null before the second step. */
  largest(): Origin['growth'] {
    const [first, last] = [this.#norms[0], this.#norms.at(-1)];
    const steps = this.#norms.length - 1;
    if (!first || !last || steps === 0) return null;
    const factors = [...last].map(([parameter, norm]) => ({ parameter, factor: norm / (first.get(parameter) ?? 0), steps }));
    const measured = factors.filter(({ factor }) => Number.isFinite(factor));
    return measured.length === 0 ? null : measured.reduce((most, each) => (each.factor > most.factor ? each : most));
  }
}

function normOf(numbers: Float32Array): number {
  let squares = 0;
  for (const number of numbers) squares += number * number;
  return Math.sqrt(squares);
}
