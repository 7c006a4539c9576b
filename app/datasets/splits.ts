import { message } from '#engine/messages/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import type { Dataset } from '#engine/training/index.ts';
import { datasetError } from './base/errors.ts';
import type { Source } from './base/source.ts';

/** Not the training seed: runs with different seeds are tested on the same samples. */
const SPLIT_SEED = 0;

/**
 * Splits the samples. A test split of the data set's own is kept; else `test` is a share of all samples. `validation`
 * is a share of the remaining ones. With classes, each split has them in the same proportions.
 * @throws UserError dataset.tooFewSamples if a requested split would be empty, or no training samples remain.
 */
export function splitSamples(source: Source, shares: { readonly test: number; readonly validation: number }): Dataset['splits'] {
  const { testFrom, samples } = source;
  const order = Uint32Array.from({ length: testFrom ?? samples }, (_, index) => index);
  new RandomStream(SPLIT_SEED, 'splits').shuffle(order);

  const testShare = testFrom === undefined ? shares.test : 0;
  const labels = source.targets.find(({ classes }) => classes !== undefined)?.data;
  const { held: drawn, kept: rest } = divide(order, testShare, labels);
  const { held: validation, kept: train } = divide(rest, shares.validation, labels);
  if (train.length === 0) throw tooFewSamples(source, order.length, testShare, shares.validation);
  const test = testFrom === undefined ? drawn : Uint32Array.from({ length: samples - testFrom }, (_, index) => testFrom + index);
  return { train, validation, test };
}

/**
 * Holds back a share of the samples, at least one unless the share is 0. They are taken from the end, so that the
 * kept ones begin with samples of all classes.
 * @returns the held back and the kept samples, both in the order of the permutation
 */
function divide(order: Uint32Array, share: number, labels: ArrayLike<number> | undefined) {
  const count = share === 0 ? 0 : Math.min(order.length, Math.max(1, Math.round(order.length * share)));
  const classOf = (sample: number): number => labels?.[sample] ?? 0;
  const quotas = allot(count, order, classOf);
  const held: number[] = [];
  const kept: number[] = [];
  for (const sample of order.toReversed()) {
    const quota = quotas.get(classOf(sample)) ?? 0;
    if (quota > 0) held.push(sample);
    else kept.push(sample);
    quotas.set(classOf(sample), quota - 1);
  }
  return { held: Uint32Array.from(held).reverse(), kept: Uint32Array.from(kept).reverse() };
}

/** The number of samples held back per class: in proportion, the largest remainders rounded up so that the sum is exact. */
function allot(count: number, order: Uint32Array, classOf: (sample: number) => number): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const sample of order) sizes.set(classOf(sample), (sizes.get(classOf(sample)) ?? 0) + 1);
  const exact = [...sizes].map(([label, size]) => ({ label, quota: (size * count) / order.length }));
  const quotas = new Map(exact.map(({ label, quota }) => [label, Math.floor(quota)]));
  let left = count;
  for (const quota of quotas.values()) left -= quota;
  exact.sort((a, b) => (b.quota % 1) - (a.quota % 1) || a.label - b.label);
  for (const { label, quota } of exact.slice(0, left)) quotas.set(label, Math.floor(quota) + 1);
  return quotas;
}

function tooFewSamples({ name }: Source, available: number, test: number, validation: number) {
  const values = { count: available, test, validation };
  const expected =
    available === 1
      ? message('more than {{count}} sample for a test split of {{test}} and a validation split of {{validation}}', values)
      : message('more than {{count}} samples for a test split of {{test}} and a validation split of {{validation}}', values);
  return datasetError(
    'dataset.tooFewSamples',
    message("'{{data}}' has too few samples: expected {{expected}}; none would be left for training", { data: name, expected }),
    { where: name, expected, received: String(available), fix: message('Add samples, or hold out fewer.') },
  );
}
