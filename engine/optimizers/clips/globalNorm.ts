import { add, square, sum } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { defineClip, shrink } from './clip.ts';

/** g ← g c / max(‖all gradients‖, c): one factor for all. */
export const globalNorm = defineClip({
  type: 'globalNorm',
  label: 'By global norm',
  documentation: {
    summary: 'Rescales all gradients together if their global norm exceeds the limit; the direction of the step does not change.',
    formula: 'g \\leftarrow g\\, \\frac{c}{\\max\\bigl(\\sqrt{\\textstyle\\sum_p \\lVert g_p \\rVert^2},\\, c\\bigr)}',
    source: 'Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2012)',
  },
  params: { maxNorm: float({ default: 1, min: 1e-12, help: 'The largest global norm of all gradients, c.' }) },
  apply(gradients, { maxNorm }) {
    if (gradients.length === 0) return [];
    const squares = gradients.map((gradient) => sum(square(gradient))).reduce((total, one) => add(total, one));
    return gradients.map((gradient) => shrink(gradient, squares, maxNorm));
  },
});
