import { message } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { learningRateTooLow as documentation, HARDLY_LOWER, SHORT_WAY } from '../documentation/learningRateTooLow.ts';
import { setEpochs, setLearningRate } from '../fixes/trainingFixes.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { initialLoss, lagBehindNeighbors, updateRatio } from '../run/history.ts';
import { meanOf, percent, powerOfTen } from '../run/numbers.ts';

/** The way that a fix aims at. */
const USUAL_WAY = 5;

/** Steps so small that the weights hardly leave their initial values. */
export const learningRateTooLow = defineDiagnosis({
  ...documentation,
  view: 'curves',
  needsEnd: true,
  unless: ['learningRateTooHigh', 'vanishingGradient', 'deadUnits', 'saturatedUnits', 'unsuitableLoss', 'explodingGradient'],
  find(run) {
    const first = initialLoss(run);
    const last = run.epochs.at(-1);
    if (first === undefined || !last || run.flow.length === 0 || run.failure) return undefined;
    const ratio = meanOf(run.flow.map((record) => updateRatio([record])));
    const way = ratio * last.step;
    const left = last.loss / first;
    if (way >= SHORT_WAY || (left < HARDLY_LOWER && !lagBehindNeighbors(run))) return undefined;
    return {
      step: last.step,
      evidence: {
        numbers: { updateRatio: ratio, way, lossLeft: left, steps: last.step },
        text: message(
          'Each update changes the weights by {{ratio}} of their size, all {{steps}} together by {{way}} at most; {{left}} % of the initial loss is left',
          { ratio: shortNumber(ratio), steps: last.step, way: shortNumber(way), left: percent(left) },
        ),
      },
      cause: message('Each step is too small: the weights hardly leave their initial values before training ends.'),
      fixes: fixesFor(run, way),
    };
  },
});

function fixesFor(run: DiagnosedRun, way: number) {
  const { optimizerParams, epochs } = run.analysis.configuration;
  const factor = way > 0 ? Math.min(1e4, Math.max(10, powerOfTen(USUAL_WAY / way))) : 10;
  const longer = setEpochs(epochs * 10);
  return [setLearningRate(run, optimizerParams.learningRate * factor), longer];
}
