import type { Fix } from '../../graph/index.ts';
import { type Message, message } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { missingClass as documentation, ENOUGH, HARDLY } from '../documentation/missingClass.ts';
import { setEpochs } from '../fixes/trainingFixes.ts';
import type { ClassCounts, DiagnosedRun } from '../run/diagnosedRun.ts';
import { percent } from '../run/numbers.ts';

/** A class this many times as frequent as another makes weights worthwhile. */
const UNEQUAL = 1.5;

/** A class that the network never predicts, or hardly ever. */
export const missingClass = defineDiagnosis({
  ...documentation,
  view: 'confusion',
  needsEnd: true,
  unless: ['explodingGradient', 'vanishingGradient', 'learningRateTooHigh', 'learningRateTooLow'],
  find(run) {
    const classes = run.measured?.data.classes;
    const counts = classes && countPredictions(run);
    if (!counts) return undefined;
    const missing = counts.flatMap(({ wanted, given }, index) => (given < HARDLY * wanted && wanted >= ENOUGH ? [index] : []));
    if (missing.length === 0) return undefined;
    const all = counts.reduce((sum, { wanted }) => sum + wanted, 0);
    const { wanted, given } = counts[missing[0]];
    return {
      step: run.epochs.at(-1)?.step,
      evidence: {
        numbers: { missing: missing.length, samples: wanted, predictions: given, share: wanted / all },
        text: describe(given, { name: classes.names[missing[0]], wanted, all, share: percent(wanted / all) }),
      },
      cause: message('Never predicting it costs little loss: it is rare, or the network cannot tell it from the others yet.'),
      fixes: [...weighClasses(run, classes), setEpochs(run.analysis.configuration.epochs * 4)],
    };
  },
});

function describe(given: number, values: Readonly<Record<'name' | 'wanted' | 'all' | 'share', string | number>>): Message {
  return given === 0
    ? message("'{{name}}' is never predicted, though {{wanted}} of {{all}} samples belong to it ({{share}} %)", values)
    : message("'{{name}}' is predicted {{given}} times, though {{wanted}} of {{all}} samples belong to it ({{share}} %)", {
        ...values,
        given,
      });
}

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
