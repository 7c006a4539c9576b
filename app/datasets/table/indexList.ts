const CHUNK = 2 ** 16;

/** A growing list of whole numbers from 0: 4 bytes each. */
export class IndexList {
  #values: Uint32Array<ArrayBuffer>;
  #used = 0;

  /** @param expected how many are likely to come: their memory is only taken as it fills */
  constructor(expected = CHUNK) {
    this.#values = new Uint32Array(Math.max(1, expected));
  }

  get length(): number {
    return this.#used;
  }

  push(value: number): void {
    if (this.#used === this.#values.length) this.#grow();
    this.#values[this.#used++] = value;
  }

  #grow(): void {
    const grown = new Uint32Array(this.#values.length * 2);
    grown.set(this.#values);
    this.#values = grown;
  }

  /** The numbers in one array; empties the list. */
  takeArray(): Uint32Array<ArrayBuffer> {
    const taken = this.#values.subarray(0, this.#used);
    this.#values = new Uint32Array(CHUNK);
    this.#used = 0;
    return taken;
  }
}
