/** A range of the arena and its lifetime, as positions of kernels in the schedule. */
export interface Buffer {
  readonly values: number[];
  readonly bytes: number;
  readonly from: number;
  to: number;
  offset: number;
}

/** A free range of the arena. */
interface Gap {
  offset: number;
  bytes: number;
}

/**
 * Places buffers in order of allocation, each in the first gap that fits. Takes nearly linear time and a little more memory than
 * placing the largest first.
 */
export function placeInOrder(buffers: readonly Buffer[]): void {
  const gaps = new Gaps();
  const released = buffers.toSorted((a, b) => a.to - b.to);
  let next = 0;
  for (const buffer of buffers.toSorted((a, b) => a.from - b.from || b.bytes - a.bytes)) {
    for (; released[next].to < buffer.from; next++) gaps.release(released[next]);
    buffer.offset = gaps.take(buffer.bytes);
  }
}

/** The free ranges before the end, in offset order; no two of them touch. */
class Gaps {
  readonly #gaps: Gap[] = [];
  #end = 0;

  take(bytes: number): number {
    const index = this.#gaps.findIndex((gap) => gap.bytes >= bytes);
    if (index < 0) return this.#extend(bytes);
    const gap = this.#gaps[index];
    const { offset } = gap;
    if (gap.bytes === bytes) this.#gaps.splice(index, 1);
    else {
      gap.offset += bytes;
      gap.bytes -= bytes;
    }
    return offset;
  }

  /** Allocates at the end, including a gap that reaches it. */
  #extend(bytes: number): number {
    const last = this.#gaps.at(-1);
    const offset = last && last.offset + last.bytes === this.#end ? last.offset : this.#end;
    if (offset < this.#end) this.#gaps.pop();
    this.#end = offset + bytes;
    return offset;
  }

  release({ offset, bytes }: Gap): void {
    const at = this.#firstBehind(offset);
    const [before, behind] = [this.#gaps[at - 1], this.#gaps[at]];
    const joinsBefore = before !== undefined && before.offset + before.bytes === offset;
    const joinsBehind = behind !== undefined && offset + bytes === behind.offset;
    if (joinsBefore) before.bytes += bytes + (joinsBehind ? behind.bytes : 0);
    else if (joinsBehind) {
      behind.offset = offset;
      behind.bytes += bytes;
    } else this.#gaps.splice(at, 0, { offset, bytes });
    if (joinsBefore && joinsBehind) this.#gaps.splice(at, 1);
  }

  /** The index of the first gap after an offset. */
  #firstBehind(offset: number): number {
    let [low, high] = [0, this.#gaps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#gaps[middle].offset > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
