import type { Shape } from '../../ops/index.ts';

/** A program as the list of what the fast executor runs, in its order: plain data for people and for JSON. */
export interface ProgramListing {
  /** Samples that run together. */
  readonly batch: number;
  /** What a batch is written to before the first kernel. */
  readonly data: readonly ListedData[];
  readonly kernels: readonly ListedKernel[];
  readonly flops: ListedFlops;
  readonly memory: ListedMemory;
}

export type Phase = 'forward' | 'backward' | 'update';

export interface ListedData {
  /** The id of the input or target. */
  readonly node: string;
  readonly shape: Shape;
  readonly place: MemoryLocation;
}

/** What runs in one loop. */
export interface ListedKernel {
  /** Counts from 1. */
  readonly number: number;
  readonly phase: Phase;
  /** The ids of the nodes that its operations come from, each once. */
  readonly nodes: readonly string[];
  /** The types of its operations, in their order. Only the result of the last is stored. */
  readonly operations: readonly string[];
  readonly inputs: readonly ListedInput[];
  readonly output: { readonly shape: Shape; readonly place: MemoryLocation };
  /** Floating-point operations: each operation's own rule (`Op.flops`), a multiply-add counted as two. */
  readonly flops: number;
  /** Bytes of what it reads and writes, each number once: what has to come and go if caches kept everything. */
  readonly bytesMoved: number;
}

/** Something that a kernel reads. */
export interface ListedInput {
  readonly kind: 'data' | 'parameter' | 'gradient' | 'slot' | 'kernel';
  /** The node, the parameters, the slot, or the number of the kernel that stored it. */
  readonly from: readonly string[];
  readonly shape: Shape;
  /** Whether it is read under another shape than it was stored in. */
  readonly isView: boolean;
}

/** Bytes that hold a tensor. */
export interface MemoryLocation {
  /**
   * `arena`: where values lie one after the other in time; `gradients`: the first bytes of the arena, gradients in the order of
   * the parameters; `parameters`: outlasts the program; `scratch`: behind the arena, only while a parameter is put into bounds.
   */
  readonly area: 'arena' | 'gradients' | 'parameters' | 'scratch';
  /** From the start of the arena; of parameters, of their block; of scratch, of its own. */
  readonly offset: number;
  readonly bytes: number;
  /** `freed`: some of the bytes held another value before; `inPlace`: written over an operand; `none`: fresh, or kept for it. */
  readonly reuse: 'none' | 'freed' | 'inPlace';
}

export interface ListedFlops {
  readonly forward: number;
  readonly backward: number;
  readonly update: number;
  readonly total: number;
  readonly perSample: number;
}

/** Bytes. Every tensor begins at a cache line. */
export interface ListedMemory {
  /** The arena, its block of gradients included. */
  readonly arena: number;
  /** What the arena would take if no value lay where another one was. */
  readonly arenaWithoutReuse: number;
  readonly parameters: number;
  /** What is remembered from update to update. */
  readonly slots: number;
}
