import { type ConvolutionAttributes, type ConvolutionSizes, sizeOf } from '../../ops/index.ts';
import { type FunctionBuilder, type I32, i32, type Local, type Statement, v128, when } from '../../wasm/index.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES } from './lanes.ts';
import { COLUMNS, copyTile, rowsOf, segmentProduct } from './microkernel.ts';
import { loopUnits, nestLoops, sum, times } from './pointerLoops.ts';
import { copyRun, fillZero } from './sliceKernel.ts';

export interface ConvolutionTask extends ConvolutionAttributes {
  readonly sizes: ConvolutionSizes;
}

/** Stores offsets that a kernel reads at run time. @returns their address */
export type AddTable = (words: readonly number[]) => number;

/**
 * A convolution as matrix products without im2col: for each output row, pixels are rows of a; the values under the kernel form
 * contiguous runs, in the same order as in the kernel. If the kernel's columns are adjacent, a run is a whole kernel row, else
 * the channels of a pixel.
 */
interface Runs {
  /** Values per run. */
  readonly length: number;
  /** Byte offset of each run from the first. */
  readonly offsets: readonly number[];
}

function runsOf({ sizes, dilation, groups }: ConvolutionTask): Runs {
  const { width, channels, kernelHeight, kernelWidth, groupChannels } = sizes;
  const rows = Array.from({ length: kernelHeight }, (_, row) => row * dilation[0] * width * channels * BYTES);
  if (dilation[1] === 1 && groups === 1) return { length: kernelWidth * channels, offsets: rows };
  const columns = Array.from({ length: kernelWidth }, (_, column) => column * dilation[1] * channels * BYTES);
  return { length: groupChannels, offsets: rows.flatMap((row) => columns.map((column) => row + column)) };
}

/** z = the convolution of x with w; threads share the samples. */
export function convolutionKernel(
  target: KernelTarget,
  task: ConvolutionTask,
  addresses: { readonly x: number; readonly w: number; readonly output: number },
  addTable: AddTable,
): BoundKernel {
  const { sizes } = task;
  const table = addTable(runsOf(task).offsets);
  const key = `convolution ${JSON.stringify({ ...task, sizes: { ...sizes, batch: 0 } })}`;
  const builder = emitOnce(target, key, (made) => emitForward(made, target, task));
  return callFunction(
    builder,
    [addresses.x, addresses.w, addresses.output, table],
    { units: sizes.batch, costPerUnit: productsOf(task) / COLUMNS },
    true,
  );
}

/** Multiplications per sample. */
function productsOf({ sizes }: ConvolutionTask): number {
  const { kernelHeight, kernelWidth, groupChannels, filters, outHeight, outWidth } = sizes;
  return kernelHeight * kernelWidth * groupChannels * filters * outHeight * outWidth;
}

const tileBytes = (target: KernelTarget): number => rowsOf(target) * COLUMNS * BYTES;

export const convolutionScratch = tileBytes;

/** Bytes after an operand that may be read without being used. */
export function convolutionOverread(target: KernelTarget, { sizes, strides }: ConvolutionTask): number {
  const { width, channels, filters, kernelHeight, kernelWidth } = sizes;
  const pixels = rowsOf(target) * strides[1] + kernelWidth * 2;
  return (pixels * channels + kernelHeight * width * channels + rowsOf(target) * filters + COLUMNS * filters) * BYTES * 2;
}

function emitForward(builder: FunctionBuilder, target: KernelTarget, task: ConvolutionTask): void {
  const [from, to, x, w, output, table, scratch] = builder.parameters(7);
  const { height, width, channels, filters, outHeight, outWidth } = task.sizes;
  const samples = [
    { pointer: x, stride: height * width * channels * BYTES },
    { pointer: output, stride: outHeight * outWidth * filters * BYTES },
  ];
  const body = convolveSample(builder, target, task, { x, w, output, table, scratch });
  builder.emit(...loopUnits(builder, [from, to], samples, [body]));
}

/** The convolution of one image, tile by tile. */
function convolveSample(
  builder: FunctionBuilder,
  target: KernelTarget,
  task: ConvolutionTask,
  operands: Readonly<Record<'x' | 'w' | 'output' | 'table' | 'scratch', Local<'i32'>>>,
): Statement {
  const { x, w, output, table, scratch } = operands;
  const { sizes, strides, groups } = task;
  const { width, channels, groupChannels, filters, outHeight, outWidth } = sizes;
  const groupFilters = filters / groups;
  const tileRows = rowsOf(target);
  const [row, tile, group, column] = builder.locals('i32', 4);
  const [a, c, first] = builder.locals('i32', 3);
  const tiles = Math.ceil(outWidth / tileRows);
  const panels = Math.ceil(groupFilters / COLUMNS);
  const runs = runsOf(task);
  // The last tile is aligned to the end of the row; recomputed values come out the same.
  const firstOf = i32.mul(tile.get, i32.const(tileRows));
  const lastFirst = Math.max(outWidth - tileRows, 0);
  const offset = sum(times(group.get, groupFilters * BYTES), times(column.get, COLUMNS * BYTES));
  const product = (destination: I32, rowStride: number) =>
    segmentProduct(target, 'rows', {
      depth: i32.const(runs.length),
      segments: i32.const(runs.offsets.length),
      table: table.get,
      a: a.get,
      aDepthStride: i32.const(BYTES),
      aRowStride: i32.const(strides[1] * channels * BYTES),
      b: sum(w.get, offset),
      bDepthStride: i32.const(filters * BYTES),
      c: destination,
      cRowStride: i32.const(rowStride),
    });
  const whole = product(c.get, filters * BYTES);
  const [lastColumns, rows] = [groupFilters % COLUMNS, Math.min(outWidth, tileRows)];
  const isEdge = rows < tileRows ? i32.const(1) : lastColumns === 0 ? i32.const(0) : i32.eq(column.get, i32.const(panels - 1));
  const copy = copyTile(target, {
    from: scratch.get,
    to: c.get,
    rowStride: i32.const(filters * BYTES),
    rows: i32.const(rows),
    columns:
      lastColumns === 0
        ? i32.const(COLUMNS)
        : i32.select(i32.eq(column.get, i32.const(panels - 1)), i32.const(lastColumns), i32.const(COLUMNS)),
    accumulates: i32.const(0),
  });
  const pixel = (rowBytes: number, pixelBytes: number) => sum(times(row.get, rowBytes), times(first.get, pixelBytes));
  return count(
    builder,
    row,
    outHeight,
    count(
      builder,
      group,
      groups,
      count(
        builder,
        column,
        panels,
        count(
          builder,
          tile,
          tiles,
          first.set(i32.select(i32.ltU(firstOf, i32.const(lastFirst)), firstOf, i32.const(lastFirst))),
          a.set(
            sum(
              x.get,
              pixel(strides[0] * width * channels * BYTES, strides[1] * channels * BYTES),
              times(group.get, groupChannels * BYTES),
            ),
          ),
          c.set(sum(output.get, pixel(outWidth * filters * BYTES, filters * BYTES), offset)),
          when(isEdge, [product(scratch.get, COLUMNS * BYTES), copy], [whole]),
        ),
      ),
    ),
  );
}

/** ∂J/∂w: for each run of the kernel and each panel, a product whose k runs over all pixels of the batch. */
export function convolutionByKernelKernel(
  target: KernelTarget,
  task: ConvolutionTask,
  addresses: { readonly x: number; readonly gradient: number; readonly output: number },
  addTable: AddTable,
): BoundKernel {
  const { sizes, strides } = task;
  const { batch, height, width, channels, outHeight } = sizes;
  const runs = addTable(runsOf(task).offsets);
  const pixelRows = addTable(
    Array.from({ length: batch * outHeight }, (_, index) => {
      const [sample, row] = [Math.floor(index / outHeight), index % outHeight];
      return (sample * height + row * strides[0]) * width * channels * BYTES;
    }),
  );
  const builder = emitOnce(target, `convolutionByKernel ${JSON.stringify(task)}`, (made) => emitByKernel(made, target, task));
  const units = unitsByKernel(target, task);
  return callFunction(
    builder,
    [addresses.x, addresses.gradient, addresses.output, runs, pixelRows],
    { units, costPerUnit: (productsOf(task) * batch) / COLUMNS / units },
    true,
  );
}

function unitsByKernel(target: KernelTarget, task: ConvolutionTask): number {
  const runs = runsOf(task);
  const panels = Math.ceil(task.sizes.filters / task.groups / COLUMNS);
  return runs.offsets.length * task.groups * Math.ceil(runs.length / rowsOf(target)) * panels;
}

function emitByKernel(builder: FunctionBuilder, target: KernelTarget, task: ConvolutionTask): void {
  const [from, to, x, gradient, output, runTable, pixelRows, scratch] = builder.parameters(8);
  const { sizes, strides, groups } = task;
  const { batch, channels, groupChannels, filters, outHeight, outWidth } = sizes;
  const groupFilters = filters / groups;
  const runs = runsOf(task);
  const tileRows = rowsOf(target);
  const [rowPanels, columnPanels] = [Math.ceil(runs.length / tileRows), Math.ceil(groupFilters / COLUMNS)];
  const [unit, run, group, row, column, rest] = builder.locals('i32', 6);
  const split = (into: Local<'i32'>, length: number): Statement[] => [
    into.set(i32.remU(rest.get, i32.const(length))),
    rest.set(i32.divU(rest.get, i32.const(length))),
  ];
  const columnBytes = sum(times(group.get, groupFilters * BYTES), times(column.get, COLUMNS * BYTES));
  const a = sum(
    x.get,
    i32.load(sum(runTable.get, times(run.get, BYTES))),
    times(group.get, groupChannels * BYTES),
    times(row.get, tileRows * BYTES),
  );
  const kernelRow = sum(times(run.get, runs.length), times(row.get, tileRows));
  const destination = sum(output.get, times(kernelRow, filters * BYTES), columnBytes);
  const product = (c: I32, rowStride: number) =>
    segmentProduct(target, 'panel', {
      depth: i32.const(outWidth),
      segments: i32.const(batch * outHeight),
      table: pixelRows.get,
      a,
      aDepthStride: i32.const(strides[1] * channels * BYTES),
      aRowStride: i32.const(0),
      b: sum(gradient.get, columnBytes),
      bDepthStride: i32.const(filters * BYTES),
      c,
      cRowStride: i32.const(rowStride),
    });
  const [lastRows, lastColumns] = [runs.length % tileRows, groupFilters % COLUMNS];
  const isLast = (counter: Local<'i32'>, panels: number, length: number) =>
    length === 0 ? i32.const(0) : i32.eq(counter.get, i32.const(panels - 1));
  const [isLastRow, isLastColumn] = [isLast(row, rowPanels, lastRows), isLast(column, columnPanels, lastColumns)];
  const copy = copyTile(target, {
    from: scratch.get,
    to: destination,
    rowStride: i32.const(filters * BYTES),
    rows: i32.select(isLastRow, i32.const(lastRows), i32.const(tileRows)),
    columns: i32.select(isLastColumn, i32.const(lastColumns), i32.const(COLUMNS)),
    accumulates: i32.const(0),
  });
  builder.emit(
    builder.loop(
      unit,
      from.get,
      to.get,
      1,
      rest.set(unit.get),
      ...split(column, columnPanels),
      ...split(row, rowPanels),
      ...split(group, groups),
      run.set(rest.get),
      when(
        i32.or(isLastRow, isLastColumn),
        [product(scratch.get, COLUMNS * BYTES), copy],
        [product(destination, filters * BYTES)],
      ),
    ),
  );
}

/**
 * ∂J/∂x: the convolution of the gradient, zero-dilated by the strides and zero-padded, with the kernel rotated and its channels
 * and filters exchanged.
 */
export function convolutionByImageKernel(
  target: KernelTarget,
  task: ConvolutionTask,
  addresses: { readonly gradient: number; readonly w: number; readonly output: number },
  addTable: AddTable,
): BoundKernel {
  const { sizes } = task;
  const turned = turnedTask(task);
  const table = addTable(runsOf(turned).offsets);
  const key = `convolutionByImage ${JSON.stringify({ ...task, sizes: { ...sizes, batch: 0 } })}`;
  const builder = emitOnce(target, key, (made) => emitByImage(made, target, task, turned));
  return callFunction(
    builder,
    [addresses.gradient, addresses.w, addresses.output, table],
    { units: sizes.batch, costPerUnit: productsOf(turned) / COLUMNS },
    true,
  );
}

/** The gradient by the image as a convolution. */
function turnedTask({ sizes, dilation, groups }: ConvolutionTask): ConvolutionTask {
  const { batch, height, width, channels, kernelHeight, kernelWidth, filters } = sizes;
  return {
    strides: [1, 1],
    dilation,
    groups,
    sizes: {
      batch,
      height: height + (kernelHeight - 1) * dilation[0],
      width: width + (kernelWidth - 1) * dilation[1],
      channels: filters,
      kernelHeight,
      kernelWidth,
      groupChannels: filters / groups,
      filters: channels,
      outHeight: height,
      outWidth: width,
    },
  };
}

const spreadNumbers = ({ height, width, channels }: ConvolutionSizes): number => height * width * channels;

const kernelNumbers = ({ kernelHeight, kernelWidth, groupChannels, filters }: ConvolutionSizes): number =>
  kernelHeight * kernelWidth * groupChannels * filters;

/** Scratch for a tile, the rotated kernel and one dilated gradient. */
export function byImageScratch(target: KernelTarget, task: ConvolutionTask): number {
  const { sizes } = turnedTask(task);
  return (
    tileBytes(target) + (kernelNumbers(sizes) + spreadNumbers(sizes)) * BYTES + convolutionOverread(target, turnedTask(task))
  );
}

function emitByImage(builder: FunctionBuilder, target: KernelTarget, task: ConvolutionTask, turned: ConvolutionTask): void {
  const [from, to, gradient, w, output, table, scratch] = builder.parameters(7);
  const [kernel, spread, source, destination] = builder.locals('i32', 4);
  const { height, width, channels, outHeight, outWidth, filters, kernelHeight, kernelWidth } = task.sizes;
  const samples = [
    { pointer: gradient, stride: outHeight * outWidth * filters * BYTES },
    { pointer: output, stride: height * width * channels * BYTES },
  ];
  const { strides, dilation } = task;
  const first = ((kernelHeight - 1) * dilation[0] * turned.sizes.width + (kernelWidth - 1) * dilation[1]) * filters;
  const pixels = [
    { pointer: source, strides: [outWidth * filters * BYTES, filters * BYTES] },
    { pointer: destination, strides: [strides[0] * turned.sizes.width * filters * BYTES, strides[1] * filters * BYTES] },
  ];
  const sample: Statement[] = [
    ...fillZero(builder, spread, sizeOf([turned.sizes.height, turned.sizes.width, filters])),
    source.set(gradient.get),
    destination.set(i32.add(spread.get, i32.const(first * BYTES))),
    ...nestLoops(builder, [outHeight, outWidth], pixels, copyRun(builder, source, destination, filters)),
    convolveSample(builder, target, turned, { x: spread, w: kernel, output, table, scratch }),
  ];
  builder.emit(
    kernel.set(i32.add(scratch.get, i32.const(tileBytes(target)))),
    spread.set(i32.add(kernel.get, i32.const(kernelNumbers(turned.sizes) * BYTES))),
    source.set(w.get),
    destination.set(kernel.get),
    ...turnKernel(builder, task, source, destination),
    ...loopUnits(builder, [from, to], samples, sample),
  );
}

/**
 * w [rows, columns, channels of a group, filters] to [rows, columns, filters of a group, channels], rows and columns reversed.
 */
function turnKernel(
  builder: FunctionBuilder,
  task: ConvolutionTask,
  source: Local<'i32'>,
  destination: Local<'i32'>,
): Statement[] {
  const { kernelHeight, kernelWidth, groupChannels, filters, channels } = task.sizes;
  const groupFilters = filters / task.groups;
  const lengths = [kernelHeight, kernelWidth, task.groups, groupChannels, groupFilters];
  const from = [kernelWidth * groupChannels * filters, groupChannels * filters, groupFilters, filters, 1];
  const to = [-kernelWidth * groupFilters * channels, -groupFilters * channels, groupChannels, 1, channels];
  const last = (kernelHeight * kernelWidth - 1) * groupFilters * channels;
  const pointers = [
    { pointer: source, strides: from.map((stride) => stride * BYTES) },
    { pointer: destination, strides: to.map((stride) => stride * BYTES) },
  ];
  return [
    destination.set(i32.add(destination.get, i32.const(last * BYTES))),
    ...nestLoops(builder, lengths, pointers, [v128.store32Lane(destination.get, v128.load32Splat(source.get), 0)]),
  ];
}

function count(builder: FunctionBuilder, counter: Local<'i32'>, turns: number, ...body: readonly Statement[]): Statement {
  return builder.loop(counter, i32.const(0), i32.const(turns), 1, ...body);
}
