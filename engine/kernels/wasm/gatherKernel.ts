import { type FunctionBuilder, f32x4, i32, i32x4, type Local, type Statement, type V128, v128 } from '../../wasm/index.ts';
import type { HeldColumn } from './heldColumns.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES, LANES, storeLanes } from './lanes.ts';
import { loopOver, loopUnits } from './pointerLoops.ts';
import { copyRun } from './sliceKernel.ts';

/** Gathers samples by index into a batch, converting and normalizing bytes. */
export function gatherKernel(
  target: KernelTarget,
  { held, rows }: { readonly held: HeldColumn; readonly rows: number },
  addresses: { readonly selection: number; readonly output: number },
): BoundKernel {
  const { size, kind, address, offset, scale } = held;
  const emitted = kind === 'floats' ? `floats ${size}` : `bytes ${size} ${offset.repeats} ${scale.repeats}`;
  const builder = emitOnce(target, `gather ${emitted}`, (made) => emitGather(made, held));
  return callFunction(builder, [addresses.selection, address, addresses.output, offset.address, scale.address], {
    units: rows,
    costPerUnit: size,
  });
}

function emitGather(builder: FunctionBuilder, held: HeldColumn): void {
  const [from, to, selection, column, output, offset, scale] = builder.parameters(7);
  const source = builder.local('i32');
  const rowBytes = held.size * (held.kind === 'floats' ? BYTES : 1);
  const rows = [
    { pointer: selection, stride: BYTES },
    { pointer: output, stride: held.size * BYTES },
  ];
  const copy =
    held.kind === 'floats'
      ? copyRun(builder, source, output, held.size)
      : new ByteRow(builder, held, { source, output, offset, scale }).statements();
  builder.emit(
    ...loopUnits(builder, [from, to], rows, [
      source.set(i32.add(column.get, i32.mul(i32.load(selection.get), i32.const(rowBytes)))),
      ...copy,
    ]),
  );
}

interface RowPointers {
  readonly source: Local<'i32'>;
  readonly output: Local<'i32'>;
  readonly offset: Local<'i32'>;
  readonly scale: Local<'i32'>;
}

/** One sample of bytes, eight at a time: (byte - offset) · scale. */
class ByteRow {
  readonly #builder: FunctionBuilder;
  readonly #held: HeldColumn;
  readonly #source: Local<'i32'>;
  readonly #destination: Local<'i32'>;
  readonly #offset: Local<'i32'>;
  readonly #scale: Local<'i32'>;
  readonly #pointers: RowPointers;

  constructor(builder: FunctionBuilder, held: HeldColumn, pointers: RowPointers) {
    this.#builder = builder;
    this.#held = held;
    this.#pointers = pointers;
    this.#source = pointers.source;
    [this.#destination, this.#offset, this.#scale] = builder.locals('i32', 3);
  }

  statements(): Statement[] {
    const { offset, scale, size } = this.#held;
    const eight = 2 * LANES;
    const moving = [
      { pointer: this.#source, stride: eight },
      { pointer: this.#destination, stride: eight * BYTES },
      { pointer: this.#offset, stride: offset.repeats ? 0 : eight * BYTES },
      { pointer: this.#scale, stride: scale.repeats ? 0 : eight * BYTES },
    ];
    return [
      this.#destination.set(this.#pointers.output.get),
      this.#offset.set(this.#pointers.offset.get),
      this.#scale.set(this.#pointers.scale.get),
      ...loopOver(this.#builder, Math.floor(size / eight), moving, this.#turn(eight)),
      ...this.#turn(size % eight),
    ];
  }

  /** Reads eight bytes and stores the first `count` as floats. */
  #turn(count: number): Statement[] {
    if (count === 0) return [];
    const words = this.#builder.local('v128');
    return [
      words.set(v128.load8x8U(this.#source.get)),
      ...this.#store(i32x4.extendLowU16(words.get), 0, Math.min(count, LANES)),
      ...this.#store(i32x4.extendHighU16(words.get), LANES, count - LANES),
    ];
  }

  #store(integers: V128, first: number, count: number): Statement[] {
    if (count <= 0) return [];
    const { offset, scale } = this.#held;
    const entryOf = (pointer: Local<'i32'>, repeats: boolean) =>
      repeats ? v128.load32Splat(pointer.get) : v128.load(pointer.get, first * BYTES);
    const centered = f32x4.sub(f32x4.fromI32(integers), entryOf(this.#offset, offset.repeats));
    const numbers = this.#builder.local('v128');
    const write = storeLanes(this.#destination.get, numbers.get, count, first * BYTES);
    return [numbers.set(f32x4.mul(centered, entryOf(this.#scale, scale.repeats))), ...write];
  }
}
