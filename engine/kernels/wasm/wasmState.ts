import type { ParameterDeclaration } from '../../compile/index.ts';
import { layOutParameters } from '../../compile/schedule/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { createMemory, reserve, type WasmMemory } from '../../wasm/index.ts';
import type { ModelState } from '../executor.ts';
import type { SampleColumn } from '../samples.ts';
import { aligned } from './aligned.ts';
import { type HeldColumn, holdColumns } from './heldColumns.ts';

/** What WebAssembly can address. Only what is used is taken from the machine. */
export const MAXIMUM_BYTES = 2 ** 32;

/** The first bytes of the memory: what a run is told before it starts, and what threads meet at. */
export const CONTEXT = {
  /** The lower and the upper word of the seed, then the step. */
  random: 64,
  barrier: 128,
  /** Numbers of the optimizer that change from step to step. */
  scalars: 192,
  end: 320,
} as const;

/**
 * The trained numbers of a model in one memory: all parameters, each at a cache line, then all first slots in the same order,
 * and so on, so that one loop can update everything. Behind them the samples that it trains on, then what programs compute.
 */
export class WasmState implements ModelState {
  readonly memory: WasmMemory;
  readonly parameters: ReadonlyMap<string, Float32Array>;
  readonly slots: ReadonlyMap<string, ReadonlyMap<string, Float32Array>>;
  /** The offset of each parameter within a block, in bytes; a block holds one number for each parameter's number. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly blockBytes: number;
  /** Where the block of parameters, and of each slot, begins. */
  readonly parameterBlock: number;
  readonly slotBlocks: ReadonlyMap<string, number>;
  /** The columns that kernels gather samples of. */
  readonly columns: ReadonlyMap<string, HeldColumn>;
  /** Those that are too large for the memory. */
  readonly otherColumns: ReadonlyMap<string, SampleColumn>;
  /** Where the arena of the programs begins: they run one after the other, and share it. */
  readonly arena: number;
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
    const blocksEnd = this.parameterBlock + (slotNames.length + 1) * blockBytes;
    reserve(this.memory, blocksEnd);
    const { held, tooLarge, end } = holdColumns(this.memory, columns, blocksEnd, mostColumnBytes);
    this.columns = held;
    this.otherColumns = tooLarge;
    this.arena = end;
    const view = ({ name, shape }: ParameterDeclaration, block: number) =>
      new Float32Array(this.memory.buffer, block + (offsets.get(name) ?? 0), sizeOf(shape));
    this.parameters = new Map(declarations.map((declaration) => [declaration.name, view(declaration, this.parameterBlock)]));
    this.slots = new Map(
      declarations.map((declaration) => [
        declaration.name,
        new Map([...this.slotBlocks].map(([slot, block]) => [slot, view(declaration, block)])),
      ]),
    );
  }
}
