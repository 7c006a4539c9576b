import type { RandomStream } from '../../engine/random/index.ts';
import type { Column, Dataset } from '../../engine/training/index.ts';

/** Columns with other values, the same in every other respect. */
function withInput(dataset: Dataset, change: (input: Column) => Partial<Column>): Dataset {
  const [input, ...others] = dataset.inputs;
  return { ...dataset, inputs: [{ ...input, ...change(input) }, ...others] };
}

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
    const size = shape.reduce((product, length) => product * length, 1);
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

/** Only a small share of the samples of the last class, and features that hardly tell it. */
export function makeRare(dataset: Dataset, share: number, noise: number, random: RandomStream): Dataset {
  const [{ data: labels, classes = 2 }] = dataset.targets;
  const keep = (samples: Uint32Array) => samples.filter((sample) => labels[sample] !== classes - 1 || random.uniform() < share);
  const { train, validation, test } = dataset.splits;
  const rare = { ...dataset, splits: { train: keep(train), validation: keep(validation), test } };
  return withInput(rare, ({ data, normalization }) => {
    const scale = normalization?.scale ?? Float64Array.of(1);
    return { data: Float64Array.from(data, (value, at) => value + (noise * random.normal()) / scale[at % scale.length]) };
  });
}
