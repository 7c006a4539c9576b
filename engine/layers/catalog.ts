import { elu } from './activations/elu.ts';
import { gelu } from './activations/gelu.ts';
import { hardSigmoid } from './activations/hardSigmoid.ts';
import { leakyRelu } from './activations/leakyRelu.ts';
import { linear } from './activations/linear.ts';
import { mish } from './activations/mish.ts';
import { prelu } from './activations/prelu.ts';
import { relu } from './activations/relu.ts';
import { selu } from './activations/selu.ts';
import { sigmoid } from './activations/sigmoid.ts';
import { silu } from './activations/silu.ts';
import { softmax } from './activations/softmax.ts';
import { softplus } from './activations/softplus.ts';
import { softsign } from './activations/softsign.ts';
import { tanh } from './activations/tanh.ts';
import { selfAttention } from './attention/selfAttention.ts';
import { avgPool2d } from './convolution/avgPool2d.ts';
import { conv1d } from './convolution/conv1d.ts';
import { conv2d } from './convolution/conv2d.ts';
import { convTranspose2d } from './convolution/convTranspose2d.ts';
import { depthwiseConv2d } from './convolution/depthwiseConv2d.ts';
import { globalAvgPool2d } from './convolution/globalAvgPool2d.ts';
import { globalMaxPool2d } from './convolution/globalMaxPool2d.ts';
import { maxPool2d } from './convolution/maxPool2d.ts';
import { upsample2d } from './convolution/upsample2d.ts';
import { dense } from './core/dense.ts';
import { dropout } from './core/dropout.ts';
import { embedding } from './core/embedding.ts';
import { flatten } from './core/flatten.ts';
import { gaussianNoise } from './core/gaussianNoise.ts';
import { input } from './core/input.ts';
import { reshape } from './core/reshape.ts';
import { target } from './core/target.ts';
import type { Layer } from './layer.ts';
import { binaryCrossEntropy } from './losses/binaryCrossEntropy.ts';
import { crossEntropy } from './losses/crossEntropy.ts';
import { hinge } from './losses/hinge.ts';
import { huber } from './losses/huber.ts';
import { kullbackLeibler } from './losses/kullbackLeibler.ts';
import { mae } from './losses/mae.ts';
import { mse } from './losses/mse.ts';
import { add } from './merge/add.ts';
import { concat } from './merge/concat.ts';
import { multiply } from './merge/multiply.ts';
import { batchNorm } from './normalization/batchNorm.ts';
import { layerNorm } from './normalization/layerNorm.ts';
import { gru } from './recurrent/gru.ts';
import { lstm } from './recurrent/lstm.ts';
import { simpleRnn } from './recurrent/simpleRnn.ts';

/** All layers, in palette order. A new layer is one file and one line here. */
export const LAYERS: readonly Layer[] = [
  input,
  target,
  dense,
  flatten,
  reshape,
  embedding,
  conv2d,
  conv1d,
  depthwiseConv2d,
  convTranspose2d,
  maxPool2d,
  avgPool2d,
  globalAvgPool2d,
  globalMaxPool2d,
  upsample2d,
  lstm,
  gru,
  simpleRnn,
  selfAttention,
  batchNorm,
  layerNorm,
  dropout,
  gaussianNoise,
  relu,
  leakyRelu,
  prelu,
  elu,
  selu,
  gelu,
  silu,
  mish,
  sigmoid,
  hardSigmoid,
  tanh,
  softplus,
  softsign,
  softmax,
  linear,
  add,
  multiply,
  concat,
  mse,
  mae,
  huber,
  crossEntropy,
  binaryCrossEntropy,
  hinge,
  kullbackLeibler,
];

const byType = new Map(LAYERS.map((layer) => [layer.type, layer]));

/** The declaration of a node type; undefined for types of other versions and programs. */
export function findLayer(type: string): Layer | undefined {
  return byType.get(type);
}
