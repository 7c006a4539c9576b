/** A growing list of numbers without an object for each: 8 bytes a number, doubled when full. */
export class NumberList {
  #numbers = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = value;
  }

  /** The numbers so far, in an array of their own. */
  toArray(): Float64Array<ArrayBuffer> {
    return this.#numbers.slice(0, this.#length);
  }
}
