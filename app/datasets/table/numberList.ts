const CHUNK = 2 ** 16;

/** A growing list of unboxed numbers: 8 bytes each, in chunks, so that growing copies nothing. */
export class NumberList {
  readonly #chunks: Float64Array<ArrayBuffer>[] = [];
  #last = new Float64Array(0);
  #used = 0;

  get length(): number {
    return this.#chunks.length === 0 ? 0 : (this.#chunks.length - 1) * CHUNK + this.#used;
  }

  push(value: number): void {
    if (this.#used === this.#last.length) {
      this.#last = new Float64Array(CHUNK);
      this.#chunks.push(this.#last);
      this.#used = 0;
    }
    this.#last[this.#used++] = value;
  }

  /** The numbers in one array; empties the list, so that they are never held twice. */
  takeArray(): Float64Array<ArrayBuffer> {
    const array = new Float64Array(this.length);
    for (let start = 0; start < array.length; start += CHUNK) {
      const chunk = this.#chunks.shift();
      if (chunk) array.set(chunk.subarray(0, array.length - start), start);
    }
    this.#last = new Float64Array(0);
    this.#used = 0;
    return array;
  }
}
