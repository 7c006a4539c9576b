export { batchMatmul } from './batchMatmul.ts';
export { concat } from './concat.ts';
export {
  type ConvolutionAttributes,
  type ConvolutionSizes,
  convolution,
  convolutionByImage,
  convolutionSizes,
  positions,
} from './convolution.ts';
export { differentiate, differentiateFrom } from './differentiate.ts';
export { dropoutMask } from './dropoutMask.ts';
export * from './elementwise.ts';
export { flopsOf, sumFlops } from './flops.ts';
export { gatherRows } from './gatherRows.ts';
export { linearMap, matmul } from './matmul.ts';
export { oneHot } from './oneHot.ts';
export { type Padding, pad, slice } from './pad.ts';
export { permute } from './permute.ts';
export { averagePool, maxPool, type PoolingAttributes } from './pooling.ts';
export { randomNormal, randomUniform } from './randomUniform.ts';
export { broadcastTo, identity, reshape, sum, sumLastAxis, sumTo } from './reduce.ts';
export { resample } from './resample.ts';
export { runTape } from './runTape.ts';
export { broadcastShapes, formatShape, type Shape, sameShape, sizeOf } from './shape.ts';
export { logSoftmax, softmax } from './softmax.ts';
export {
  type AttributesOf,
  isMap,
  isOfType,
  isWhole,
  type KernelSite,
  type MapType,
  type Op,
  type Operation,
  type OperationOf,
  Tape,
  type Value,
  type WholeType,
} from './tape.ts';
export { vector } from './vector.ts';
