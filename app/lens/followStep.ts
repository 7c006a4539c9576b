import type { FollowedStep } from '#app/contract/index.ts';
import { type PassState, predictionOf } from '#engine/lens/index.ts';
import { statisticsOf, toAnyNumber } from './describeTensor.ts';
import type { Subject } from './subject.ts';

/** What is followed of a pass: J, the prediction, and the norm of δ by node. */
export function followStep({ network, run }: Subject, state: PassState): FollowedStep {
  const { step, epoch } = run ?? { step: 0, epoch: 0 };
  const prediction = predictionOf(state, network.columns);
  return {
    step,
    epoch,
    loss: state.loss === undefined ? null : toAnyNumber(state.loss),
    prediction: prediction ? { ...prediction, values: prediction.values.map(toAnyNumber) } : null,
    deltas: state.graph.analysis.order.flatMap((node) => {
      const delta = state.find({ node, quantity: 'dout' });
      return delta ? [{ node, norm: statisticsOf(delta.read()).norm }] : [];
    }),
  };
}
