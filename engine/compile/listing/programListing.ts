import type { Shape } from '../../ops/index.ts';

/** A program as the list of what the fast executor runs, in order: plain data for display and JSON. */
export interface ProgramListing {
  /** Samples per run. */
  readonly batch: number;
  /** Inputs and targets, written before the first kernel. */
  readonly data: readonly ListedData[];
  readonly kernels: readonly ListedKernel[];
  readonly flops: ListedFlops;
  readonly memory: ListedMemory;
}

export type Phase = 'forward' | 'backward' | 'update';

export interface ListedData {
  /** Id of the input or target. */
  readonly node: string;
  readonly shape: Shape;
  readonly place: Place;
}

/** One kernel: a loop or a fixed operation. */
export interface ListedKernel {
  /** From 1. */
  readonly number: number;
  readonly phase: Phase;
  /** Ids of its operations' nodes, without duplicates. */
  readonly nodes: readonly string[];
  /** Types of its operations, in order. Only the result of the last is stored. */
  readonly operations: readonly string[];
  readonly inputs: readonly ListedInput[];
  readonly output: { readonly shape: Shape; readonly place: Place };
  /** Floating-point operations by each operation's rule (`Op.flops`); a multiply-add counts two. */
  readonly flops: number;
  /** Bytes read and written, each value once: the traffic with ideal caches. */
  readonly bytesMoved: number;
}

/** An input of a kernel. */
export interface ListedInput {
  readonly kind: 'data' | 'parameter' | 'gradient' | 'slot' | 'kernel';
  /** The node, the parameters, the slot, or the number of the kernel that stored it. */
  readonly from: readonly string[];
  readonly shape: Shape;
  /** True if it is read in another shape than it was stored in. */
  readonly isView: boolean;
}

/** Bytes of a tensor. */
export interface Place {
  /**
   * `arena`: reused over time; `gradients`: the first bytes of the arena, in parameter order; `parameters`: outlives the program;
   * `scratch`: after the arena, only during a max-norm projection.
   */
  readonly area: 'arena' | 'gradients' | 'parameters' | 'scratch';
  /** From the start of the arena, of the parameter block, or of scratch. */
  readonly offset: number;
  readonly bytes: number;
  /** `freed`: some bytes held another value before; `inPlace`: overwrites an operand; `none`: fresh or reserved. */
  readonly reuse: 'none' | 'freed' | 'inPlace';
}

export interface ListedFlops {
  readonly forward: number;
  readonly backward: number;
  readonly update: number;
  readonly total: number;
  readonly perSample: number;
}

/** In bytes. Every tensor is aligned to a cache line. */
export interface ListedMemory {
  /** The arena, including its gradient block. */
  readonly arena: number;
  /** Arena size without reuse. */
  readonly arenaWithoutReuse: number;
  readonly parameters: number;
  /** State kept between updates. */
  readonly slots: number;
}
