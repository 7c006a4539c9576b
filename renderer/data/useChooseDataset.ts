import { useCallback } from 'react';
import type { DatasetSummary } from '#app/contract/index.ts';
import { fittingSettings, setDataset } from '../document/index.ts';
import { message } from '../language/index.ts';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';
import { factsOfChosen, factsOfSummary } from './dataFacts.ts';

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
