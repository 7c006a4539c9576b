import type { ResultsQuestion, RunResults } from '#app/contract/index.ts';
import type { SampleAnswers } from '#engine/lens/index.ts';
import { message } from '#engine/messages/index.ts';
import { type Answers, measureAnswers } from '#engine/metrics/index.ts';
import { judgeClasses, judgeNumbers, type OwnUnits } from '#engine/results/index.ts';
import type { Column } from '#engine/training/index.ts';
import { toAnyNumber } from './describeTensor.ts';
import { lensError } from './errors.ts';
import type { SampleSearches } from './findSamples.ts';
import { outputNames } from './outputNames.ts';
import { requireData, SPLIT_NAMES } from './samples.ts';
import type { Subject } from './subject.ts';

/**
 * How good the weights of a run are on a split.
 * @param onProgress called with the share of the samples that was computed; what it throws ends the work
 * @throws UserError lens.noSamples, memory.*
 */
export function judgeRun(
  subject: Subject,
  { split, output }: ResultsQuestion,
  searches: SampleSearches,
  onProgress: (share: number) => void,
): Omit<RunResults, 'best'> {
  const { network, run, remarks } = subject;
  const { splits, name } = requireData(network);
  if (splits[split].length === 0) throw emptySplit(name, split);
  const found = searches.answersOf(subject, split, onProgress);
  const { metrics = {}, judged = null } = judge(found, output, network.columns) ?? {};
  const { step, epoch } = run ?? { step: 0, epoch: 0 };
  return {
    ...{ split, step, epoch, remarks: [...remarks] },
    samples: { train: splits.train.length, validation: splits.validation.length, test: splits.test.length },
    loss: toAnyNumber(found.losses.reduce((sum, loss) => sum + loss, 0) / found.losses.length),
    metrics,
    judged,
  };
}

type Judged = Pick<RunResults, 'metrics' | 'judged'>;

/** Undefined for predictions that were not kept: they are no answers, or too many numbers. */
function judge({ answers }: SampleAnswers, output: number, columns: ReadonlyMap<string, Column>): Judged | undefined {
  if (!answers?.all) return undefined;
  const target = columns.get(answers.target);
  return answers.isClassification ? judgedClasses(answers.all, target) : judgedNumbers(answers.all, output, target);
}

function judgedClasses(all: Answers, target: Column | undefined): Judged {
  const { metrics, perClass, matrix, curves, calibration } = judgeClasses(all);
  const [values = []] = Object.values(perClass);
  return {
    metrics,
    judged: {
      ...{ kind: 'classes', areLabels: all.task.kind === 'multilabel', matrix },
      classNames: outputNames(target, values.length),
      perClass: Object.fromEntries(Object.entries(perClass).map(([name, each]) => [name, [...each]])),
      curves: [...curves],
      calibration: calibration && [...calibration],
    },
  };
}

function judgedNumbers(all: Answers, output: number, target: Column | undefined): Judged {
  const toOwn: OwnUnits = (value, index) => {
    const { offset, scale } = target?.normalization ?? { offset: [0], scale: [1] };
    return value / scale[index % scale.length] + offset[index % offset.length];
  };
  const numbers = judgeNumbers(all, output, toOwn);
  const names = outputNames(target, all.task.kind === 'regression' ? all.task.outputs : 1);
  return { metrics: measureAnswers(all).metrics, judged: numbers && { kind: 'numbers', outputs: names, output, ...numbers } };
}

function emptySplit(data: string, split: keyof typeof SPLIT_NAMES) {
  const values = { data, split: SPLIT_NAMES[split] };
  return lensError('lens.noSamples', message("The data set '{{data}}' has no {{split}} samples", values), {
    where: data,
    expected: message('a split with samples'),
    received: message('none'),
    fix: message('Choose another split'),
  });
}
