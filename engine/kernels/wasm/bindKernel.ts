import type { Kernel } from '../../compile/schedule/index.ts';
import {
  type ConvolutionAttributes,
  convolutionSizes,
  type Padding,
  type PoolingAttributes,
  type Shape,
  sizeOf,
  type Value,
} from '../../ops/index.ts';
import { block, i32 } from '../../wasm/index.ts';
import { blockKernel, permuteKernel } from './blockKernel.ts';
import {
  byImageScratch,
  type ConvolutionTask,
  convolutionByImageKernel,
  convolutionByKernelKernel,
  convolutionKernel,
  convolutionOverread,
  convolutionScratch,
} from './convolutionKernel.ts';
import { depthwiseKernel, isDepthwise } from './depthwiseKernel.ts';
import type { BoundKernel, KernelTarget } from './kernelFunction.ts';
import { mapKernel } from './mapKernel.ts';
import { batchMatmulKernel, type MatmulTask, matmulKernel, matmulOverread, matmulScratch } from './matmulKernel.ts';
import { oneHotKernel } from './oneHotKernel.ts';
import { type PoolingKind, poolingKernel } from './poolingKernel.ts';
import { dropoutTask, type RandomTask, randomKernel, uniformTask } from './randomKernel.ts';
import { sumKernel } from './reduceKernel.ts';
import { resampleKernel } from './resampleKernel.ts';
import { gatherRowsKernel, scatterRowsKernel } from './rowsKernel.ts';
import { softmaxKernel } from './softmaxKernel.ts';
import { vectorKernel } from './vectorKernel.ts';

/** Where a kernel finds its numbers. */
export interface KernelSite {
  /** The address of a value that is stored. */
  addressOf(id: number): number;
  /** Where the run's seed and step lie. */
  readonly randomContext: number;
  /** Puts words into memory before the program runs. @returns their address */
  placeTable(words: readonly number[]): number;
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
const addressesOf = ({ root }: Kernel, { addressOf }: KernelSite) => root.inputs.map(({ id }) => addressOf(id));
const outputOf = ({ root }: Kernel, { addressOf }: KernelSite) => addressOf(root.output.id);
const lastOf = (shape: Shape): number => shape[shape.length - 1] ?? 1;

function matmulTask({ root }: Kernel): MatmulTask {
  const { transposeA, transposeB } = root.attributes as { transposeA: boolean; transposeB: boolean };
  const [a, b] = root.inputs.map(({ shape }) => shape);
  const [rows, depth] = transposeA ? [a[1], a[0]] : a;
  return { rows, depth, columns: transposeB ? b[0] : b[1], transposeA, transposeB };
}

/** The product of one pair of a batch. */
function pairsTask({ root }: Kernel): MatmulTask & { readonly pairs: number } {
  const { transposeA, transposeB } = root.attributes as { transposeA: boolean; transposeB: boolean };
  const [a, b] = root.inputs.map(({ shape }) => shape.slice(-2));
  const [rows, depth] = transposeA ? [a[1], a[0]] : a;
  const pairs = sizeOf(root.output.shape.slice(0, -2));
  return { rows, depth, columns: transposeB ? b[0] : b[1], transposeA, transposeB, pairs };
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

function convolutionTask({ root }: Kernel): ConvolutionTask {
  const attributes = root.attributes as ConvolutionAttributes & { image?: Shape; kernel?: Shape };
  const [first, second] = root.inputs.map(({ shape }) => shape);
  const { strides, dilation, groups, image = first, kernel = second } = attributes;
  return { strides, dilation, groups, sizes: convolutionSizes(image, kernel, attributes) };
}

function poolingOf(kind: PoolingKind): KernelKind {
  return {
    bind(target, kernel, site) {
      const attributes = kernel.root.attributes as PoolingAttributes & { image?: Shape };
      const { poolSize, strides, before, outHeight, outWidth, image = kernel.root.inputs[0].shape } = attributes;
      const task = { kind, image, poolSize, strides, before, outHeight, outWidth };
      return poolingKernel(target, task, [...addressesOf(kernel, site), outputOf(kernel, site)]);
    },
  };
}

/** Each input of a concatenation with its place in the output. */
function concatParts({ root }: Kernel, axis: number): { small: Shape; start: number[]; id: number }[] {
  let offset = 0;
  return root.inputs.map(({ shape, id }) => {
    const start = shape.map((_, at) => (at === axis ? offset : 0));
    offset += shape[axis];
    return { small: shape, start, id };
  });
}

/** Several kernels as one: shared out where all have the same units, else done by one thread. */
function inOrder(kernels: readonly BoundKernel[]): BoundKernel {
  const [{ units }] = kernels;
  const isShared = kernels.every((kernel) => kernel.units === units);
  const cost = kernels.reduce((total, kernel) => total + kernel.costPerUnit * kernel.units, 0);
  return {
    units: isShared ? units : 1,
    costPerUnit: isShared ? cost / units : cost,
    calls: kernels.length,
    call: (from, to, site) =>
      block(
        ...kernels.map((kernel) =>
          isShared ? kernel.call(from, to, site) : kernel.call(i32.const(0), i32.const(kernel.units), site),
        ),
      ),
  };
}

function randomOf<Attributes>(taskOf: (output: Value, attributes: Attributes) => RandomTask): KernelKind {
  return {
    bind(target, kernel, site) {
      const { output, attributes } = kernel.root;
      const addresses = { context: site.randomContext, output: outputOf(kernel, site) };
      return randomKernel(target, taskOf(output, attributes as Attributes), addresses);
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
  convolution: {
    bind(target, kernel, site) {
      const [task, output] = [convolutionTask(kernel), outputOf(kernel, site)];
      const [x, w] = addressesOf(kernel, site);
      if (isDepthwise(task)) return depthwiseKernel(target, 'forward', task, { image: x, weights: w, windows: output });
      return convolutionKernel(target, task, { x, w, output }, site.placeTable);
    },
    scratch: (target) => convolutionScratch(target),
    overread: (target, kernel) => convolutionOverread(target, convolutionTask(kernel)),
  },
  convolutionByImage: {
    bind(target, kernel, site) {
      const [task, output] = [convolutionTask(kernel), outputOf(kernel, site)];
      const [gradient, w] = addressesOf(kernel, site);
      if (isDepthwise(task)) return depthwiseKernel(target, 'byImage', task, { image: output, weights: w, windows: gradient });
      return convolutionByImageKernel(target, task, { gradient, w, output }, site.placeTable);
    },
    scratch: (target, kernel) => byImageScratch(target, convolutionTask(kernel)),
  },
  convolutionByKernel: {
    bind(target, kernel, site) {
      const [task, output] = [convolutionTask(kernel), outputOf(kernel, site)];
      const [x, gradient] = addressesOf(kernel, site);
      if (isDepthwise(task)) return depthwiseKernel(target, 'byKernel', task, { image: x, weights: output, windows: gradient });
      return convolutionByKernelKernel(target, task, { x, gradient, output }, site.placeTable);
    },
    scratch: (target) => convolutionScratch(target),
    overread: (target, kernel) => convolutionOverread(target, convolutionTask(kernel)),
  },
  batchMatmul: {
    bind(target, kernel, site) {
      const [a, b] = addressesOf(kernel, site);
      return batchMatmulKernel(target, pairsTask(kernel), { a, b, c: outputOf(kernel, site) });
    },
    scratch: (target, kernel) => matmulScratch(target, pairsTask(kernel)),
    overread: (target, kernel) => matmulOverread(target, pairsTask(kernel)),
  },
  gatherRows: {
    bind(target, kernel, site) {
      const [table, indices] = kernel.root.inputs;
      const task = { rows: table.shape[0], width: table.shape[1], count: sizeOf(indices.shape) };
      const [rows, at] = addressesOf(kernel, site);
      return gatherRowsKernel(target, task, { rows, indices: at, output: outputOf(kernel, site) });
    },
  },
  scatterRows: {
    bind(target, kernel, site) {
      const [indices, gradient] = addressesOf(kernel, site);
      const [rows, width] = kernel.root.output.shape;
      const task = { rows, width, count: sizeOf(kernel.root.inputs[0].shape) };
      return scatterRowsKernel(target, task, { indices, gradient, output: outputOf(kernel, site) });
    },
  },
  maxPool: poolingOf('maxPool'),
  maxPoolGradient: poolingOf('maxPoolGradient'),
  averagePool: poolingOf('averagePool'),
  averagePoolGradient: poolingOf('averagePoolGradient'),
  pad: {
    bind(target, kernel, site) {
      const [x] = kernel.root.inputs;
      const { padding } = kernel.root.attributes as { padding: Padding };
      const start = padding.map(([before]) => before);
      const task = { small: x.shape, large: kernel.root.output.shape, start, direction: 'toLarge', clears: true } as const;
      return blockKernel(target, task, { small: site.addressOf(x.id), large: outputOf(kernel, site) });
    },
  },
  slice: {
    bind(target, kernel, site) {
      const [x] = kernel.root.inputs;
      const { start } = kernel.root.attributes as { start: readonly number[] };
      const task = { small: kernel.root.output.shape, large: x.shape, start, direction: 'toSmall', clears: false } as const;
      return blockKernel(target, task, { small: outputOf(kernel, site), large: site.addressOf(x.id) });
    },
  },
  concat: {
    bind(target, kernel, site) {
      const { axis } = kernel.root.attributes as { axis: number };
      return inOrder(
        concatParts(kernel, axis).map(({ small, start, id }) => {
          const task = { small, large: kernel.root.output.shape, start, direction: 'toLarge', clears: false } as const;
          return blockKernel(target, task, { small: site.addressOf(id), large: outputOf(kernel, site) });
        }),
      );
    },
  },
  permute: {
    bind(target, kernel, site) {
      const [x] = kernel.root.inputs;
      const { order } = kernel.root.attributes as { order: readonly number[] };
      return permuteKernel(target, { shape: x.shape, order }, { x: site.addressOf(x.id), output: outputOf(kernel, site) });
    },
  },
  resample: {
    bind(target, kernel, site) {
      const [images, maps] = addressesOf(kernel, site);
      return resampleKernel(target, kernel.root.output.shape, { images, maps, output: outputOf(kernel, site) });
    },
  },
  vector: {
    bind(target, kernel, site) {
      const { values } = kernel.root.attributes as { values: readonly number[] };
      return vectorKernel(target, values, outputOf(kernel, site), site.placeTable);
    },
  },
  dropoutMask: randomOf(({ shape }, { rate, stream }: { rate: number; stream: string }) =>
    dropoutTask(sizeOf(shape), stream, rate),
  ),
  randomUniform: randomOf(({ shape }, { stream }: { stream: string }) => uniformTask(sizeOf(shape), stream)),
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
