import type { AnyNumber, LensTensor, TensorPart } from '#app/contract/index.ts';
import { tensorData } from '../../workbench/lens/index.ts';

/** A number of the contract, which may be a word for one that is not finite. */
export const readNumber = (value: AnyNumber): number => Number(value);

/** Elements that are loaded at once. */
export interface ElementRange {
  readonly from: number;
  readonly count: number;
}

/** Loads a range of a tensor's elements, row-major. */
export type LoadRange = (range: ElementRange) => Promise<TensorPart>;

/** Elements kept or dropped together. */
const CHUNK = 8192;
/** Chunks beside each other that are loaded at once: half a megabyte. */
const MOST_AT_ONCE = 8;
/** Chunks kept: 64 MB. */
const MOST_CHUNKS = 1024;

export type Search = 'largest' | 'smallest' | 'nonFinite';

/** A range of row-major offsets: `from` up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const chunkOf = (offset: number): number => Math.floor(offset / CHUNK);

/** The ranges of chunks that contain some offsets of a tensor of a size. */
export function rangesOf(offsets: Iterable<number>, size: number): ElementRange[] {
  return rangesOfChunks(new Set([...offsets].map(chunkOf)), size);
}

function rangesOfChunks(chunks: Iterable<number>, size: number): ElementRange[] {
  const runs: number[][] = [];
  for (const chunk of [...chunks].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.length < MOST_AT_ONCE && last.at(-1) === chunk - 1) last.push(chunk);
    else runs.push([chunk]);
  }
  return runs.map((run) => {
    const from = run[0] * CHUNK;
    return { from, count: Math.min(run.length * CHUNK, size - from) };
  });
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
    return this.all ? this.all[offset] : this.chunks.get(chunkOf(offset))?.[offset % CHUNK];
  }

  /** True if all of these elements are at hand. */
  has(offsets: Iterable<number>): boolean {
    return this.missing(offsets).length === 0;
  }

  /** Loads the chunks of these elements. */
  async need(offsets: Iterable<number>): Promise<void> {
    await Promise.all(rangesOfChunks(this.missing(offsets), this.size).map((range) => this.loadRange(range)));
  }

  /**
   * The offset of the largest or smallest finite element of a span, or of its first one that is not finite; undefined if there is
   * none. Loads what is missing, some chunks at a time.
   */
  async find(search: Search, { from, to }: Span, signal?: AbortSignal): Promise<number | undefined> {
    let found: number | undefined;
    let best = search === 'largest' ? -Infinity : Infinity;
    for (let start = from, end = from; start < to; start = end) {
      if (signal?.aborted) return undefined;
      end = this.all ? to : Math.min(to, (chunkOf(start) + MOST_AT_ONCE) * CHUNK);
      await this.need(chunkStarts(start, end));
      for (let offset = start; offset < end; offset++) {
        const value = this.at(offset) ?? Number.NaN;
        if (!Number.isFinite(value)) {
          if (search === 'nonFinite') return offset;
        } else if (search === 'largest' ? value > best : search === 'smallest' && value < best) {
          best = value;
          found = offset;
        }
      }
    }
    return found;
  }

  private missing(offsets: Iterable<number>): number[] {
    if (this.all) return [];
    const wanted = new Set<number>();
    for (const offset of offsets) wanted.add(chunkOf(offset));
    return [...wanted].filter((chunk) => !this.chunks.has(chunk));
  }

  private async loadRange(range: ElementRange): Promise<void> {
    if (!this.load) return;
    const values = tensorData(await this.load(range));
    if (!values) return;
    for (let at = 0; at < values.length; at += CHUNK) this.keep(chunkOf(range.from + at), values.subarray(at, at + CHUNK));
  }

  private keep(chunk: number, values: Float64Array): void {
    this.chunks.set(chunk, values);
    const [oldest] = this.chunks.keys();
    if (this.chunks.size > MOST_CHUNKS && oldest !== undefined) this.chunks.delete(oldest);
  }
}

/** An offset in each chunk of a span. */
function chunkStarts(from: number, to: number): number[] {
  return Array.from({ length: chunkOf(to - 1) - chunkOf(from) + 1 }, (_, at) => (chunkOf(from) + at) * CHUNK);
}
