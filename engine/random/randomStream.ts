import { philox } from './philox.ts';

/** FNV-1a, 32 bits: hashes a name to a random stream, one per parameter and layer. */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** The upper word of a seed, which may be any integer up to 2^53 - 1. */
const upperWord = (seed: number): number => Math.floor(seed / 0x100000000) >>> 0;

/**
 * A random sequence that is a pure function of seed, stream and moment. Streams of one seed are independent; the moment (a step,
 * an epoch) starts a new sequence of the same stream.
 */
export class RandomStream {
  readonly #key0: number;
  readonly #key1: number;
  readonly #stream: number;
  readonly #moment: number;
  readonly #words = new Uint32Array(4);
  #block = 0;
  #used = 4;

  constructor(seed: number, stream: string | number, moment = 0) {
    this.#key0 = seed >>> 0;
    this.#key1 = upperWord(seed);
    this.#stream = typeof stream === 'string' ? streamOf(stream) : stream;
    this.#moment = moment;
  }

  /** An unsigned 32-bit word. */
  word(): number {
    if (this.#used === 4) {
      philox(this.#words, this.#key0, this.#key1, this.#block, upperWord(this.#block), this.#stream, this.#moment);
      this.#block++;
      this.#used = 0;
    }
    return this.#words[this.#used++];
  }

  /** A sample in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** A standard normal sample (Box and Muller, 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** An integer in [0, bound), without bias: words that would favor small ones are rejected. */
  below(bound: number): number {
    const limit = 0x100000000 - (0x100000000 % bound);
    let word = this.word();
    while (word >= limit) word = this.word();
    return word % bound;
  }

  /** Shuffles the elements in place (Fisher and Yates, 1938). */
  shuffle(items: Uint32Array): void {
    for (let last = items.length - 1; last > 0; last--) {
      const pick = this.below(last + 1);
      const held = items[last];
      items[last] = items[pick];
      items[pick] = held;
    }
  }
}
