import { RandomStream } from '../../engine/random/index.ts';

/** The names of the features of a table. */
export const FEATURES = Array.from({ length: 20 }, (_, index) => `f${index}`);

/** Rows of decimals with all their digits, as pandas writes them, and a class: the same for each table. */
export class RandomRows {
  readonly #random = new RandomStream(1, 'table');

  feature(): number {
    return this.#random.uniform() * 10 - 5;
  }

  label(): number {
    return this.#random.below(4);
  }
}
