import { square, sum } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { defineClip, shrink } from './clip.ts';

/** g ← g c / max(‖g‖, c) for the gradient of each parameter. */
export const norm = defineClip({
  type: 'norm',
  label: 'By norm',
  documentation: {
    summary: 'Rescales the gradient of each parameter whose norm exceeds the limit; its direction does not change.',
    formula: 'g \\leftarrow g\\, \\frac{c}{\\max(\\lVert g \\rVert, c)}',
    source: 'Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2012)',
  },
  params: { maxNorm: float({ default: 1, min: 1e-12, help: "The largest norm of one parameter's gradient, c." }) },
  apply: (gradients, { maxNorm }) => gradients.map((gradient) => shrink(gradient, sum(square(gradient)), maxNorm)),
});
