import { message } from '#engine/messages/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import type { Dataset } from '#engine/training/index.ts';
import { datasetError, unexpected } from './base/errors.ts';
import type { Source } from './base/source.ts';
import { SPLIT_NAMES, type SplitRule } from './base/splitRule.ts';

/** Not the training seed: runs with different seeds are tested on the same samples. */
const SPLIT_SEED = 0;

interface Shares {
  readonly test: number;
  readonly validation: number;
}

/**
 * Splits the samples. A test split of the data set's own is kept; else `test` is a share of all samples. `validation`
 * is a share of the remaining ones. By chance, with classes each split has them in the same proportions.
 * @throws UserError dataset.tooFewSamples if a requested split would be empty, or no training samples remain; dataset.split
 */
export function splitSamples(source: Source, shares: Shares): Dataset['splits'] {
  const { testFrom, samples, split = { by: 'class' } } = source;
  if (split.by === 'column') return splitAsGiven(source, split.splits);
  const order = orderSamples(testFrom ?? samples, split);
  const hold = holderOf(source, split);
  const testShare = testFrom === undefined ? shares.test : 0;
  const { held: drawn, kept: rest } = hold(order, testShare);
  const { held: validation, kept: train } = hold(rest, shares.validation);
  if (train.length === 0) throw tooFewSamples(source, order.length, testShare, shares.validation);
  const test = testFrom === undefined ? drawn : Uint32Array.from({ length: samples - testFrom }, (_, index) => testFrom + index);
  return { train, validation, test };
}

/** Samples held back, and the kept ones, both in order. */
interface Divided {
  readonly held: Uint32Array;
  readonly kept: Uint32Array;
}

/** How a share of ordered samples is held back. */
function holderOf({ targets }: Source, split: SplitRule): (order: Uint32Array, share: number) => Divided {
  if (split.by === 'group') return (order, share) => divideGroups(order, share, split.groups);
  const labels = split.by === 'class' ? targets.find(({ classes }) => classes !== undefined)?.data : undefined;
  return (order, share) => divide(order, share, labels);
}

/** A permutation of the samples; by time, the earliest first. */
function orderSamples(count: number, split: SplitRule): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  if (split.by === 'time') return order.sort((a, b) => split.times[a] - split.times[b] || a - b);
  new RandomStream(SPLIT_SEED, 'splits').shuffle(order);
  return order;
}

/** @throws UserError dataset.split if no sample is one to train on */
function splitAsGiven({ name }: Source, splits: Uint8Array): Dataset['splits'] {
  const samples = Uint32Array.from(splits.keys());
  const [train, validation, test] = SPLIT_NAMES.map((_, code) => samples.filter((sample) => splits[sample] === code));
  if (train.length > 0) return { train, validation, test };
  throw unexpected('dataset.split', {
    where: name,
    expected: message('rows marked train in the split column'),
    received: message('none'),
  });
}

/** Holds back whole groups, from the end of the order, until they reach the share; at least one, unless the share is 0. */
function divideGroups(order: Uint32Array, share: number, groups: Uint32Array): Divided {
  const wanted = order.length * share;
  const sizes = new Map<number, number>();
  for (const sample of order.toReversed()) sizes.set(groups[sample], (sizes.get(groups[sample]) ?? 0) + 1);
  const chosen = new Set<number>();
  let count = 0;
  for (const [group, size] of sizes) {
    const isCloser = chosen.size === 0 || Math.abs(count + size - wanted) < Math.abs(count - wanted);
    if (share === 0 || count >= wanted || !isCloser) continue;
    chosen.add(group);
    count += size;
  }
  const isHeld = (sample: number): boolean => chosen.has(groups[sample]);
  return { held: order.filter(isHeld), kept: order.filter((sample) => !isHeld(sample)) };
}

/**
 * Holds back a share of the samples, at least one unless the share is 0. They are taken from the end, so that the
 * kept ones begin with samples of all classes.
 * @returns the held back and the kept samples, both in the order of the permutation
 */
function divide(order: Uint32Array, share: number, labels: ArrayLike<number> | undefined): Divided {
  const count = share === 0 ? 0 : Math.min(order.length, Math.max(1, Math.round(order.length * share)));
  const classOf = (sample: number): number => labels?.[sample] ?? 0;
  const quotas = allot(count, order, classOf);
  const held = new Uint32Array(count);
  const kept = new Uint32Array(order.length - count);
  let [heldLeft, keptLeft] = [held.length, kept.length];
  for (let position = order.length - 1; position >= 0; position--) {
    const sample = order[position];
    const quota = quotas.get(classOf(sample)) ?? 0;
    if (quota > 0) held[--heldLeft] = sample;
    else kept[--keptLeft] = sample;
    quotas.set(classOf(sample), quota - 1);
  }
  return { held, kept };
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
