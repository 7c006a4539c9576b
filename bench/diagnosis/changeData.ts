import type { GraphDocument } from '../../engine/graph/index.ts';
import { RandomStream } from '../../engine/random/index.ts';
import { type Column, type Dataset, normalizeColumn } from '../../engine/training/index.ts';

/** Columns with other values, the same in every other respect. */
function withInput(dataset: Dataset, change: (input: Column) => Partial<Column>): Dataset {
  const [input, ...others] = dataset.inputs;
  return { ...dataset, inputs: [{ ...input, ...change(input) }, ...others] };
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

const sampleCount = ({ targets: [target] }: Dataset): number => target.data.length;

/** Raw features times a factor, plus an offset, and no normalization. */
export function unscale(dataset: Dataset, factor: number, offset: number): Dataset {
  const [{ normalization: _, ...input }, ...others] = dataset.inputs;
  const data = Float64Array.from(input.data, (value) => value * factor + offset);
  return { ...dataset, inputs: [{ ...input, data }, ...others] };
}

/** The input as a table with a further column: the answer, with a little noise. */
export function leak(dataset: Dataset, noise: number, random: RandomStream): Dataset {
  const [target] = dataset.targets;
  const answers = Float64Array.from(
    { length: sampleCount(dataset) },
    (_, sample) => target.data[sample] + noise * random.normal(),
  );
  return withInput(dataset, ({ data, shape: [features = 1], normalization }) => ({
    shape: [features + 1],
    features: [...Array.from({ length: features }, (_, index) => `feature ${index + 1}`), 'answer'],
    data: Float64Array.from({ length: answers.length * (features + 1) }, (_, at) => {
      const [sample, element] = [Math.floor(at / (features + 1)), at % (features + 1)];
      return element === features ? answers[sample] : data[sample * features + element];
    }),
    ...(normalization && {
      normalization: {
        offset: Float64Array.from({ length: features + 1 }, (_, at) => normalization.offset[at] ?? 0),
        scale: Float64Array.from({ length: features + 1 }, (_, at) => normalization.scale[at] ?? 1),
      },
    }),
  }));
}

/** Validation samples moved by some standard deviations of normalized features. */
export function shiftValidation(dataset: Dataset, shift: number): Dataset {
  const moved = new Set(dataset.splits.validation);
  return withInput(dataset, ({ data, shape, normalization }) => {
    const size = sizeOf(shape);
    const scale = normalization?.scale ?? Float64Array.of(1);
    return {
      data: Float64Array.from(data, (value, at) =>
        moved.has(Math.floor(at / size)) ? value + shift / scale[at % scale.length] : value,
      ),
    };
  });
}

/** Validation samples of the last class only, as from a sorted file. */
export function sortSplits(dataset: Dataset): Dataset {
  const { train, validation, test } = dataset.splits;
  const [{ data, classes = 2 }] = dataset.targets;
  const sorted = [...train, ...validation].sort((a, b) => data[a] - data[b]);
  const isLast = (sample: number) => data[sample] === classes - 1;
  const held = Uint32Array.from(sorted.filter(isLast).slice(0, validation.length));
  const kept = new Set(held);
  return {
    ...dataset,
    splits: { train: Uint32Array.from(sorted.filter((sample) => !kept.has(sample))), validation: held, test },
  };
}

/** Fewer training samples. */
export function keepFew(dataset: Dataset, count: number): Dataset {
  const { train, validation, test } = dataset.splits;
  return {
    ...dataset,
    splits: {
      train: train.subarray(0, count),
      validation: Uint32Array.from([...validation, ...train.subarray(count, count + 100)]),
      test,
    },
  };
}

/** Wrong labels, or noise on quantities. @param share of the samples */
export function spoilTargets(dataset: Dataset, share: number, random: RandomStream): Dataset {
  const [target, ...others] = dataset.targets;
  const spoil = (value: number) =>
    target.classes === undefined ? value + random.normal() * share : random.below(target.classes);
  const data = Float64Array.from(target.data, (value) =>
    target.classes === undefined || random.uniform() < share ? spoil(value) : value,
  );
  return { ...dataset, targets: [{ ...target, data }, ...others] };
}

/** Only a small share of the samples of the last class, and each with the features of another sample, which do not tell it. */
export function makeRare(dataset: Dataset, share: number, random: RandomStream): Dataset {
  const [{ data: labels, classes = 2 }] = dataset.targets;
  const isRare = (sample: number) => labels[sample] === classes - 1;
  const keep = (samples: Uint32Array) => samples.filter((sample) => !isRare(sample) || random.uniform() < share);
  const { train, validation, test } = dataset.splits;
  const splits = { train: keep(train), validation: keep(validation), test };
  const others = splits.train.filter((sample) => !isRare(sample));
  const sources = Uint32Array.from(labels, (_, sample) => (isRare(sample) ? others[random.below(others.length)] : sample));
  const rare = { ...dataset, splits };
  return withInput(rare, ({ data, shape }) => {
    const size = sizeOf(shape);
    return { data: Float64Array.from(data, (_, at) => data[sources[Math.floor(at / size)] * size + (at % size)]) };
  });
}

/** The data set as its loader would prepare it with settings that a fix has changed. */
export function prepareAs(dataset: Dataset, { dataset: spec = '', normalize, validation }: Partial<DataSettings> = {}): Dataset {
  const options = new URLSearchParams(spec.split('?')[1]);
  const isSplitAgain = /random|stratified/.test(options.get('split') ?? '') || validation !== undefined;
  const split = isSplitAgain ? splitAgain(dataset, validation) : dataset;
  const kept = options.has('ignore') ? withoutLastFeature(split) : split;
  const inputs = kept.inputs.map((column) =>
    normalize === undefined ? column : normalizeColumn(column, kept.splits.train, normalize),
  );
  return { ...kept, inputs };
}

type DataSettings = NonNullable<GraphDocument['data']>;

/** Training and validation samples drawn at random from both. */
function splitAgain(dataset: Dataset, share?: number): Dataset {
  const { train, validation, test } = dataset.splits;
  const all = Uint32Array.from([...train, ...validation]);
  new RandomStream(all.length, 'split').shuffle(all);
  const held = share === undefined ? validation.length : Math.round(share * all.length);
  return { ...dataset, splits: { train: all.subarray(held), validation: all.subarray(0, held), test } };
}

function withoutLastFeature(dataset: Dataset): Dataset {
  return withInput(dataset, ({ data, shape: [features], features: names, normalization }) => ({
    shape: [features - 1],
    ...(names && { features: names.slice(0, -1) }),
    data: Float64Array.from({ length: (data.length / features) * (features - 1) }, (_, at) => {
      const [sample, element] = [Math.floor(at / (features - 1)), at % (features - 1)];
      return data[sample * features + element];
    }),
    ...(normalization && {
      normalization: { offset: normalization.offset.slice(0, -1), scale: normalization.scale.slice(0, -1) },
    }),
  }));
}
