import type { LensPass, LensQuestion, LensSamples } from '#app/contract/index.ts';
import type { RunContext } from '#engine/kernels/index.ts';
import { nextStep, type PassOptions, type PassSamples } from '#engine/lens/index.ts';
import { message } from '#engine/messages/index.ts';
import type { Dataset } from '#engine/training/index.ts';
import { lensError } from './errors.ts';
import type { Network } from './network.ts';
import type { Subject } from './subject.ts';
import { typedValues } from './typedValues.ts';

/** The samples of a question: how a pass gets them, and what they are called. */
export interface ChosenSamples extends Pick<PassOptions, 'hasTargets' | 'update'> {
  readonly samples: PassSamples;
  /** Random layers draw what they will draw in the next training step. */
  readonly context: RunContext;
  readonly names: LensPass['samples'];
}

/** @throws UserError lens.noSamples, lens.sampleRange, lens.typed, samples.value */
export function chooseSamples(subject: Subject, { samples, mode }: Pick<LensQuestion, 'samples' | 'mode'>): ChosenSamples {
  const { network } = subject;
  if (samples.kind === 'typed') return { context: contextOf(subject), ...typedValues(network, samples), names: [] };
  const dataset = requireData(network);
  if (samples.kind === 'batch') return nextBatch(requireTrainingSamples(dataset), subject, mode);
  return { context: contextOf(subject), ...numbered(dataset, samples) };
}

/** The update of other samples is that of the next step, if it had only them. */
function contextOf({ network: { model, graph, dataset }, position }: Subject): RunContext {
  if (dataset && dataset.splits.train.length > 0) return nextStep(model.stepper(dataset), position).context;
  const { seed, optimizerParams } = graph.configuration;
  return { seed, step: position.step + 1, learningRate: position.learningRate ?? optimizerParams.learningRate };
}

export const SPLIT_NAMES = { train: message('training'), validation: message('validation'), test: message('test') } as const;

function numbered(
  { splits, name }: Dataset,
  { split, numbers }: Extract<LensSamples, { kind: 'data' }>,
): Omit<ChosenSamples, 'context'> {
  const { length } = splits[split];
  const tooLarge = numbers.find((number) => number >= length);
  if (tooLarge !== undefined) throw outOfRange(name, split, length, tooLarge);
  return {
    samples: { indices: Uint32Array.from(numbers, (number) => splits[split][number]) },
    names: numbers.map((number) => ({ split, number })),
  };
}

function outOfRange(data: string, split: keyof typeof SPLIT_NAMES, count: number, received: number) {
  const values = { data, split: SPLIT_NAMES[split], count, last: count - 1, received };
  if (count === 0) {
    return lensError('lens.sampleRange', message("The data set '{{data}}' has no {{split}} samples", values), {
      where: data,
      expected: message('a split with samples'),
      received,
      fix: message('Choose another split'),
    });
  }
  const text = message(
    "The data set '{{data}}' has {{count}} {{split}} samples, numbered from 0 to {{last}}; found {{received}}",
    values,
  );
  return lensError('lens.sampleRange', text, {
    where: data,
    expected: message('a number from 0 to {{last}}', { last: count - 1 }),
    received,
  });
}

function nextBatch(dataset: Dataset, { network: { model }, position }: Subject, mode: LensQuestion['mode']): ChosenSamples {
  const { indices, update, context } = nextStep(model.stepper(dataset), position);
  const numbers = new Map(Array.from(dataset.splits.train, (sample, number) => [sample, number]));
  return {
    samples: { indices },
    names: Array.from(indices, (index) => ({ split: 'train', number: numbers.get(index) ?? 0 })),
    context,
    ...(mode === 'train' && { update }),
  };
}

/** @throws UserError lens.noSamples */
function requireTrainingSamples(dataset: Dataset): Dataset {
  if (dataset.splits.train.length > 0) return dataset;
  throw lensError('lens.noSamples', message("The data set '{{name}}' has no training samples", { name: dataset.name }), {
    where: dataset.name,
    expected: message('at least one training sample'),
    received: message('none'),
  });
}

/** The data of a network. @throws UserError lens.noSamples */
export function requireData({ dataset, dataProblem }: Network): Dataset {
  if (dataset) return dataset;
  const problem = dataProblem ?? message('The graph has no data set');
  throw lensError('lens.noSamples', message('There are no samples to look at: {{problem}}', { problem }), {
    expected: message('the data of training'),
    received: message('none'),
    fix: message('Type a sample, or restore the data'),
  });
}
