import { useCallback } from 'react';
import type { DatasetDescription, DatasetSummary } from '#app/contract/index.ts';
import { type GraphDocument, SPLIT_DEFAULTS } from '#engine/graph/index.ts';
import { type DataFacts, fittingSettings, setDataset } from '../document/index.ts';
import { message } from '../language/index.ts';
import type { Datasets } from '../workbench/datasets/index.ts';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';

/** Chooses a built-in data set for the active graph, with settings that fit it, as one undoable edit. */
export function useChooseDataset(): (summary: DatasetSummary) => void {
  const { datasets } = useWorkbench();
  const store = useDocumentStore();
  return useCallback(
    (summary) => {
      const { document } = store.getState();
      if (summary.spec === document.data?.dataset) return;
      const fitting = fittingSettings(document, factsOfSummary(summary, document), factsOfChosen(document, datasets));
      store.edit(message('Choose data set'), setDataset(summary.spec, fitting));
    },
    [datasets, store],
  );
}

export function factsOf({ inputs, samples }: DatasetDescription): DataFacts {
  return { isTable: inputs.some(({ features }) => features !== undefined), trainingSamples: samples.train };
}

/** The facts of a document's present data set, if it was read. */
export function factsOfChosen({ data }: GraphDocument, datasets: Datasets): DataFacts | undefined {
  const known = data && datasets.getState().latest[data.dataset];
  return known && factsOf(known.description);
}

/** Before it is read: as if it had no test samples of its own. */
function factsOfSummary({ samples, isTable }: DatasetSummary, { data }: GraphDocument): DataFacts {
  const { test = SPLIT_DEFAULTS.test, validation = SPLIT_DEFAULTS.validation } = data ?? {};
  return { isTable, trainingSamples: Math.round(samples * (1 - test) * (1 - validation)) };
}
