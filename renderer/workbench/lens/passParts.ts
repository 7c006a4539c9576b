import type { LensQuestion, TensorPart } from '#app/contract/index.ts';
import type { LensCalls } from './lensCalls.ts';

/** A range of a tensor of a pass. */
export interface PassRange {
  readonly question: LensQuestion;
  readonly address: string;
  readonly from: number;
  readonly count: number;
}

interface Known {
  readonly promise: Promise<TensorPart>;
  part?: TensorPart;
}

/** Ranges of the tensors of passes, asked for once, and kept as long as their questions. */
export class PassParts {
  #known = new WeakMap<LensQuestion, Map<string, Known>>();
  readonly #calls: Pick<LensCalls, 'tensor'>;

  constructor(calls: Pick<LensCalls, 'tensor'>) {
    this.#calls = calls;
  }

  load(range: PassRange): Promise<TensorPart> {
    const ofPass = this.#ofPass(range);
    const key = keyOf(range);
    const before = ofPass.get(key);
    if (before) return before.promise;
    const known: Known = { promise: this.#calls.tensor(range) };
    ofPass.set(key, known);
    known.promise.then(
      (part) => {
        known.part = part;
      },
      // A failed one can be asked for again.
      () => ofPass.delete(key),
    );
    return known.promise;
  }

  /** Undefined while it is not at hand. */
  loaded(range: PassRange): TensorPart | undefined {
    return this.#ofPass(range).get(keyOf(range))?.part;
  }

  #ofPass({ question }: PassRange): Map<string, Known> {
    const known = this.#known.get(question) ?? new Map<string, Known>();
    this.#known.set(question, known);
    return known;
  }
}

const keyOf = ({ address, from, count }: PassRange): string => `${address} ${from} ${count}`;
