import { constant, maximum, minimum } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { defineClip } from './clip.ts';

/** g ← min(max(g, -c), c), elementwise. */
export const value = defineClip({
  type: 'value',
  label: 'By value',
  documentation: {
    summary: 'Clips each gradient value to a range; the direction may change.',
    formula: 'g \\leftarrow \\min(\\max(g, -c), c)',
    source: 'Mikolov, "Statistical language models based on neural networks" (2012)',
  },
  params: { clipValue: float({ default: 0.5, min: 1e-12, help: 'The largest absolute value of a gradient, c.' }) },
  apply: (gradients, { clipValue }) =>
    gradients.map((gradient) => {
      const { tape } = gradient;
      return minimum(maximum(gradient, constant(tape, -clipValue)), constant(tape, clipValue));
    }),
});
