import type { ParameterDeclaration } from '../../compile/index.ts';
import { layOutParameters } from '../../compile/schedule/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { createMemory, reserve, type WasmMemory } from '../../wasm/index.ts';
import type { ModelState } from '../executor.ts';
import type { SampleColumn } from '../samples.ts';
import { aligned, MAXIMUM_BYTES } from './addressSpace.ts';
import { type HeldColumn, holdColumns } from './heldColumns.ts';
import { STATISTICS_BYTES, StatisticsKernels } from './statisticsKernels.ts';

/** The first bytes of the memory: run inputs and the barrier. */
export const CONTEXT = {
  /** The seed (lower, upper word), then the step. */
  random: 64,
  barrier: 128,
  /** Optimizer scalars that change every step. */
  scalars: 192,
  statistics: 320,
  end: 320 + STATISTICS_BYTES,
} as const;

/**
 * A model in one memory: all parameters, each aligned to a cache line, then all first slots in the same order, and so on, so that
 * one loop can update everything; then the training samples, then the arena of programs.
 */
export class WasmState implements ModelState {
  readonly memory: WasmMemory;
  readonly parameters: ReadonlyMap<string, Float32Array>;
  readonly slots: ReadonlyMap<string, ReadonlyMap<string, Float32Array>>;
  /** Byte offset of each parameter within a block; a block holds one value per parameter element. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly blockBytes: number;
  /** Addresses of the parameter block, and of each slot's. */
  readonly parameterBlock: number;
  readonly slotBlocks: ReadonlyMap<string, number>;
  /** The columns in memory, for gather kernels. */
  readonly columns: ReadonlyMap<string, HeldColumn>;
  /** Columns too large for the memory. */
  readonly otherColumns: ReadonlyMap<string, SampleColumn>;
  /** Address of the arena, which the programs share in turn. */
  readonly arena: number;
  /** Address of the kept copy of the parameters. */
  readonly #keptBlock: number;
  readonly #kept: ReadonlyMap<string, Float32Array>;
  #statistics: StatisticsKernels | undefined;
  /** The program that used the arena last. */
  lastRun: object | undefined;

  constructor(
    declarations: readonly ParameterDeclaration[],
    slotNames: readonly string[],
    columns: ReadonlyMap<string, SampleColumn>,
    mostColumnBytes: number,
  ) {
    const { offsets, bytes: blockBytes } = layOutParameters(declarations);
    this.offsets = offsets;
    this.blockBytes = blockBytes;
    this.parameterBlock = aligned(CONTEXT.end);
    this.slotBlocks = new Map(slotNames.map((slot, index) => [slot, this.parameterBlock + (index + 1) * blockBytes]));
    this.memory = createMemory(MAXIMUM_BYTES);
    this.#keptBlock = this.parameterBlock + (slotNames.length + 1) * blockBytes;
    const blocksEnd = this.#keptBlock + blockBytes;
    reserve(this.memory, blocksEnd);
    const { held, tooLarge, end } = holdColumns(this.memory, columns, blocksEnd, mostColumnBytes);
    this.columns = held;
    this.otherColumns = tooLarge;
    this.arena = end;
    const view = ({ name, shape }: ParameterDeclaration, block: number) =>
      new Float32Array(this.memory.buffer, block + (offsets.get(name) ?? 0), sizeOf(shape));
    const viewsOf = (block: number) => new Map(declarations.map((declaration) => [declaration.name, view(declaration, block)]));
    this.parameters = viewsOf(this.parameterBlock);
    this.#kept = viewsOf(this.#keptBlock);
    this.slots = new Map(
      declarations.map((declaration) => [
        declaration.name,
        new Map([...this.slotBlocks].map(([slot, block]) => [slot, view(declaration, block)])),
      ]),
    );
  }

  /** Created lazily: only training needs them. */
  get statistics(): StatisticsKernels {
    this.#statistics ??= new StatisticsKernels(this.memory, CONTEXT.statistics);
    return this.#statistics;
  }

  keepParameters(): void {
    this.statistics.copy(this.parameterBlock, this.#keptBlock, this.blockBytes);
  }

  updateRatio(name: string): number {
    const [before, after] = [this.#kept.get(name), this.parameters.get(name)];
    return before && after ? this.statistics.updateRatio(before, after) : 0;
  }
}
