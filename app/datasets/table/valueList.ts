import type { StoredNumbers } from '#engine/training/index.ts';
import { NumberWriter } from '../base/numberWriter.ts';
import { TABLE_LIMITS } from './limits.ts';
import { NumberList } from './numberList.ts';

/** The values of all rows, one row after the other. */
export interface ValueList {
  readonly length: number;
  push(value: number): void;
  /** Empties the list. */
  takeArray(): Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer> | StoredNumbers;
}

interface ExpectedValues {
  /** At most how many will come, if known. */
  readonly most: number | undefined;
  /** True if none needs more than the 24 bits that float32 has: a date does. */
  readonly areShort: boolean;
  /** The name of the data, in messages. */
  readonly where: string;
}

/** A list in memory, or of many values on the disk. @throws UserError dataset.diskFull */
export function createValueList({ most, areShort, where }: ExpectedValues): ValueList {
  if (most === undefined) return new NumberList();
  const isShort = areShort && most > TABLE_LIMITS.doubles;
  if (most > TABLE_LIMITS.inMemory) return new NumberWriter(isShort ? 'Float32Array' : 'Float64Array', where);
  return isShort ? new SingleList(most) : new NumberList(most);
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
