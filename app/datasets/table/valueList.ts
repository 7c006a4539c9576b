import { TABLE_LIMITS } from './limits.ts';
import { NumberList } from './numberList.ts';

/** The values of all rows, one row after the other. */
export interface ValueList {
  readonly length: number;
  push(value: number): void;
  /** Empties the list. */
  takeArray(): Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
}

/**
 * @param most at most how many values will come, if known
 * @param areShort true if no value needs more than the 24 bits that float32 has: a date does
 */
export function createValueList(most: number | undefined, areShort: boolean): ValueList {
  if (most === undefined) return new NumberList();
  // A table above the limit is refused before the list is full.
  const capacity = Math.min(most, TABLE_LIMITS.numbers + TABLE_LIMITS.columns);
  return areShort && most > TABLE_LIMITS.doubles ? new SingleList(capacity) : new NumberList(capacity);
}

/** Numbers in single precision, as the network computes with them: 4 bytes each. */
class SingleList implements ValueList {
  readonly #values: Float32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.#values = new Float32Array(capacity);
  }

  push(value: number): void {
    this.#values[this.length++] = value;
  }

  takeArray(): Float32Array<ArrayBuffer> {
    const taken = this.#values.subarray(0, this.length);
    this.length = 0;
    return taken;
  }
}
