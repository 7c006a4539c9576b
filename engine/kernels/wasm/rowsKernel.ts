import { type FunctionBuilder, f32, f32x4, i32, type Local, type Statement, v128, when } from '../../wasm/index.ts';
import { copyRun, fillZero } from './blockKernel.ts';
import { type BoundKernel, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { loopOver, loopTimes, moveBy } from './pointerLoops.ts';

const BYTES = 4;

/** Rows of a table selected by indices. */
export interface RowsTask {
  readonly rows: number;
  readonly width: number;
  /** Number of indices. */
  readonly count: number;
}

/** Copies the row of each index; zeros for an index out of range. */
export function gatherRowsKernel(
  target: KernelTarget,
  task: RowsTask,
  addresses: { readonly rows: number; readonly indices: number; readonly output: number },
): BoundKernel {
  const { rows, width, count } = task;
  const builder = emitOnce(target, `gatherRows ${rows} ${width}`, (made) => {
    const [from, to, table, indices, output] = Array.from({ length: 5 }, () => made.parameter('i32'));
    const [row, source] = [made.local('i32'), made.local('i32')];
    const moving = movingRows(indices, output, width);
    const copy = [
      row.set(i32.truncF32(f32.load(indices.get))),
      when(
        i32.ltU(row.get, i32.const(rows)),
        [source.set(i32.add(table.get, i32.mul(row.get, i32.const(width * BYTES)))), ...copyRun(made, source, output, width)],
        fillZero(made, output, width),
      ),
    ];
    made.emit(...moveBy(moving, from.get), loopTimes(made, i32.sub(to.get, from.get), moving, copy));
  });
  const operands = [addresses.rows, addresses.indices, addresses.output].map((address) => i32.const(address));
  return { units: count, costPerUnit: width / 2 + 4, call: (from, to) => builder.call(from, to, ...operands) };
}

/** Adds each row to the indexed row of a table of zeros, sequentially on one thread. */
export function scatterRowsKernel(
  target: KernelTarget,
  task: RowsTask,
  addresses: { readonly indices: number; readonly gradient: number; readonly output: number },
): BoundKernel {
  const { rows, width, count } = task;
  const builder = emitOnce(target, `scatterRows ${rows} ${width} ${count}`, (made) => {
    const [indices, gradient, output] = Array.from({ length: 3 }, () => made.parameter('i32'));
    const [row, place, source] = Array.from({ length: 3 }, () => made.local('i32'));
    const addRow: Statement[] = [
      row.set(i32.truncF32(f32.load(indices.get))),
      when(i32.ltU(row.get, i32.const(rows)), [
        place.set(i32.add(output.get, i32.mul(row.get, i32.const(width * BYTES)))),
        source.set(gradient.get),
        ...addRun(made, source, place, width),
      ]),
    ];
    made.emit(...fillZero(made, output, rows * width), ...loopOver(made, count, movingRows(indices, gradient, width), addRow));
  });
  const operands = [addresses.indices, addresses.gradient, addresses.output].map((address) => i32.const(address));
  return { units: 1, costPerUnit: (rows + count) * width, call: () => builder.call(...operands) };
}

const movingRows = (indices: Local<'i32'>, rows: Local<'i32'>, width: number) => [
  { pointer: indices, stride: BYTES },
  { pointer: rows, stride: width * BYTES },
];

/** Adds a run of values to another, one by one. */
function addRun(builder: FunctionBuilder, source: Local<'i32'>, place: Local<'i32'>, count: number): Statement[] {
  const moving = [source, place].map((pointer) => ({ pointer, stride: BYTES }));
  const total = f32x4.add(v128.load32Splat(place.get), v128.load32Splat(source.get));
  return loopOver(builder, count, moving, [v128.store32Lane(place.get, total, 0)]);
}
