import type { AnyNumber, LensTensor, TensorPart } from '#app/contract/index.ts';
import { tensorData } from '../../workbench/lens/index.ts';

/** A number of the contract, which may be a word for one that is not finite. */
export const readNumber = (value: AnyNumber): number => Number(value);

/** Loads a range of a tensor's elements, row-major. */
export type LoadRange = (range: { readonly from: number; readonly count: number }) => Promise<TensorPart>;

/** Elements loaded at once: half a megabyte. */
const CHUNK = 65_536;
/** Chunks kept: 64 MB. */
const MOST_CHUNKS = 128;

export type Search = 'largest' | 'smallest' | 'nonFinite';

/** A range of row-major offsets: `from` up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The elements of a tensor: all at hand if they are few, else loaded in chunks where they are needed. */
export class Elements {
  private readonly all: Float64Array | undefined;
  private readonly chunks = new Map<number, Float64Array>();
  private readonly size: number;

  private readonly load: LoadRange | undefined;

  constructor(tensor: LensTensor, load?: LoadRange) {
    this.load = load;
    this.size = tensor.shape.reduce((product, length) => product * length, 1);
    this.all = tensorData(tensor);
  }

  /** The element at a row-major offset; undefined while it is not loaded. */
  at(offset: number): number | undefined {
    return this.all ? this.all[offset] : this.chunks.get(Math.floor(offset / CHUNK))?.[offset % CHUNK];
  }

  /** True if all of these elements are at hand. */
  has(offsets: Iterable<number>): boolean {
    return this.missing(offsets).length === 0;
  }

  /** Loads the chunks of these elements. */
  async need(offsets: Iterable<number>): Promise<void> {
    await Promise.all(this.missing(offsets).map((chunk) => this.loadChunk(chunk)));
  }

  /**
   * The offset of the largest or smallest finite element of a span, or of its first one that is not finite; undefined if there is
   * none. Loads what is missing, a chunk at a time.
   */
  async find(search: Search, { from, to }: Span, signal?: AbortSignal): Promise<number | undefined> {
    let found: number | undefined;
    let best = search === 'largest' ? -Infinity : Infinity;
    for (let start = from; start < to; start = Math.min(to, (Math.floor(start / CHUNK) + 1) * CHUNK)) {
      if (signal?.aborted) return undefined;
      await this.need([start]);
      const end = this.all ? to : Math.min(to, (Math.floor(start / CHUNK) + 1) * CHUNK);
      for (let offset = start; offset < end; offset++) {
        const value = this.at(offset) ?? Number.NaN;
        if (!Number.isFinite(value)) {
          if (search === 'nonFinite') return offset;
        } else if (search === 'largest' ? value > best : search === 'smallest' && value < best) {
          best = value;
          found = offset;
        }
      }
      if (this.all) break;
    }
    return found;
  }

  private missing(offsets: Iterable<number>): number[] {
    if (this.all) return [];
    const wanted = new Set<number>();
    for (const offset of offsets) wanted.add(Math.floor(offset / CHUNK));
    return [...wanted].filter((chunk) => !this.chunks.has(chunk));
  }

  private async loadChunk(chunk: number): Promise<void> {
    if (!this.load) return;
    const from = chunk * CHUNK;
    const values = tensorData(await this.load({ from, count: Math.min(CHUNK, this.size - from) }));
    if (values) this.chunks.set(chunk, values);
    const [oldest] = this.chunks.keys();
    if (this.chunks.size > MOST_CHUNKS && oldest !== undefined) this.chunks.delete(oldest);
  }
}
