import type { Kernel } from '../../compile/schedule/index.ts';
import { type Shape, sizeOf } from '../../ops/index.ts';
import { dropoutKernel } from './dropoutKernel.ts';
import type { BoundKernel, KernelTarget } from './kernelFunction.ts';
import { mapKernel } from './mapKernel.ts';
import { type MatmulTask, matmulKernel, matmulOverread, matmulScratch } from './matmulKernel.ts';
import { oneHotKernel } from './oneHotKernel.ts';
import { sumKernel } from './reduceKernel.ts';
import { softmaxKernel } from './softmaxKernel.ts';
import { vectorKernel } from './vectorKernel.ts';

/** Where a kernel finds its numbers. */
export interface KernelSite {
  /** The address of a value that is stored. */
  addressOf(id: number): number;
  /** Where the run's seed and step lie. */
  readonly randomContext: number;
}

/** How one kind of operation is emitted and bound, and the memory that it asks for besides its operands. */
interface KernelKind {
  bind(target: KernelTarget, kernel: Kernel, site: KernelSite): BoundKernel;
  /** Bytes that each thread needs to itself. */
  scratch?(target: KernelTarget, kernel: Kernel): number;
  /** Bytes behind an operand that may be read, and are not used. */
  overread?(target: KernelTarget, kernel: Kernel): number;
}

const inputOf = ({ root }: Kernel, index: number) => root.inputs[index];
const outputOf = ({ root }: Kernel, { addressOf }: KernelSite) => addressOf(root.output.id);
const lastOf = (shape: Shape): number => shape[shape.length - 1] ?? 1;

function matmulTask({ root }: Kernel): MatmulTask {
  const { transposeA, transposeB } = root.attributes as { transposeA: boolean; transposeB: boolean };
  const [a, b] = root.inputs.map(({ shape }) => shape);
  const [rows, depth] = transposeA ? [a[1], a[0]] : a;
  return { rows, depth, columns: transposeB ? b[0] : b[1], transposeA, transposeB };
}

function softmaxOf(isLogarithm: boolean): KernelKind {
  return {
    bind(target, kernel, site) {
      const x = inputOf(kernel, 0);
      const length = lastOf(x.shape);
      const task = { rows: sizeOf(x.shape) / length, length, isLogarithm };
      return softmaxKernel(target, task, { x: site.addressOf(x.id), output: outputOf(kernel, site) });
    },
  };
}

/** Every operation that is a kernel of its own; element-wise ones are loops of their expressions. */
const KINDS: Readonly<Record<string, KernelKind>> = {
  matmul: {
    bind(target, kernel, site) {
      const [a, b] = kernel.root.inputs.map(({ id }) => site.addressOf(id));
      return matmulKernel(target, matmulTask(kernel), { a, b, c: outputOf(kernel, site) });
    },
    scratch: (target, kernel) => matmulScratch(target, matmulTask(kernel)),
    overread: (target, kernel) => matmulOverread(target, matmulTask(kernel)),
  },
  sumTo: {
    bind(target, { root, inlined, reads, space }, site) {
      const task = { operations: inlined, summed: root.inputs[0].id, reads, space, shape: root.output.shape };
      return sumKernel(target, task, site.addressOf, root.output.id);
    },
  },
  softmax: softmaxOf(false),
  logSoftmax: softmaxOf(true),
  oneHot: {
    bind(target, kernel, site) {
      const indices = inputOf(kernel, 0);
      const { classes } = kernel.root.attributes as { classes: number };
      const addresses = { indices: site.addressOf(indices.id), output: outputOf(kernel, site) };
      return oneHotKernel(target, { rows: sizeOf(indices.shape), classes }, addresses);
    },
  },
  vector: {
    bind(target, kernel, site) {
      const { values } = kernel.root.attributes as { values: readonly number[] };
      return vectorKernel(target, values, outputOf(kernel, site));
    },
  },
  dropoutMask: {
    bind(target, kernel, site) {
      const { rate, stream } = kernel.root.attributes as { rate: number; stream: string };
      const task = { size: sizeOf(kernel.root.output.shape), rate, stream };
      return dropoutKernel(target, task, { context: site.randomContext, output: outputOf(kernel, site) });
    },
  },
};

/** The operations that have a kernel of their own. */
export const KERNEL_OPERATIONS: readonly string[] = Object.keys(KINDS);

export function bindKernel(target: KernelTarget, kernel: Kernel, site: KernelSite): BoundKernel {
  const { root, inlined, reads, space } = kernel;
  if (root.op.kind === 'map') {
    return mapKernel(target, { operations: [...inlined, root], reads, writes: [root.output.id], space }, site.addressOf);
  }
  return kindOf(kernel).bind(target, kernel, site);
}

/** Bytes that each thread needs to itself while the kernel runs. */
export function scratchOf(target: KernelTarget, kernel: Kernel): number {
  return (kernel.root.op.kind !== 'map' && kindOf(kernel).scratch?.(target, kernel)) || 0;
}

/** Bytes behind the last operand that the memory must have, since they may be read. */
export function overreadOf(target: KernelTarget, kernel: Kernel): number {
  return (kernel.root.op.kind !== 'map' && kindOf(kernel).overread?.(target, kernel)) || 0;
}

function kindOf({ root }: Kernel): KernelKind {
  const kind = KINDS[root.op.type];
  if (!kind) throw new Error(`the operation '${root.op.type}' has no WebAssembly kernel`);
  return kind;
}
