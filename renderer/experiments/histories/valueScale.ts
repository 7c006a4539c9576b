/** A range of numbers with the size that is typical of them. */
export interface Values {
  readonly min: number;
  readonly max: number;
  readonly rms: number;
}

/** Octaves below the smallest rms that have positions of their own, and octaves in all. */
const BELOW_RMS = 7;
const MOST_OCTAVES = 48;
const MOST_TICKS = 4;

/**
 * An axis for numbers of both signs and many powers of ten: beyond the smallest sizes a position is the logarithm of the size to base 2,
 * between them it is linear, from -1 to 1.
 */
export class ValueScale {
  readonly min: number;
  readonly max: number;
  /** Values to label: 0 and powers of ten. */
  readonly ticks: readonly number[];
  /** Exponent of the size at position 1. */
  readonly #floor: number;

  constructor(values: readonly Values[]) {
    const low = Math.min(0, ...values.map(({ min }) => min));
    const high = Math.max(0, ...values.map(({ max }) => max));
    const top = Math.log2(Math.max(-low, high) || 1);
    const typical = Math.min(...values.map(({ rms }) => rms).filter((rms) => rms > 0), 2 ** top);
    this.#floor = Math.floor(Math.max(Math.log2(typical) - BELOW_RMS, top - MOST_OCTAVES));
    this.min = Math.min(-1, this.positionOf(low));
    this.max = Math.max(1, this.positionOf(high));
    this.ticks = this.#powersOfTen();
  }

  positionOf(value: number): number {
    const size = Math.abs(value) / 2 ** this.#floor;
    return Math.sign(value) * (size > 1 ? 1 + Math.log2(size) : size);
  }

  valueOf(position: number): number {
    const size = Math.abs(position);
    return Math.sign(position) * 2 ** this.#floor * (size > 1 ? 2 ** (size - 1) : size);
  }

  #powersOfTen(): number[] {
    const first = Math.ceil(this.#floor * Math.log10(2));
    const last = Math.floor(Math.log10(this.valueOf(Math.max(-this.min, this.max))));
    const every = Math.max(1, Math.ceil((last - first + 1) / MOST_TICKS));
    const powers: number[] = [];
    for (let power = last; power >= first; power -= every) powers.push(10 ** power);
    const isShown = (value: number) => this.positionOf(value) >= this.min && this.positionOf(value) <= this.max;
    return [...powers.map((power) => -power), 0, ...powers.toReversed()].filter(isShown);
  }
}
