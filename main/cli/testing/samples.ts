import { fileURLToPath } from 'node:url';
import { openDatasets } from '#app/datasets/index.ts';
import type { DataSettings } from '#engine/graph/index.ts';
import type { Column } from '#engine/training/index.ts';

const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));

/** The first training samples of a data set as `--input` and `--target` take them: normalized, one flat array each. */
export function firstSamples(settings: DataSettings, count: number): { inputs: number[][]; targets: (number | number[])[] } {
  const { inputs, targets, splits } = openDatasets({ resourcesDirectory }).load(settings);
  const samples = [...splits.train.subarray(0, count)];
  return {
    inputs: samples.map((sample) => readSample(inputs[0], sample)),
    targets: samples.map((sample) => {
      const target = readSample(targets[0], sample);
      return targets[0].shape.length === 0 ? target[0] : target;
    }),
  };
}

function readSample({ data, shape, normalization }: Column, sample: number): number[] {
  const size = shape.reduce((product, length) => product * length, 1);
  return Array.from(data.subarray(sample * size, (sample + 1) * size), (raw, element) => {
    if (!normalization) return raw;
    const { offset, scale } = normalization;
    const entry = offset.length > 1 ? element : 0;
    return (raw - offset[entry]) * scale[entry];
  });
}
