import {
  type FunctionBuilder,
  f32x4,
  type I32,
  i32,
  type Local,
  repeatWhile,
  type Statement,
  v128,
  when,
} from '../../wasm/index.ts';
import { emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES, VECTOR } from './lanes.ts';

/**
 * The register tile of the microkernel: 6 × 8 with fused multiply-add (12 sums, 2 of b, 1 of a: 15 registers), 4 × 8 without,
 * where products need registers too (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008).
 */
export const COLUMNS = 8;
export const rowsOf = ({ hasFma }: KernelTarget): number => (hasFma ? 6 : 4);

/**
 * Memory layout of a's rows: `panel`, contiguous for each k, as after packing or in a transposed matrix; `rows`, each with a
 * stride.
 */
export type RowLayout = 'panel' | 'rows';

/** The operands of one tile's product, addresses and strides in bytes. */
export interface TileProduct {
  readonly depth: I32;
  readonly a: I32;
  readonly aDepthStride: I32;
  readonly aRowStride: I32;
  readonly b: I32;
  readonly bDepthStride: I32;
  readonly c: I32;
  readonly cRowStride: I32;
  /** True to add to c instead of overwriting it. */
  readonly accumulates: I32;
}

/**
 * c = a b, or c += a b, for one tile of whole columns; sums run over k in order.
 * @param rows at most those of a whole tile
 */
export function tileProduct(target: KernelTarget, layout: RowLayout, rows: number, operands: TileProduct): Statement {
  const builder = emitOnce(target, `tile ${layout} ${rows}`, (made) => emitTile(made, target, layout, rows));
  const { depth, a, aDepthStride, aRowStride, b, bDepthStride, c, cRowStride, accumulates } = operands;
  return builder.call(depth, a, aDepthStride, aRowStride, b, bDepthStride, c, cRowStride, accumulates);
}

function emitTile(builder: FunctionBuilder, target: KernelTarget, layout: RowLayout, rows: number): void {
  const [depth, a, aDepthStride, aRowStride, b, bDepthStride, c, cRowStride, accumulates] = builder.parameters(9);
  const sums = Array.from({ length: rows }, () => [builder.local('v128'), builder.local('v128')] as const);
  const pointers = layout === 'panel' ? [a] : [a, ...Array.from({ length: rows - 1 }, () => builder.local('i32'))];
  builder.emit(
    ...pointers.slice(1).map((pointer, index) => pointer.set(i32.add(pointers[index].get, aRowStride.get))),
    multiplyAlong(builder, target, { layout, left: depth, pointers, aDepthStride, b, bDepthStride, sums }),
    when(accumulates.get, store(builder, sums, c, cRowStride, true), store(builder, sums, c, cRowStride, false)),
  );
}

/** A product whose k runs over several segments, scattered in a and contiguous in b. */
export interface SegmentProduct extends Omit<TileProduct, 'accumulates'> {
  /** Number of segments, of `depth` values each. */
  readonly segments: I32;
  /** Address of the segments' 32-bit byte offsets in a. */
  readonly table: I32;
}

/** c = a b for one whole tile; sums run over the segments in order. */
export function segmentProduct(target: KernelTarget, layout: RowLayout, operands: SegmentProduct): Statement {
  const builder = emitOnce(target, `segments ${layout}`, (made) => emitSegments(made, target, layout));
  const { depth, segments, table, a, aDepthStride, aRowStride, b, bDepthStride, c, cRowStride } = operands;
  return builder.call(depth, segments, table, a, aDepthStride, aRowStride, b, bDepthStride, c, cRowStride);
}

function emitSegments(builder: FunctionBuilder, target: KernelTarget, layout: RowLayout): void {
  const [depth, segments, table, a, aDepthStride, aRowStride, b, bDepthStride, c, cRowStride] = builder.parameters(10);
  const rows = rowsOf(target);
  const sums = Array.from({ length: rows }, () => [builder.local('v128'), builder.local('v128')] as const);
  const pointers = Array.from({ length: layout === 'panel' ? 1 : rows }, () => builder.local('i32'));
  const left = builder.local('i32');
  builder.emit(
    repeatWhile(
      segments.tee(i32.sub(segments.get, i32.const(1))),
      pointers[0].set(i32.add(a.get, i32.load(table.get))),
      ...pointers.slice(1).map((pointer, index) => pointer.set(i32.add(pointers[index].get, aRowStride.get))),
      table.set(i32.add(table.get, i32.const(BYTES))),
      left.set(depth.get),
      multiplyAlong(builder, target, { layout, left, pointers, aDepthStride, b, bDepthStride, sums }),
    ),
    ...store(builder, sums, c, cRowStride, false),
  );
}

/** The loop along k: for each k, eight values of b times one of each row of a. */
function multiplyAlong(
  builder: FunctionBuilder,
  target: KernelTarget,
  operands: {
    readonly layout: RowLayout;
    readonly left: Local<'i32'>;
    readonly pointers: readonly Local<'i32'>[];
    readonly aDepthStride: Local<'i32'>;
    readonly b: Local<'i32'>;
    readonly bDepthStride: Local<'i32'>;
    readonly sums: readonly (readonly [Local<'v128'>, Local<'v128'>])[];
  },
): Statement {
  const { layout, left, pointers, aDepthStride, b, bDepthStride, sums } = operands;
  const [b0, b1, splat] = builder.locals('v128', 3);
  const products = sums.flatMap(([sum0, sum1], row) => [
    splat.set(layout === 'panel' ? v128.load32Splat(pointers[0].get, row * BYTES) : v128.load32Splat(pointers[row].get)),
    sum0.set(multiplyAdd(target, splat, b0, sum0)),
    sum1.set(multiplyAdd(target, splat, b1, sum1)),
  ]);
  return repeatWhile(
    left.tee(i32.sub(left.get, i32.const(1))),
    b0.set(v128.load(b.get)),
    b1.set(v128.load(b.get, VECTOR)),
    ...products,
    ...pointers.map((pointer) => pointer.set(i32.add(pointer.get, aDepthStride.get))),
    b.set(i32.add(b.get, bDepthStride.get)),
  );
}

function multiplyAdd({ hasFma }: KernelTarget, a: Local<'v128'>, b: Local<'v128'>, sum: Local<'v128'>) {
  return hasFma ? f32x4.relaxedMadd(a.get, b.get, sum.get) : f32x4.add(sum.get, f32x4.mul(a.get, b.get));
}

/** All loads come before all stores: only then can the host merge neighbors into wider vectors. */
function store(
  builder: FunctionBuilder,
  sums: readonly (readonly [Local<'v128'>, Local<'v128'>])[],
  c: Local<'i32'>,
  cRowStride: Local<'i32'>,
  accumulates: boolean,
): Statement[] {
  const rows = [c, ...sums.slice(1).map(() => builder.local('i32'))];
  const next = rows.slice(1).map((row, index) => row.set(i32.add(rows[index].get, cRowStride.get)));
  const totals = accumulates ? sums.map(() => [builder.local('v128'), builder.local('v128')] as const) : sums;
  const add = sums.flatMap(([sum0, sum1], row) => [
    totals[row][0].set(f32x4.add(v128.load(rows[row].get), sum0.get)),
    totals[row][1].set(f32x4.add(v128.load(rows[row].get, VECTOR), sum1.get)),
  ]);
  const write = totals.flatMap(([total0, total1], row) => [
    v128.store(rows[row].get, total0.get),
    v128.store(rows[row].get, total1.get, VECTOR),
  ]);
  return [...next, ...(accumulates ? add : []), ...write];
}

/** Copies or adds the part of a tile within the matrix. Addresses and strides in bytes, sizes in values. */
export function copyTile(
  target: KernelTarget,
  operands: { from: I32; to: I32; rowStride: I32; rows: I32; columns: I32; accumulates: I32 },
): Statement {
  const builder = emitOnce(target, 'copyTile', emitCopyTile);
  const { from, to, rowStride, rows, columns, accumulates } = operands;
  return builder.call(from, to, rowStride, rows, columns, accumulates);
}

function emitCopyTile(builder: FunctionBuilder): void {
  const [from, to, rowStride, rows, columns, accumulates] = builder.parameters(6);
  const column = builder.local('i32');
  const destination = builder.local('i32');
  const source = builder.local('i32');
  const copy = (adds: boolean) => {
    const number = v128.load32Splat(source.get);
    return v128.store32Lane(destination.get, adds ? f32x4.add(number, v128.load32Splat(destination.get)) : number, 0);
  };
  builder.emit(
    repeatWhile(
      rows.tee(i32.sub(rows.get, i32.const(1))),
      column.set(columns.get),
      destination.set(to.get),
      source.set(from.get),
      repeatWhile(
        column.tee(i32.sub(column.get, i32.const(1))),
        when(accumulates.get, [copy(true)], [copy(false)]),
        destination.set(i32.add(destination.get, i32.const(BYTES))),
        source.set(i32.add(source.get, i32.const(BYTES))),
      ),
      from.set(i32.add(from.get, i32.const(COLUMNS * BYTES))),
      to.set(i32.add(to.get, rowStride.get)),
    ),
  );
}
