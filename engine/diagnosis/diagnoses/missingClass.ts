import type { Fix } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { missingClass as documentation } from '../documentation/missingClass.ts';
import { setEpochs } from '../fixes/trainingFixes.ts';
import type { ClassCounts, DiagnosedRun } from '../run/diagnosedRun.ts';
import { percent } from '../run/numbers.ts';

/** With fewer samples of a class, chance alone may miss it. */
const ENOUGH = 8;

/** A class this many times as frequent as another makes weights worthwhile. */
const UNEQUAL = 1.5;

/** A class that the network never predicts. */
export const missingClass = defineDiagnosis({
  ...documentation,
  view: 'confusion',
  needsEnd: true,
  unless: ['explodingGradient', 'vanishingGradient', 'learningRateTooHigh', 'learningRateTooLow'],
  find(run) {
    const classes = run.measured?.data.classes;
    const counts = classes && countPredictions(run);
    if (!counts) return undefined;
    const missing = counts.flatMap(({ wanted, given }, index) => (given === 0 && wanted >= ENOUGH ? [index] : []));
    if (missing.length === 0) return undefined;
    const all = counts.reduce((sum, { wanted }) => sum + wanted, 0);
    const { wanted } = counts[missing[0]];
    return {
      step: run.epochs.at(-1)?.step,
      evidence: {
        numbers: { missing: missing.length, samples: wanted, share: wanted / all },
        text: message("'{{name}}' is never predicted, though {{count}} of {{all}} samples belong to it ({{share}} %)", {
          ...{ name: classes.names[missing[0]], count: wanted, all, share: percent(wanted / all) },
        }),
      },
      cause: message('Never predicting it costs little loss: it is rare, or the network cannot tell it from the others yet.'),
      fixes: [...weighClasses(run, classes), setEpochs(run.analysis.configuration.epochs * 4)],
    };
  },
});

/** Per class: its samples and its predictions, in both splits; undefined without a confusion matrix. */
function countPredictions({ measured }: DiagnosedRun) {
  const matrices = [measured?.training, measured?.validation].flatMap((result) => result?.matrices.confusionMatrix ?? []);
  const size = matrices.at(0)?.length;
  if (size === undefined) return undefined;
  return Array.from({ length: size }, (_, index) => {
    const rows = matrices.filter((_row, at) => at % size === index);
    return {
      wanted: rows.flat().reduce((sum, count) => sum + count, 0),
      given: matrices.reduce((sum, row) => sum + row[index], 0),
    };
  });
}

/** Weighs each class by its rarity, so that all count the same. */
function weighClasses({ document }: DiagnosedRun, { training }: ClassCounts): Fix[] {
  const loss = document.nodes.find(({ type }) => type === 'crossEntropy');
  const [least, most] = [Math.min(...training), Math.max(...training)];
  if (!loss || least === 0 || most < UNEQUAL * least) return [];
  const all = training.reduce((sum, count) => sum + count, 0);
  const value = training.map((count) => Number((all / (training.length * count)).toPrecision(3)));
  return [
    {
      label: message('Weigh each class by its rarity'),
      edits: [{ type: 'setParam', nodeId: loss.id, param: 'classWeights', value }],
    },
  ];
}
