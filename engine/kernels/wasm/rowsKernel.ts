import { type FunctionBuilder, f32, f32x4, i32, type Local, type Statement, v128, when } from '../../wasm/index.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES } from './lanes.ts';
import { loopOver, loopUnits } from './pointerLoops.ts';
import { copyRun, fillZero } from './sliceKernel.ts';

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
    const [from, to, table, indices, output] = made.parameters(5);
    const [row, source] = made.locals('i32', 2);
    const moving = movingRows(indices, output, width);
    const copy = [
      row.set(i32.truncF32(f32.load(indices.get))),
      when(
        i32.ltU(row.get, i32.const(rows)),
        [source.set(i32.add(table.get, i32.mul(row.get, i32.const(width * BYTES)))), ...copyRun(made, source, output, width)],
        fillZero(made, output, width),
      ),
    ];
    made.emit(...loopUnits(made, [from, to], moving, copy));
  });
  return callFunction(builder, [addresses.rows, addresses.indices, addresses.output], {
    units: count,
    costPerUnit: width / 2 + 4,
  });
}

/** Adds each row to the indexed row of a table of zeros, sequentially on one thread. */
export function scatterRowsKernel(
  target: KernelTarget,
  task: RowsTask,
  addresses: { readonly indices: number; readonly gradient: number; readonly output: number },
): BoundKernel {
  const { rows, width, count } = task;
  const builder = emitOnce(target, `scatterRows ${rows} ${width} ${count}`, (made) => {
    const [indices, gradient, output] = made.parameters(3);
    const [row, destination, source] = made.locals('i32', 3);
    const addRow: Statement[] = [
      row.set(i32.truncF32(f32.load(indices.get))),
      when(i32.ltU(row.get, i32.const(rows)), [
        destination.set(i32.add(output.get, i32.mul(row.get, i32.const(width * BYTES)))),
        source.set(gradient.get),
        ...addRun(made, source, destination, width),
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
function addRun(builder: FunctionBuilder, source: Local<'i32'>, destination: Local<'i32'>, count: number): Statement[] {
  const moving = [source, destination].map((pointer) => ({ pointer, stride: BYTES }));
  const total = f32x4.add(v128.load32Splat(destination.get), v128.load32Splat(source.get));
  return loopOver(builder, count, moving, [v128.store32Lane(destination.get, total, 0)]);
}

/** Class indices to one-hot rows; an index out of range gives a row of zeros. */
export function oneHotKernel(
  target: KernelTarget,
  task: { readonly rows: number; readonly classes: number },
  addresses: { readonly indices: number; readonly output: number },
): BoundKernel {
  const builder = emitOnce(target, `oneHot ${task.classes}`, (made) => emitOneHot(made, task.classes));
  return callFunction(builder, [addresses.indices, addresses.output], { units: task.rows, costPerUnit: task.classes });
}

function emitOneHot(builder: FunctionBuilder, classes: number): void {
  const [from, to, indices, output] = builder.parameters(4);
  const [index, destination] = builder.locals('i32', 2);
  const rows = [
    { pointer: indices, stride: BYTES },
    { pointer: output, stride: classes * BYTES },
  ];
  const zeros = loopOver(
    builder,
    classes,
    [{ pointer: destination, stride: BYTES }],
    [v128.store32Lane(destination.get, f32x4.const(0), 0)],
  );
  const one = f32.store(i32.add(output.get, i32.mul(index.get, i32.const(BYTES))), f32.const(1));
  builder.emit(
    ...loopUnits(builder, [from, to], rows, [
      destination.set(output.get),
      ...zeros,
      index.set(i32.truncF32(f32.load(indices.get))),
      when(i32.ltU(index.get, i32.const(classes)), [one]),
    ]),
  );
}
