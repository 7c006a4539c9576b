import { type FunctionBuilder, type I32, i32, type Local, type Statement, when } from '../../wasm/index.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES } from './lanes.ts';
import { COLUMNS, copyTile, rowsOf, tileProduct } from './microkernel.ts';
import { packPanel } from './packing.ts';
import { loopUnits, sum, times } from './pointerLoops.ts';

/** Block size along k: a panel of b (8 KiB) then stays in the L1 cache. */
const DEPTH = 256;
/** Panels of a packed at a time: 16 × 6 × 256 values (96 KiB) stay in the L2 cache. */
const ROW_PANELS = 16;
/** A strip of a is read once per column panel, one of b once per row panel; up to this many reads, packing does not pay off. */
const FEW_COLUMN_PANELS = 16;
const FEW_ROW_PANELS = 4;

/** c [rows, columns] = a [rows, depth] b [depth, columns], each operand optionally stored transposed. */
export interface MatmulTask {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** The blocking of a product, fixed by its sizes so that every machine adds in the same order. */
interface Layout extends MatmulTask {
  readonly tileRows: number;
  readonly rowPanels: number;
  readonly columnPanels: number;
  readonly packsA: boolean;
  readonly packsB: boolean;
  /** Threads share panels of rows or of columns. */
  readonly splits: 'rows' | 'columns';
}

function layOut(target: KernelTarget, task: MatmulTask): Layout {
  const tileRows = rowsOf(target);
  const rowPanels = Math.ceil(task.rows / tileRows);
  const columnPanels = Math.ceil(task.columns / COLUMNS);
  return {
    ...task,
    tileRows,
    rowPanels,
    columnPanels,
    packsA: columnPanels > FEW_COLUMN_PANELS,
    packsB: task.transposeB || rowPanels > FEW_ROW_PANELS,
    splits: rowPanels > columnPanels ? 'rows' : 'columns',
  };
}

/** Scratch bytes per thread: a tile, packed panels of b, and packed panels of a. */
export function matmulScratch(target: KernelTarget, task: MatmulTask): number {
  const { tileRows, columnPanels } = layOut(target, task);
  const depth = Math.min(task.depth, DEPTH);
  return (tileRows * COLUMNS + columnPanels * COLUMNS * depth + ROW_PANELS * tileRows * depth) * BYTES;
}

/** Bytes after an operand that may be read without being used: tiles at the edges are computed whole. */
export function matmulOverread(target: KernelTarget, { rows, columns, depth }: MatmulTask): number {
  return (rowsOf(target) * Math.max(depth, rows) + COLUMNS * Math.max(depth, columns)) * BYTES;
}

export function matmulKernel(
  target: KernelTarget,
  task: MatmulTask,
  addresses: { readonly a: number; readonly b: number; readonly c: number },
): BoundKernel {
  const layout = layOut(target, task);
  const builder = emitOnce(target, `matmul ${JSON.stringify(task)}`, (made) => new MatmulEmitter(made, target, layout).emit());
  const units = layout.splits === 'rows' ? layout.rowPanels : layout.columnPanels;
  const { a, b, c } = addresses;
  return {
    units,
    costPerUnit: (task.rows * task.columns * task.depth) / COLUMNS / units,
    call: (from, to, { scratch }) => builder.call(from, to, i32.const(a), i32.const(b), i32.const(c), scratch),
  };
}

/** Products of pairs of consecutive matrices; threads share the pairs. */
export function batchMatmulKernel(
  target: KernelTarget,
  { pairs, ...task }: MatmulTask & { readonly pairs: number },
  addresses: { readonly a: number; readonly b: number; readonly c: number },
): BoundKernel {
  const layout = layOut(target, task);
  const one = emitOnce(target, `matmul ${JSON.stringify(task)}`, (made) => new MatmulEmitter(made, target, layout).emit());
  const panels = layout.splits === 'rows' ? layout.rowPanels : layout.columnPanels;
  const { rows, columns, depth } = task;
  const sizes = [rows * depth, depth * columns, rows * columns];
  const builder = emitOnce(target, `batchMatmul ${JSON.stringify(task)}`, (made) => {
    const [from, to, a, b, c, scratch] = made.parameters(6);
    const moving = [a, b, c].map((pointer, index) => ({ pointer, stride: sizes[index] * BYTES }));
    const product = one.call(i32.const(0), i32.const(panels), a.get, b.get, c.get, scratch.get);
    made.emit(...loopUnits(made, [from, to], moving, [product]));
  });
  const { a, b, c } = addresses;
  return callFunction(builder, [a, b, c], { units: pairs, costPerUnit: (rows * columns * depth) / COLUMNS }, true);
}

/** Emits the function of one product: blocks of k, within them row panels, column panels, tiles. */
class MatmulEmitter {
  readonly #builder: FunctionBuilder;
  readonly #target: KernelTarget;
  readonly #layout: Layout;
  readonly #parameters: Readonly<Record<'from' | 'to' | 'a' | 'b' | 'c' | 'scratch', Local<'i32'>>>;
  readonly #counters: Readonly<Record<'k' | 'depth' | 'block' | 'blockEnd' | 'row' | 'column', Local<'i32'>>>;

  constructor(builder: FunctionBuilder, target: KernelTarget, layout: Layout) {
    this.#builder = builder;
    this.#target = target;
    this.#layout = layout;
    const parameter = () => builder.parameter('i32');
    this.#parameters = {
      from: parameter(),
      to: parameter(),
      a: parameter(),
      b: parameter(),
      c: parameter(),
      scratch: parameter(),
    };
    const local = () => builder.local('i32');
    this.#counters = { k: local(), depth: local(), block: local(), blockEnd: local(), row: local(), column: local() };
  }

  emit(): void {
    const { depth, packsB, packsA } = this.#layout;
    const { k, depth: step, block, blockEnd } = this.#counters;
    const [rowFrom, rowTo] = this.#range('rows');
    const builder = this.#builder;
    builder.emit(
      builder.loop(
        k,
        i32.const(0),
        i32.const(depth),
        DEPTH,
        step.set(smaller(i32.const(DEPTH), i32.sub(i32.const(depth), k.get))),
        ...(packsB ? [this.#packColumns()] : []),
        builder.loop(
          block,
          rowFrom,
          rowTo,
          ROW_PANELS,
          blockEnd.set(smaller(i32.add(block.get, i32.const(ROW_PANELS)), rowTo)),
          ...(packsA ? [this.#packRows()] : []),
          this.#multiplyBlock(),
        ),
      ),
    );
  }

  /** The panels of this call. */
  #range(side: 'rows' | 'columns'): [from: I32, to: I32] {
    const { splits, rowPanels, columnPanels } = this.#layout;
    if (splits === side) return [this.#parameters.from.get, this.#parameters.to.get];
    return [i32.const(0), i32.const(side === 'rows' ? rowPanels : columnPanels)];
  }

  #packColumns(): Statement {
    const { column, depth, k } = this.#counters;
    const { transposeB, depth: all, columns } = this.#layout;
    const kStride = transposeB ? BYTES : columns * BYTES;
    const panelStride = transposeB ? COLUMNS * all * BYTES : COLUMNS * BYTES;
    const from = sum(this.#parameters.b.get, times(k.get, kStride), times(column.get, panelStride));
    const packing = { from, to: this.#packedB(), depth: depth.get, stride: i32.const((transposeB ? all : columns) * BYTES) };
    return this.#builder.loop(column, ...this.#range('columns'), 1, packPanel(this.#target, COLUMNS, transposeB, packing));
  }

  #packRows(): Statement {
    const { row, block, blockEnd, depth, k } = this.#counters;
    const { transposeA, tileRows, depth: all, rows } = this.#layout;
    const kStride = transposeA ? rows * BYTES : BYTES;
    const panelStride = transposeA ? tileRows * BYTES : tileRows * all * BYTES;
    const from = sum(this.#parameters.a.get, times(k.get, kStride), times(row.get, panelStride));
    const packing = { from, to: this.#packedA(), depth: depth.get, stride: i32.const((transposeA ? rows : all) * BYTES) };
    const pack = packPanel(this.#target, tileRows, !transposeA, packing);
    return this.#builder.loop(row, block.get, blockEnd.get, 1, pack);
  }

  #multiplyBlock(): Statement {
    const { row, column, block, blockEnd } = this.#counters;
    const builder = this.#builder;
    return builder.loop(
      column,
      ...this.#range('columns'),
      1,
      builder.loop(row, block.get, blockEnd.get, 1, ...this.#multiplyTile()),
    );
  }

  /** One tile, directly into c, or at the right edge through the scratch tile. */
  #multiplyTile(): Statement[] {
    const { rows, columns, tileRows, rowPanels, columnPanels } = this.#layout;
    const { row, column, k } = this.#counters;
    const { c, scratch } = this.#parameters;
    const rowStride = columns * BYTES;
    const destination = sum(c.get, times(row.get, tileRows * rowStride), times(column.get, COLUMNS * BYTES));
    const [lastRows, lastColumns] = [rows % tileRows, columns % COLUMNS];
    const tile = (height: number): Statement[] => {
      const whole = this.#product(height, destination, i32.const(rowStride), k.get);
      if (lastColumns === 0) return [whole];
      const copy = copyTile(this.#target, {
        from: scratch.get,
        to: destination,
        rowStride: i32.const(rowStride),
        rows: i32.const(height),
        columns: i32.const(lastColumns),
        accumulates: k.get,
      });
      const edge = [this.#product(height, scratch.get, i32.const(COLUMNS * BYTES), i32.const(0)), copy];
      return [when(i32.eq(column.get, i32.const(columnPanels - 1)), edge, [whole])];
    };
    if (lastRows === 0) return tile(tileRows);
    if (rowPanels === 1) return tile(lastRows);
    return [when(i32.eq(row.get, i32.const(rowPanels - 1)), tile(lastRows), tile(tileRows))];
  }

  /** @param height rows of the tile: fewer at the lower edge */
  #product(height: number, c: I32, cRowStride: I32, accumulates: I32): Statement {
    const { packsA, packsB, transposeA, columns, rows, depth: all, tileRows } = this.#layout;
    const { k, row, column, depth } = this.#counters;
    const { a, b } = this.#parameters;
    const directA = transposeA
      ? sum(a.get, times(k.get, rows * BYTES), times(row.get, tileRows * BYTES))
      : sum(a.get, times(k.get, BYTES), times(row.get, tileRows * all * BYTES));
    const directB = sum(b.get, times(k.get, columns * BYTES), times(column.get, COLUMNS * BYTES));
    const isPanel = packsA || transposeA;
    return tileProduct(this.#target, isPanel ? 'panel' : 'rows', height, {
      depth: depth.get,
      a: packsA ? this.#packedA() : directA,
      aDepthStride: i32.const(packsA ? tileRows * BYTES : transposeA ? rows * BYTES : BYTES),
      aRowStride: i32.const(all * BYTES),
      b: packsB ? this.#packedB() : directB,
      bDepthStride: i32.const((packsB ? COLUMNS : columns) * BYTES),
      c,
      cRowStride,
      accumulates,
    });
  }

  /** Address of the current packed column panel. */
  #packedB(): I32 {
    const { column, depth } = this.#counters;
    const start = this.#layout.tileRows * COLUMNS * BYTES;
    return sum(this.#parameters.scratch.get, i32.const(start), i32.mul(column.get, times(depth.get, COLUMNS * BYTES)));
  }

  /** Address of the current packed row panel. */
  #packedA(): I32 {
    const { row, block, depth } = this.#counters;
    const { tileRows, columnPanels, depth: all } = this.#layout;
    const start = (tileRows * COLUMNS + columnPanels * COLUMNS * Math.min(all, DEPTH)) * BYTES;
    const panel = i32.sub(row.get, block.get);
    return sum(this.#parameters.scratch.get, i32.const(start), i32.mul(panel, times(depth.get, tileRows * BYTES)));
  }
}

const smaller = (a: I32, b: I32): I32 => i32.select(i32.ltU(a, b), a, b);
