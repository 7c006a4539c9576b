import { defineDocumentation, percent } from './documentation.ts';

/** ‖ΔW‖ / ‖W‖ of healthy runs is about 0.001 and, with Adam and small weights, up to some hundredths. */
export const LARGE_UPDATES = 0.1;
/** A single update that leaves little of the initial weights. */
export const HUGE_UPDATE = 0.5;
/** The mean loss of the last epochs, and of any epoch, over that of untrained weights. */
export const GROWN = 1.5;
export const JUMPED = 5;

export const learningRateTooHigh = defineDocumentation({
  code: 'learningRateTooHigh',
  label: 'Learning rate too high',
  help: 'The loss ends above {{grown}} times that of the first step, passes {{jumped}} times that or is not finite; or the last updates change the weights by more than {{last}} % of their size, or one of them by more than {{largest}} %.',
  thresholds: { grown: GROWN, jumped: JUMPED, last: percent(LARGE_UPDATES), largest: percent(HUGE_UPDATE) },
  formula: String.raw`\begin{aligned} & J_{\text{end}} > ${GROWN}\,J_0 \quad\lor\quad \max_t J_t > ${JUMPED}\,J_0 \\[6pt] \lor\; & \frac{\|\Delta W\|}{\|W\|} > ${LARGE_UPDATES} \quad\lor\quad \max_t \frac{\|\Delta W_t\|}{\|W_t\|} > ${HUGE_UPDATE} \end{aligned}`,
  causes:
    'A learning rate for another optimizer (Adam needs about a tenth to a hundredth of that of SGD), or one that was not lowered for a deeper network.',
  remedies: 'Divide the learning rate by 10, warm it up, or clip the gradient.',
  source: 'Bengio, "Practical recommendations for gradient-based training of deep architectures" (2012)',
  severity: 'error',
});
