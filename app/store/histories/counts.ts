import { BINS } from '#engine/distributions/index.ts';

/** Counts of bins, in order. */
export type Counts = Float64Array | Uint32Array;

/** Counts as varints, the low seven bits first; after a 0, the number of empty bins from there on, as a byte. */
export function encodeCounts(counts: Counts): Uint8Array {
  const bytes: number[] = [];
  for (let bin = 0; bin < counts.length; bin++) {
    if (counts[bin] > 0) {
      writeVarint(bytes, counts[bin]);
      continue;
    }
    let empty = 1;
    while (bin + empty < counts.length && counts[bin + empty] === 0) empty++;
    bytes.push(0, empty);
    bin += empty - 1;
  }
  return Uint8Array.from(bytes);
}

function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  bytes.push(rest);
}

/** Reads the counts of one histogram after the other. */
export class CountsReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): Uint32Array {
    const counts = new Uint32Array(BINS);
    for (let bin = 0; bin < BINS; bin++) {
      const count = this.#varint();
      if (count > 0) counts[bin] = count;
      else bin += this.#bytes[this.#at++] - 1;
    }
    return counts;
  }

  #varint(): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.#at++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  }
}
