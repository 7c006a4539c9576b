import { message } from '../../messages/index.ts';
import { abs, constant, div, minimum, mul, scale, sub, type Value } from '../../ops/index.ts';
import { float } from '../../params/index.ts';
import { alignTarget, anyNumbers, defineLoss, expectSameShape } from './loss.ts';

/** J = mean of e² / 2 where |e| ≤ d, else d (|e| - d / 2), with e = ŷ - y: m (|e| - m / 2) with m = min(|e|, d). */
export const huber = defineLoss({
  type: 'huber',
  label: 'Huber loss',
  describe: message('quadratic near zero, linear beyond d'),
  documentation: {
    summary: 'Squared for small differences, linear for large ones: for regression with outliers.',
    forward:
      'J = \\frac{1}{n} \\sum_i \\begin{cases}\\frac12 e_i^2 & |e_i| \\le d\\\\ d\\, (|e_i| - \\frac12 d) & \\text{else}\\end{cases}, \\quad e = \\hat y - y',
    backward: '\\frac{\\partial J}{\\partial \\hat y_i} = \\frac{1}{n} \\max(-d, \\min(d, e_i))',
    source: 'Huber, "Robust estimation of a location parameter" (1964)',
    example: { numbers: { target: [1, 0.5, 1.25] }, curveTarget: 0 },
  },
  params: { delta: float({ default: 1, min: 1e-6, help: "Where the square becomes linear, d, in the target's own units." }) },
  targets: anyNumbers,
  targetHelp: 'The targets: any numbers.',
  checkShapes: expectSameShape,
  lower(prediction, target, { delta }, { spread, name }) {
    const size = name('error', '|e|', abs(sub(prediction, alignTarget(prediction, target))));
    if (!spread) return lineBeyond(size, constant(size.tape, delta));
    // For a small d nearly all errors are in the linear part; its slope must stay 1, as it scales the optimizer's steps.
    const limit = div(constant(size.tape, delta), spread);
    return div(lineBeyond(size, limit), minimum(limit, constant(size.tape, 1)));
  },
});

/** m (|e| - m / 2) with m = min(|e|, d). */
function lineBeyond(size: Value, limit: Value): Value {
  const bounded = minimum(size, limit);
  return mul(bounded, sub(size, scale(bounded, 0.5)));
}
