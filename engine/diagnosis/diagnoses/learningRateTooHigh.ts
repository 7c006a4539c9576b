import { message } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import { defineDiagnosis, type Evidence } from '../declaration/diagnosis.ts';
import {
  learningRateTooHigh as documentation,
  GROWN,
  HUGE_UPDATE,
  JUMPED,
  LARGE_UPDATES,
} from '../documentation/learningRateTooHigh.ts';
import { clipGradients, setLearningRate } from '../fixes/trainingFixes.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { initialLoss, lastFew, updateRatio } from '../run/history.ts';
import { medianOf, powerOfTen } from '../run/numbers.ts';

/** An update ratio with which training is fast and steady. */
const HEALTHY = 0.01;

/** Steps that overshoot: the loss grows, jumps or is no number any more. */
export const learningRateTooHigh = defineDiagnosis({
  ...documentation,
  view: 'curves',
  unless: ['unscaledData', 'explodingGradient'],
  find(run) {
    const evidence = describeFailure(run) ?? describeGrowth(run) ?? describeUpdates(run);
    if (!evidence) return undefined;
    const { learningRate } = run.analysis.configuration.optimizerParams;
    const clip = clipGradients(run);
    const largest = largestUpdate(run);
    const factor = largest.ratio > 0 ? Math.min(0.1, Math.max(1e-3, powerOfTen(HEALTHY / largest.ratio))) : 0.1;
    return {
      step: run.failure?.step ?? largest.step,
      evidence,
      cause: message('Each step overshoots the minimum along the steepest direction, and the next one overshoots back.'),
      fixes: [setLearningRate(run, learningRate * factor), ...(clip ? [clip] : [])],
    };
  },
});

function describeFailure({ failure }: DiagnosedRun): Evidence | undefined {
  if (!failure) return undefined;
  return {
    numbers: { step: failure.step },
    text: message('A number is not finite after step {{step}}', { step: failure.step }),
  };
}

function describeGrowth(run: DiagnosedRun): Evidence | undefined {
  const first = initialLoss(run);
  if (first === undefined || run.epochs.length === 0) return undefined;
  const last = medianOf(lastFew(run.epochs).map(({ loss }) => loss));
  const worst = run.epochs.reduce((most, each) => (each.loss > most.loss ? each : most));
  if (last <= GROWN * first && worst.loss <= JUMPED * first) return undefined;
  return {
    numbers: { first, worst: worst.loss, worstEpoch: worst.epoch, last },
    text: message('The loss grew from {{first}} in the first step to {{worst}} in epoch {{epoch}}, and ended at {{last}}', {
      ...{ first: shortNumber(first), worst: shortNumber(worst.loss), last: shortNumber(last) },
      epoch: worst.epoch,
    }),
  };
}

function describeUpdates(run: DiagnosedRun): Evidence | undefined {
  const [largest, last] = [largestUpdate(run).ratio, updateRatio(lastFew(run.flow))];
  if (largest <= HUGE_UPDATE && last <= LARGE_UPDATES) return undefined;
  return {
    numbers: { largest, last },
    text: message(
      'An update changed the weights by {{largest}} of their size, the last ones by {{last}}; about 0.001 to 0.01 is usual',
      { largest: shortNumber(largest), last: shortNumber(last) },
    ),
  };
}

function largestUpdate({ flow }: DiagnosedRun): { readonly step?: number; readonly ratio: number } {
  const updates = flow.map((record) => ({ step: record.step, ratio: updateRatio([record]) }));
  return updates.reduce<{ step?: number; ratio: number }>((most, each) => (each.ratio > most.ratio ? each : most), { ratio: 0 });
}
