import type { ParameterDeclaration } from '../../compile/index.ts';
import { layOutParameters } from '../../compile/schedule/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { createMemory, reserve, type WasmMemory } from '../../wasm/index.ts';
import type { ModelState } from '../executor/executor.ts';
import type { SampleColumn } from '../executor/samples.ts';
import type { Distribution } from '../executor/statistics.ts';
import { aligned, MAXIMUM_BYTES } from '../memory/addressSpace.ts';
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
  readonly parameterBytes: number;
  /** Addresses of the parameter block, and of each slot's. */
  readonly parameterAddress: number;
  readonly slotAddresses: ReadonlyMap<string, number>;
  /** The columns in memory, for gather kernels. */
  readonly columns: ReadonlyMap<string, HeldColumn>;
  /** Columns too large for the memory. */
  readonly otherColumns: ReadonlyMap<string, SampleColumn>;
  /** Address of the arena, which the programs share in turn. */
  readonly arena: number;
  /** Address of the kept copy of the parameters. */
  readonly #keptAddress: number;
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
    const { offsets, bytes: parameterBytes } = layOutParameters(declarations);
    this.offsets = offsets;
    this.parameterBytes = parameterBytes;
    this.parameterAddress = aligned(CONTEXT.end);
    this.slotAddresses = new Map(slotNames.map((slot, index) => [slot, this.parameterAddress + (index + 1) * parameterBytes]));
    this.memory = createMemory(MAXIMUM_BYTES);
    this.#keptAddress = this.parameterAddress + (slotNames.length + 1) * parameterBytes;
    const slotsEnd = this.#keptAddress + parameterBytes;
    reserve(this.memory, slotsEnd);
    const { held, tooLarge, end } = holdColumns(this.memory, columns, slotsEnd, mostColumnBytes);
    this.columns = held;
    this.otherColumns = tooLarge;
    this.arena = end;
    const view = ({ name, shape }: ParameterDeclaration, address: number) =>
      new Float32Array(this.memory.buffer, address + (offsets.get(name) ?? 0), sizeOf(shape));
    const viewsOf = (address: number) =>
      new Map(declarations.map((declaration) => [declaration.name, view(declaration, address)]));
    this.parameters = viewsOf(this.parameterAddress);
    this.#kept = viewsOf(this.#keptAddress);
    this.slots = new Map(
      declarations.map((declaration) => [
        declaration.name,
        new Map([...this.slotAddresses].map(([slot, address]) => [slot, view(declaration, address)])),
      ]),
    );
  }

  /** Created lazily: only training needs them. */
  get statistics(): StatisticsKernels {
    this.#statistics ??= new StatisticsKernels(this.memory, CONTEXT.statistics);
    return this.#statistics;
  }

  keepParameters(): void {
    this.statistics.copy(this.parameterAddress, this.#keptAddress, this.parameterBytes);
  }

  updateRatio(name: string): number {
    const [before, after] = [this.#kept.get(name), this.parameters.get(name)];
    return before && after ? this.statistics.updateRatio(before, after) : 0;
  }

  takeUpdates(): ReadonlyMap<string, Float32Array> {
    this.statistics.subtract(this.parameterAddress, this.#keptAddress, this.parameterBytes);
    return this.#kept;
  }

  distribute(numbers: Float32Array): Distribution {
    return this.statistics.distribute(numbers);
  }
}
