import {
  type FunctionBuilder,
  type I32,
  i32,
  type Local,
  repeatWhile,
  type Statement,
  type V128,
  v128,
  when,
} from '../../wasm/index.ts';
import { emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES, LANES } from './lanes.ts';

/** A strip of a matrix to be copied so that the values of each k are contiguous. */
export interface Packing {
  readonly from: I32;
  readonly to: I32;
  /** Values along k. */
  readonly depth: I32;
  /** Bytes between values along k, or between rows of the strip, depending on the layout. */
  readonly stride: I32;
}

/**
 * Packs `width` (4, 6 or 8) values per k into `to`, one k after the other.
 * @param isTransposed true if the values along k are contiguous, so that 4 × 4 blocks are transposed
 */
export function packPanel(target: KernelTarget, width: number, isTransposed: boolean, packing: Packing): Statement {
  const key = `pack ${width} ${isTransposed}`;
  const builder = emitOnce(target, key, (made) => (isTransposed ? emitTurn(made, width) : emitCopy(made, width)));
  return builder.call(packing.from, packing.to, packing.depth, packing.stride);
}

/** For each k a run of `width` neighbors. */
function emitCopy(builder: FunctionBuilder, width: number): void {
  const [from, to, depth, stride] = builder.parameters(4);
  const copies: Statement[] = [v128.store(to.get, v128.load(from.get))];
  if (width === 8) copies.push(v128.store(to.get, v128.load(from.get, 16), 16));
  if (width === 6) copies.push(v128.store64Lane(to.get, v128.load64Zero(from.get, 16), 0, 16));
  builder.emit(
    repeatWhile(
      depth.tee(i32.sub(depth.get, i32.const(1))),
      ...copies,
      from.set(i32.add(from.get, stride.get)),
      to.set(i32.add(to.get, i32.const(width * BYTES))),
    ),
  );
}

/** `width` rows along k: four k at a time, then the rest one by one. */
function emitTurn(builder: FunctionBuilder, width: number): void {
  const [from, to, depth, stride] = builder.parameters(4);
  const rows = [from, ...Array.from({ length: width - 1 }, () => builder.local('i32'))];
  const vectors = rows.map(() => builder.local('v128'));
  const advance = (turns: number): Statement[] => [
    ...rows.map((row) => row.set(i32.add(row.get, i32.const(turns * BYTES)))),
    to.set(i32.add(to.get, i32.const(turns * width * BYTES))),
    depth.set(i32.sub(depth.get, i32.const(turns))),
  ];
  builder.emit(
    ...rows.slice(1).map((row, index) => row.set(i32.add(rows[index].get, stride.get))),
    when(i32.geU(depth.get, i32.const(LANES)), [
      repeatWhile(
        i32.geU(depth.get, i32.const(LANES)),
        ...vectors.map((vector, row) => vector.set(v128.load(rows[row].get))),
        ...storeTurned(builder, vectors, to, width),
        ...advance(LANES),
      ),
    ]),
    when(depth.get, [
      repeatWhile(
        depth.get,
        ...rows.map((row, index) => v128.store32Lane(to.get, v128.load32Splat(row.get), 0, index * BYTES)),
        ...advance(1),
      ),
    ]),
  );
}

/** Stores `width` rows of four values as four columns of `width`. */
function storeTurned(builder: FunctionBuilder, rows: readonly Local<'v128'>[], to: Local<'i32'>, width: number): Statement[] {
  const statements: Statement[] = [];
  const keep = (value: V128): V128 => {
    const local = builder.local('v128');
    statements.push(local.set(value));
    return local.get;
  };
  for (let first = 0; first + LANES <= width; first += LANES) {
    const [r0, r1, r2, r3] = rows.slice(first, first + LANES).map(({ get }) => get);
    const low01 = keep(v128.shuffle32(r0, r1, [0, 4, 1, 5]));
    const high01 = keep(v128.shuffle32(r0, r1, [2, 6, 3, 7]));
    const low23 = keep(v128.shuffle32(r2, r3, [0, 4, 1, 5]));
    const high23 = keep(v128.shuffle32(r2, r3, [2, 6, 3, 7]));
    const columns = [
      v128.shuffle32(low01, low23, [0, 1, 4, 5]),
      v128.shuffle32(low01, low23, [2, 3, 6, 7]),
      v128.shuffle32(high01, high23, [0, 1, 4, 5]),
      v128.shuffle32(high01, high23, [2, 3, 6, 7]),
    ];
    columns.forEach((column, k) => {
      statements.push(v128.store(to.get, column, (k * width + first) * BYTES));
    });
  }
  if (width % LANES === 2) {
    const [r4, r5] = rows.slice(width - 2).map(({ get }) => get);
    const pairs = [keep(v128.shuffle32(r4, r5, [0, 4, 1, 5])), keep(v128.shuffle32(r4, r5, [2, 6, 3, 7]))];
    for (let k = 0; k < LANES; k++) {
      statements.push(v128.store64Lane(to.get, pairs[k >> 1], k & 1, (k * width + width - 2) * BYTES));
    }
  }
  return statements;
}
