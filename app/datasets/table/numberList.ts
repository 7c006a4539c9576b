const CHUNK = 2 ** 16;

/** A growing list of unboxed numbers: 8 bytes each, in chunks, so that growing copies nothing. */
export class NumberList {
  readonly #chunks: Float64Array<ArrayBuffer>[] = [];
  readonly #expected: number;
  #last = new Float64Array(0);
  /** Numbers in the chunks before the last. */
  #before = 0;
  #used = 0;

  /** @param expected how many numbers are likely to come: they get one chunk, whose memory is only taken as it fills */
  constructor(expected = CHUNK) {
    this.#expected = expected;
  }

  get length(): number {
    return this.#before + this.#used;
  }

  push(value: number): void {
    if (this.#used === this.#last.length) this.#grow();
    this.#last[this.#used++] = value;
  }

  #grow(): void {
    this.#before += this.#used;
    this.#last = new Float64Array(this.#chunks.length === 0 ? Math.max(1, this.#expected) : CHUNK);
    this.#chunks.push(this.#last);
    this.#used = 0;
  }

  /** The numbers in one array; empties the list, so that they are never held twice. */
  takeArray(): Float64Array<ArrayBuffer> {
    const array = this.#chunks.length === 1 ? this.#last.subarray(0, this.#used) : this.#join();
    this.#chunks.length = 0;
    this.#last = new Float64Array(0);
    this.#before = 0;
    this.#used = 0;
    return array;
  }

  #join(): Float64Array<ArrayBuffer> {
    const array = new Float64Array(this.length);
    for (let start = 0; start < array.length; ) {
      const chunk = this.#chunks.shift() ?? this.#last;
      array.set(chunk.subarray(0, array.length - start), start);
      start += chunk.length;
    }
    return array;
  }
}
