import type { DatasetDescription, DatasetSummary } from '#app/contract/index.ts';
import { type GraphDocument, SPLIT_DEFAULTS } from '#engine/graph/index.ts';
import type { DataFacts } from '../document/index.ts';
import type { Datasets } from '../workbench/datasets/index.ts';

export function factsOf(description: DatasetDescription): DataFacts {
  return { normalize: normalizationFor(description), trainingSamples: description.samples.train };
}

/** The facts of a document's present data set, if it was read. */
export function factsOfChosen({ data }: GraphDocument, datasets: Datasets): DataFacts | undefined {
  const known = data && datasets.getState().latest[data.dataset];
  return known && factsOf(known.description);
}

/** Before it is read: as if it had no test samples of its own. */
export function factsOfSummary({ samples, isTable }: DatasetSummary, { data }: GraphDocument): DataFacts {
  const { test = SPLIT_DEFAULTS.test, validation = SPLIT_DEFAULTS.validation } = data ?? {};
  return { normalize: isTable ? 'standard' : 'none', trainingSamples: Math.round(samples * (1 - test) * (1 - validation)) };
}

/** Columns have units of their own, and the bytes of pictures are far above 1. */
function normalizationFor({ inputs, preview }: Pick<DatasetDescription, 'inputs' | 'preview'>): DataFacts['normalize'] {
  if (inputs.some(({ features }) => features !== undefined)) return 'standard';
  const hasBytes = inputs.some(
    ({ shape, isIndex }, input) => shape.length > 1 && !isIndex && areBytes(preview.flatMap((sample) => sample.inputs[input])),
  );
  return hasBytes ? 'unit' : 'none';
}

const areBytes = (values: readonly number[]): boolean =>
  values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255) && values.some((value) => value > 1);
