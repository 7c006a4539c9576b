import type { RangeParameter } from './parameter.ts';
import { lastValue, stepOf, valueAtStep } from './range.ts';

/**
 * The scale on which samplers work with a range: logarithmic if the parameter is, and wider by half a step at both ends, so that
 * the first and the last value have cells of the same size as others. Positions on it are real numbers.
 */
export class Scale {
  /** The ends, as positions. */
  readonly low: number;
  readonly high: number;
  /** 0 for a continuous range. */
  readonly step: number;
  readonly #range: RangeParameter;
  readonly #last: number;

  constructor(range: RangeParameter) {
    this.#range = range;
    this.#last = lastValue(range);
    this.step = stepOf(range);
    this.low = this.positionOf(range.low - this.step / 2);
    this.high = this.positionOf(this.#last + this.step / 2);
  }

  positionOf(value: number): number {
    return this.#range.log ? Math.log(value) : value;
  }

  /** The positions that are rounded to a value of a range with steps. */
  cellOf(value: number): readonly [left: number, right: number] {
    return [this.positionOf(value - this.step / 2), this.positionOf(value + this.step / 2)];
  }

  /** The value nearest to a position. */
  valueAt(position: number): number {
    const { low } = this.#range;
    const value = this.#range.log ? Math.exp(position) : position;
    const nearest = this.step === 0 ? value : valueAtStep(this.#range, Math.round((value - low) / this.step));
    return Math.min(Math.max(nearest, low), this.#last);
  }
}
