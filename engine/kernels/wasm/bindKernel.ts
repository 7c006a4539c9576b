import type { Kernel } from '../../compile/schedule/index.ts';
import {
  type AttributesOf,
  convolutionSizes,
  isMap,
  isWhole,
  type OperationOf,
  type Shape,
  sizeOf,
  type Value,
  type WholeType,
} from '../../ops/index.ts';
import { block, i32 } from '../../wasm/index.ts';
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
import { type PoolingKind, poolingKernel } from './poolingKernel.ts';
import { dropoutTask, type RandomTask, randomKernel, uniformTask } from './randomKernel.ts';
import { sumKernel } from './reduceKernel.ts';
import { resampleKernel } from './resampleKernel.ts';
import { gatherRowsKernel, oneHotKernel, scatterRowsKernel } from './rowsKernel.ts';
import { permuteKernel, sliceKernel, vectorKernel } from './sliceKernel.ts';
import { softmaxKernel } from './softmaxKernel.ts';

/** Addresses for a kernel. */
export interface KernelSite {
  /** The address of a stored value. */
  addressOf(id: number): number;
  /** Address of the run's seed and step. */
  readonly randomContext: number;
  /** Stores words in memory before the program runs. @returns their address */
  addTable(words: readonly number[]): number;
}

/** A kernel with an operation of a given type. */
interface KernelOf<T extends WholeType> extends Kernel {
  readonly root: OperationOf<T>;
}

/** Emits and binds operations of a type, and declares their extra memory. */
interface KernelKind<T extends WholeType> {
  bind(target: KernelTarget, kernel: KernelOf<T>, site: KernelSite): BoundKernel;
  /** Scratch bytes per thread. */
  scratch?(target: KernelTarget, kernel: KernelOf<T>): number;
  /** Bytes after an operand that may be read without being used. */
  overread?(target: KernelTarget, kernel: KernelOf<T>): number;
}

const addressesOf = ({ root }: Kernel, { addressOf }: KernelSite) => root.inputs.map(({ id }) => addressOf(id));
const outputOf = ({ root }: Kernel, { addressOf }: KernelSite) => addressOf(root.output.id);
const lastOf = (shape: Shape): number => shape[shape.length - 1] ?? 1;

function matmulTask({ root }: KernelOf<'matmul'>): MatmulTask {
  const { transposeA, transposeB } = root.attributes;
  const [a, b] = root.inputs.map(({ shape }) => shape);
  const [rows, depth] = transposeA ? [a[1], a[0]] : a;
  return { rows, depth, columns: transposeB ? b[0] : b[1], transposeA, transposeB };
}

/** The product of one pair of a batch. */
function pairsTask({ root }: KernelOf<'batchMatmul'>): MatmulTask & { readonly pairs: number } {
  const { transposeA, transposeB } = root.attributes;
  const [a, b] = root.inputs.map(({ shape }) => shape.slice(-2));
  const [rows, depth] = transposeA ? [a[1], a[0]] : a;
  const pairs = sizeOf(root.output.shape.slice(0, -2));
  return { rows, depth, columns: transposeB ? b[0] : b[1], transposeA, transposeB, pairs };
}

function softmaxOf(isLogarithm: boolean): KernelKind<'softmax' | 'logSoftmax'> {
  return {
    bind(target, kernel, site) {
      const [x] = kernel.root.inputs;
      const length = lastOf(x.shape);
      const task = { rows: sizeOf(x.shape) / length, length, isLogarithm };
      return softmaxKernel(target, task, { x: site.addressOf(x.id), output: outputOf(kernel, site) });
    },
  };
}

/** A convolution or one of its gradients: the operands are an image and a kernel, except for the one it computes. */
function convolutionTask({
  root: { inputs, attributes },
}: KernelOf<'convolution' | 'convolutionByImage' | 'convolutionByKernel'>): ConvolutionTask {
  const image = 'image' in attributes ? attributes.image : inputs[0].shape;
  const kernel = 'kernel' in attributes ? attributes.kernel : inputs[1].shape;
  const { strides, dilation, groups } = attributes;
  return { strides, dilation, groups, sizes: convolutionSizes(image, kernel, attributes) };
}

function poolingOf(kind: PoolingKind): KernelKind<PoolingKind> {
  return {
    bind(target, kernel, site) {
      const { inputs, attributes } = kernel.root;
      const { poolSize, strides, before, outHeight, outWidth } = attributes;
      const image = 'image' in attributes ? attributes.image : inputs[0].shape;
      const task = { kind, image, poolSize, strides, before, outHeight, outWidth };
      return poolingKernel(target, task, [...addressesOf(kernel, site), outputOf(kernel, site)]);
    },
  };
}

/** Each input of a concatenation with its start in the output. */
function concatParts({ root }: Kernel, axis: number): { small: Shape; start: number[]; id: number }[] {
  let offset = 0;
  return root.inputs.map(({ shape, id }) => {
    const start = shape.map((_, at) => (at === axis ? offset : 0));
    offset += shape[axis];
    return { small: shape, start, id };
  });
}

/** Joins kernels into one: shared among threads if all have the same units, else run by one thread. */
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

function randomOf<T extends 'dropoutMask' | 'randomUniform'>(
  taskOf: (output: Value, attributes: AttributesOf<T>) => RandomTask,
): KernelKind<T> {
  return {
    bind(target, kernel, site) {
      const { output, attributes } = kernel.root;
      const addresses = { context: site.randomContext, output: outputOf(kernel, site) };
      return randomKernel(target, taskOf(output, attributes), addresses);
    },
  };
}

/** Kernels of all operations that are not elementwise; elementwise ones are loops over expressions. */
const KINDS: { readonly [T in WholeType]: KernelKind<T> } = {
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
      const [indices] = kernel.root.inputs;
      const { classes } = kernel.root.attributes;
      const addresses = { indices: site.addressOf(indices.id), output: outputOf(kernel, site) };
      return oneHotKernel(target, { rows: sizeOf(indices.shape), classes }, addresses);
    },
  },
  convolution: {
    bind(target, kernel, site) {
      const [task, output] = [convolutionTask(kernel), outputOf(kernel, site)];
      const [x, w] = addressesOf(kernel, site);
      if (isDepthwise(task)) return depthwiseKernel(target, 'forward', task, { image: x, weights: w, windows: output });
      return convolutionKernel(target, task, { x, w, output }, site.addTable);
    },
    scratch: (target) => convolutionScratch(target),
    overread: (target, kernel) => convolutionOverread(target, convolutionTask(kernel)),
  },
  convolutionByImage: {
    bind(target, kernel, site) {
      const [task, output] = [convolutionTask(kernel), outputOf(kernel, site)];
      const [gradient, w] = addressesOf(kernel, site);
      if (isDepthwise(task)) return depthwiseKernel(target, 'byImage', task, { image: output, weights: w, windows: gradient });
      return convolutionByImageKernel(target, task, { gradient, w, output }, site.addTable);
    },
    scratch: (target, kernel) => byImageScratch(target, convolutionTask(kernel)),
  },
  convolutionByKernel: {
    bind(target, kernel, site) {
      const [task, output] = [convolutionTask(kernel), outputOf(kernel, site)];
      const [x, gradient] = addressesOf(kernel, site);
      if (isDepthwise(task)) return depthwiseKernel(target, 'byKernel', task, { image: x, weights: output, windows: gradient });
      return convolutionByKernelKernel(target, task, { x, gradient, output }, site.addTable);
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
      const { padding } = kernel.root.attributes;
      const start = padding.map(([before]) => before);
      const task = { small: x.shape, large: kernel.root.output.shape, start, direction: 'toLarge', clears: true } as const;
      return sliceKernel(target, task, { small: site.addressOf(x.id), large: outputOf(kernel, site) });
    },
  },
  slice: {
    bind(target, kernel, site) {
      const [x] = kernel.root.inputs;
      const { start } = kernel.root.attributes;
      const task = { small: kernel.root.output.shape, large: x.shape, start, direction: 'toSmall', clears: false } as const;
      return sliceKernel(target, task, { small: outputOf(kernel, site), large: site.addressOf(x.id) });
    },
  },
  concat: {
    bind(target, kernel, site) {
      const { axis } = kernel.root.attributes;
      return inOrder(
        concatParts(kernel, axis).map(({ small, start, id }) => {
          const task = { small, large: kernel.root.output.shape, start, direction: 'toLarge', clears: false } as const;
          return sliceKernel(target, task, { small: site.addressOf(id), large: outputOf(kernel, site) });
        }),
      );
    },
  },
  permute: {
    bind(target, kernel, site) {
      const [x] = kernel.root.inputs;
      const { order } = kernel.root.attributes;
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
      const { values } = kernel.root.attributes;
      return vectorKernel(target, values, outputOf(kernel, site), site.addTable);
    },
  },
  dropoutMask: randomOf<'dropoutMask'>(({ shape }, { rate, stream }) => dropoutTask(sizeOf(shape), stream, rate)),
  randomUniform: randomOf<'randomUniform'>(({ shape }, { stream }) => uniformTask(sizeOf(shape), stream)),
};

const kindOf = <T extends WholeType>({ op }: OperationOf<T>): KernelKind<T> => KINDS[op.type];

export function bindKernel(target: KernelTarget, kernel: Kernel, site: KernelSite): BoundKernel {
  const { root, inlined, reads, space } = kernel;
  if (isWhole(root)) return kindOf(root).bind(target, { ...kernel, root }, site);
  if (!isMap(root)) throw new Error(`the operation '${root.op.type}' is a view, and has no kernel`);
  return mapKernel(target, { operations: [...inlined, root], reads, writes: [root.output.id], space }, site.addressOf);
}

/** Scratch bytes per thread of a kernel. */
export function scratchOf(target: KernelTarget, kernel: Kernel): number {
  const { root } = kernel;
  return (isWhole(root) && kindOf(root).scratch?.(target, { ...kernel, root })) || 0;
}

/** Bytes that must follow the last operand because they may be read. */
export function overreadOf(target: KernelTarget, kernel: Kernel): number {
  const { root } = kernel;
  return (isWhole(root) && kindOf(root).overread?.(target, { ...kernel, root })) || 0;
}
