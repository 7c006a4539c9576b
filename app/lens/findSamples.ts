import type { FoundSample, SampleSearch } from '#app/contract/index.ts';
import { dataNodes } from '#engine/graph/index.ts';
import { type SampleAnswers, SampleLosses } from '#engine/lens/index.ts';
import { message } from '#engine/messages/index.ts';
import { confidenceOf, isCalibrated } from '#engine/metrics/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import type { Column, Dataset } from '#engine/training/index.ts';
import { toAnyNumber } from './describeTensor.ts';
import { lensError } from './errors.ts';
import type { Network } from './network.ts';
import { requireData } from './samples.ts';
import { seeInput } from './seeInput.ts';
import type { Subject } from './subject.ts';

/** Longer targets, such as images, are not part of a list of samples. */
const MOST_SHOWN = 64;

type Split = SampleSearch['split'];
type OnProgress = (share: number) => void;

/** Finds samples by what a network answers to them. Keeps the answers, and the fast executor with the data. */
export class SampleSearches {
  readonly #answers = new WeakMap<Subject, Map<SampleSearch['split'], SampleAnswers>>();
  readonly #executors = new WeakMap<Network, SampleLosses>();

  /**
   * Samples of a split in the order asked for.
   * @param onProgress called with the share of the samples that was computed; what it throws ends the search
   * @throws UserError lens.noSamples, lens.noClasses
   */
  find(subject: Subject, search: SampleSearch, onProgress: OnProgress): FoundSample[] {
    const { network } = subject;
    const dataset = requireData(network);
    const found = this.answersOf(subject, search.split, onProgress);
    const chosen = choose(found, search, dataset);
    const indices = dataset.splits[search.split];
    const targetOf = targetReader(network, indices);
    return chosen.map((number) => {
      const target = targetOf(number);
      const predicted = predictedOf(found, number, network);
      const probability = probabilityOf(found, number);
      return {
        number,
        loss: toAnyNumber(found.losses[number]),
        ...(predicted && { predicted: predicted.map(toAnyNumber) }),
        ...(target && { target }),
        ...(probability !== undefined && { probability: toAnyNumber(probability) }),
        ...(search.withInputs && { inputs: dataset.inputs.flatMap((column) => seeInput(column, indices[number]) ?? []) }),
      };
    });
  }

  /** What a network answers to the samples of a split. @throws UserError lens.noSamples */
  answersOf(subject: Subject, split: Split, onProgress: OnProgress): SampleAnswers {
    const dataset = requireData(subject.network);
    const ofSubject = this.#answers.get(subject) ?? new Map<Split, SampleAnswers>();
    this.#answers.set(subject, ofSubject);
    const known = ofSubject.get(split) ?? this.#compute(subject, dataset.splits[split], onProgress);
    ofSubject.set(split, known);
    return known;
  }

  #compute({ network, weights }: Subject, samples: Uint32Array, onProgress: OnProgress): SampleAnswers {
    const executor = this.#executors.get(network) ?? new SampleLosses(network.graph, network.columns);
    this.#executors.set(network, executor);
    return executor.compute(weights.parameters, samples, onProgress);
  }
}

/** The numbers of the samples that a search asks for, in its order. */
function choose(
  { losses, answers }: SampleAnswers,
  { order, class: wanted, predicted, most, seed }: SampleSearch,
  { name }: Dataset,
): number[] {
  const asksForClasses = order === 'misclassified' || wanted !== undefined || predicted !== undefined;
  if (!answers?.isClassification && asksForClasses) throw noClasses(name);
  const numbers = Uint32Array.from({ length: losses.length }, (_, number) => number).filter(
    (number) => isOf(answers, number, { wanted, predicted }) && (order !== 'misclassified' || isMisclassified(answers, number)),
  );
  if (order === 'random') new RandomStream(seed, 'lens/samples').shuffle(numbers);
  else numbers.sort((a, b) => (order === 'best' ? compare(losses[a], losses[b]) : compare(losses[b], losses[a])));
  return Array.from(numbers.subarray(0, most));
}

/** True if any answer of a sample has the true and the predicted class. */
function isOf(
  answers: SampleAnswers['answers'],
  number: number,
  { wanted, predicted }: { readonly wanted: number | undefined; readonly predicted: number | undefined },
): boolean {
  if (wanted === undefined && predicted === undefined) return true;
  const { size, given, wanted: classes } = answers ?? { size: 0, given: [], wanted: [] };
  for (let at = number * size; at < (number + 1) * size; at++) {
    if ((wanted ?? classes[at]) === classes[at] && (predicted ?? given[at]) === given[at]) return true;
  }
  return false;
}

/** Not a number counts as the largest loss. */
function compare(a: number, b: number): number {
  const [x, y] = [a, b].map((loss) => (Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss));
  return x === y ? 0 : x - y;
}

function isMisclassified(answers: SampleAnswers['answers'], number: number): boolean {
  const { size, given, wanted } = answers ?? { size: 0, given: [], wanted: [] };
  for (let at = number * size; at < (number + 1) * size; at++) if (given[at] !== wanted[at]) return true;
  return false;
}

/** Class indices, or values in the target's own units. */
function predictedOf({ answers }: SampleAnswers, number: number, network: Network): number[] | undefined {
  if (!answers) return undefined;
  const { given, size, isClassification, target } = answers;
  const values = Array.from(given.subarray(number * size, (number + 1) * size));
  const { normalization } = network.columns.get(target) ?? {};
  if (isClassification || !normalization) return values;
  const { offset, scale } = normalization;
  return values.map((value, at) => value / scale[at % scale.length] + offset[at % offset.length]);
}

/** Of the class that is predicted, if each sample has one prediction. */
function probabilityOf({ answers }: SampleAnswers, number: number): number | undefined {
  const { all, size } = answers ?? {};
  if (!all || size !== 1 || !isCalibrated(all.task)) return undefined;
  const probability = confidenceOf(all, number);
  return all.task.kind === 'binary' && all.given[number] === 0 ? 1 - probability : probability;
}

/** Reads the targets of a sample in their own units: those of the first target node. */
function targetReader({ graph, columns }: Network, samples: Uint32Array): (number: number) => number[] | undefined {
  const [node] = dataNodes(graph.analysis.nodes, 'target');
  const column: Column | undefined = node && columns.get(node.node.id);
  if (!column || sizeOf(column.shape) > MOST_SHOWN) return () => undefined;
  const size = sizeOf(column.shape);
  return (number) => Array.from(column.data.subarray(samples[number] * size, (samples[number] + 1) * size));
}

function noClasses(data: string) {
  const text = message("The samples of '{{data}}' have no classes; expected a network that classifies", { data });
  return lensError('lens.noClasses', text, {
    where: data,
    expected: message('a network that classifies'),
    received: message('other targets'),
    fix: message('Sort the samples by their loss'),
  });
}
