import { linear } from './activations/linear.ts';
import { relu } from './activations/relu.ts';
import { sigmoid } from './activations/sigmoid.ts';
import { softmax } from './activations/softmax.ts';
import { tanh } from './activations/tanh.ts';
import { dense } from './core/dense.ts';
import { dropout } from './core/dropout.ts';
import { flatten } from './core/flatten.ts';
import { input } from './core/input.ts';
import { target } from './core/target.ts';
import type { Layer } from './layer.ts';
import { binaryCrossEntropy } from './losses/binaryCrossEntropy.ts';
import { crossEntropy } from './losses/crossEntropy.ts';
import { mse } from './losses/mse.ts';

/** Every layer that can be drawn, in the order of the palette. A new layer is one file and one line here. */
export const LAYERS: readonly Layer[] = [
  input,
  target,
  dense,
  flatten,
  dropout,
  relu,
  sigmoid,
  tanh,
  softmax,
  linear,
  mse,
  crossEntropy,
  binaryCrossEntropy,
];

const byType = new Map(LAYERS.map((layer) => [layer.type, layer]));

/** The declaration of a node type; undefined for a type of another version or another program. */
export function findLayer(type: string): Layer | undefined {
  return byType.get(type);
}
