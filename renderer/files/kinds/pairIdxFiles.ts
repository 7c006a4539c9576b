/** An IDX file and the shape in its header. */
export interface IdxFile<Source = File> {
  readonly file: Source;
  readonly shape: readonly number[];
}

/** IDX files by role; the user must choose missing ones. */
export interface DataFiles<Source = File> {
  readonly samples?: Source;
  readonly labels?: Source;
  readonly testSamples?: Source;
  readonly testLabels?: Source;
}

/**
 * Assigns IDX files to samples and labels, and pairs them: labels have one dimension, and as many entries as there are samples.
 * The larger of two pairs is for training, the other for testing.
 */
export function pairIdxFiles<Source>(files: readonly IdxFile<Source>[]): DataFiles<Source> {
  const largestFirst = files.toSorted((a, b) => b.shape[0] - a.shape[0]);
  const labels = largestFirst.filter(({ shape }) => shape.length === 1);
  const [samples, testSamples] = largestFirst.filter(({ shape }) => shape.length > 1);
  const trainingLabels = takeLabels(labels, samples) ?? (testSamples ? undefined : labels.shift());
  const testLabels = testSamples && takeLabels(labels, testSamples);
  return {
    ...(samples && { samples: samples.file }),
    ...(trainingLabels && { labels: trainingLabels.file }),
    ...(testSamples && { testSamples: testSamples.file }),
    ...(testLabels && { testLabels: testLabels.file }),
  };
}

/** Removes from a list the labels that match the number of samples. */
function takeLabels<Source>(labels: IdxFile<Source>[], samples: IdxFile<Source> | undefined): IdxFile<Source> | undefined {
  const index = labels.findIndex(({ shape }) => shape[0] === samples?.shape[0]);
  return index < 0 ? undefined : labels.splice(index, 1)[0];
}
