import type { Fix } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import { defineDiagnosis, type Observation } from '../declaration/diagnosis.ts';
import { COSTLY_GAP, overfitting as documentation, GAP, METRIC_GAP, RISEN } from '../documentation/overfitting.ts';
import { hiddenActivations } from '../fixes/activationFixes.ts';
import { insertBehind } from '../fixes/insertNode.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { initialLoss, lastFew, mainMetric } from '../run/history.ts';
import { medianOf, percent } from '../run/numbers.ts';

/** The rise over the initial loss: less of it changes no answer. */
const MATTERS = 0.1;
/** A network that has not learned its training samples does not overfit. */
const LEARNED = 0.7;
/** Fewer validation samples tell little. */
const FEWEST = 20;

/** The network learns the training samples by heart. */
export const overfitting = defineDiagnosis({
  ...documentation,
  view: 'curves',
  unless: ['differentValidation', 'explodingGradient', 'learningRateTooHigh', 'unsuitableLoss', 'smallBatch'],
  find(run) {
    const { measured, hasRestoredBest } = run;
    if (hasRestoredBest || !measured || measured.data.validationSamples < FEWEST) return undefined;
    const found = findRise(run) ?? findGap(run);
    if (!found) return undefined;
    return {
      ...found,
      cause: message('The network fits details of single training samples, which do not hold for others.'),
      fixes: fixesFor(run),
    };
  },
});

type Seen = Pick<Observation, 'step' | 'evidence'>;

/** The validation loss passes a minimum and rises. */
function findRise(run: DiagnosedRun): Seen | undefined {
  const epochs = run.epochs.flatMap(({ epoch, step, loss, validation }) =>
    validation && Number.isFinite(validation.loss) ? [{ epoch, step, loss, validation: validation.loss }] : [],
  );
  if (epochs.length < 5) return undefined;
  const best = epochs.reduce((least, each) => (each.validation < least.validation ? each : least));
  const last = lastFew(epochs);
  const [validation, training] = [medianOf(last.map((each) => each.validation)), medianOf(last.map(({ loss }) => loss))];
  const matters = validation - best.validation > MATTERS * (initialLoss(run) ?? 0);
  if (!matters || metricGap(run) < COSTLY_GAP || validation < RISEN * best.validation || training > GAP * validation)
    return undefined;
  return {
    step: best.step,
    evidence: {
      numbers: { best: best.validation, bestEpoch: best.epoch, validation, training },
      text: message(
        'The validation loss rose from {{best}} after epoch {{epoch}} to {{validation}}, {{rise}} % more, while the training loss fell to {{training}}',
        {
          ...{ best: shortNumber(best.validation), epoch: best.epoch, validation: shortNumber(validation) },
          ...{ rise: percent(validation / best.validation - 1), training: shortNumber(training) },
        },
      ),
    },
  };
}

/** How much better the main metric is on training samples; 0 without one. */
function metricGap({ measured }: DiagnosedRun): number {
  const [training, validation] = [measured?.training, measured?.validation].map((result) => result && mainMetric(result.metrics));
  return training && validation ? training.value - validation.value : 0;
}

/** Results on training samples far above those on others. */
function findGap({ measured, epochs }: DiagnosedRun): Seen | undefined {
  const [training, validation] = [measured?.training, measured?.validation].map((result) => result && mainMetric(result.metrics));
  if (!training || !validation || training.value - validation.value < METRIC_GAP || training.value < LEARNED) return undefined;
  const values = { training: shortNumber(training.value), validation: shortNumber(validation.value) };
  return {
    step: epochs.at(-1)?.step,
    evidence: {
      numbers: { training: training.value, validation: validation.value },
      text:
        training.metric === 'accuracy'
          ? message('The accuracy is {{training}} on training samples and {{validation}} on validation samples', values)
          : message('R² is {{training}} on training samples and {{validation}} on validation samples', values),
    },
  };
}

function fixesFor(run: DiagnosedRun): Fix[] {
  const value = {
    monitor: 'validationLoss',
    patience: Math.max(3, Math.round(run.epochs.length / 10)),
    restoreBestWeights: true,
  };
  const edits = dropoutBehind(run);
  return [
    { label: message('Stop early, with the best weights'), edits: [{ type: 'setTraining', setting: 'earlyStopping', value }] },
    ...(edits.length > 0 ? [{ label: message('Add dropout before the last layer'), edits }] : []),
  ];
}

function dropoutBehind(run: DiagnosedRun) {
  const last = hiddenActivations(run).at(-1);
  return last === undefined ? [] : insertBehind(run.document, last, { type: 'dropout' });
}
