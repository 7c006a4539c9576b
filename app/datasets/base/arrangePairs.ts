import type { FileHead } from './reader.ts';

interface ShapedFile {
  readonly file: FileHead;
  readonly shape: readonly number[];
}

/**
 * Sorts files of arrays into samples and labels, and pairs them: labels have one dimension, or a second one of length 1, and as
 * many entries as there are samples. The larger of two pairs is for training, the other for testing.
 * @param shapeOf the shape in the head of a file
 */
export function arrangePairs(
  files: readonly FileHead[],
  shapeOf: (file: FileHead) => readonly number[] | undefined,
): readonly (FileHead | undefined)[] {
  const shaped = files.map((file) => ({ file, shape: withoutUnit(shapeOf(file) ?? [0]) }));
  const largestFirst = shaped.toSorted((a, b) => b.shape[0] - a.shape[0]);
  const labels = largestFirst.filter(({ shape }) => shape.length === 1);
  const [samples, testSamples] = largestFirst.filter(({ shape }) => shape.length > 1);
  const trainingLabels = takeLabels(labels, samples) ?? (testSamples ? undefined : labels.shift());
  const testLabels = testSamples && takeLabels(labels, testSamples);
  return [samples, trainingLabels, testSamples, testLabels].map((found) => found?.file);
}

/** Labels in a column of their own have one dimension, too. */
const withoutUnit = (shape: readonly number[]): readonly number[] =>
  shape.length === 2 && shape[1] === 1 ? shape.slice(0, 1) : shape;

/** Removes from a list the labels with as many entries as there are samples. */
function takeLabels(labels: ShapedFile[], samples: ShapedFile | undefined): ShapedFile | undefined {
  const index = labels.findIndex(({ shape }) => shape[0] === samples?.shape[0]);
  return index < 0 ? undefined : labels.splice(index, 1)[0];
}
