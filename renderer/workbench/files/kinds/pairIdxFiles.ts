/** An IDX file and the shape in its header. */
export interface IdxFile<Source = File> {
  readonly file: Source;
  readonly shape: readonly number[];
}

/** IDX files by what they are for; what is missing the person has to name. */
export interface DataFiles<Source = File> {
  readonly samples?: Source;
  readonly labels?: Source;
  readonly testSamples?: Source;
  readonly testLabels?: Source;
}

/**
 * Finds out which of some IDX files are samples and which are labels, and which belong together: labels have one dimension, and as
 * many entries as there are samples. Of two pairs the larger one is trained on, the other one tested on.
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

/** Takes those labels out of a list of which there are as many as there are samples. */
function takeLabels<Source>(labels: IdxFile<Source>[], samples: IdxFile<Source> | undefined): IdxFile<Source> | undefined {
  const index = labels.findIndex(({ shape }) => shape[0] === samples?.shape[0]);
  return index < 0 ? undefined : labels.splice(index, 1)[0];
}
