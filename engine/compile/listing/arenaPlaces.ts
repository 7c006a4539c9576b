import { sizeOf, type Value } from '../../ops/index.ts';
import { alignedBytes, type Kernel, type ScheduledProgram } from '../schedule/index.ts';
import type { Place } from './programListing.ts';

/** Arena layout of a scheduled program's values, requested in the order of writing. */
export class ArenaPlaces {
  readonly #scheduled: ScheduledProgram;
  /** Size in bytes of the gradient block at the start. */
  readonly #front: number;
  readonly #written: { readonly from: number; readonly to: number }[] = [];

  /** @param updates true if the arena begins with the gradient block */
  constructor(scheduled: ScheduledProgram, updates: boolean) {
    this.#scheduled = scheduled;
    this.#front = updates ? scheduled.block.bytes : 0;
  }

  get bytes(): number {
    return this.#front + this.#scheduled.plan.bytes;
  }

  /** Arena size if each of the given tensors written in it had its own bytes. */
  bytesWithoutReuse(values: readonly Value[]): number {
    const { gradients } = this.#scheduled;
    const own = values.filter(({ id }) => !gradients.has(id));
    return own.reduce((total, { shape }) => total + alignedBytes(sizeOf(shape)), this.#front);
  }

  /** Byte offset of a value in the arena. */
  offsetOf(id: number): number {
    const { gradients, block, plan, storageIdOf } = this.#scheduled;
    const stored = storageIdOf(id);
    const parameter = gradients.get(stored);
    if (parameter !== undefined) return block.offsets.get(parameter) ?? 0;
    return this.#front + (plan.offsets.get(stored) ?? 0);
  }

  /** @param kernel the writing kernel; absent for data, written from outside */
  write({ id, shape }: Value, kernel?: Kernel): Place {
    const bytes = sizeOf(shape) * 4;
    const offset = this.offsetOf(id);
    if (this.#scheduled.gradients.has(id)) return { area: 'gradients', offset, bytes, reuse: 'none' };
    const from = offset;
    const to = offset + bytes;
    const isFreed = this.#written.some((other) => other.from < to && from < other.to);
    this.#written.push({ from, to });
    const reuse = kernel && this.#overwrites(kernel, offset) ? 'inPlace' : isFreed ? 'freed' : 'none';
    return { area: 'arena', offset, bytes, reuse };
  }

  #overwrites({ reads }: Kernel, offset: number): boolean {
    const { plan, storageIdOf } = this.#scheduled;
    return reads.some(({ id }) => plan.offsets.has(storageIdOf(id)) && this.offsetOf(id) === offset);
  }
}
