import { useCallback } from 'react';
import { emptyGraph } from '#engine/graph/index.ts';
import { fittingSettings, setDataset } from '../document/index.ts';
import { message, t } from '../language/index.ts';
import { activeGraph } from '../workbench/graphs/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { openDataFileDialog } from './DataFileDialog.tsx';
import { factsOf, factsOfChosen } from './dataFacts.ts';
import { fileName, isSameFile } from './fileSpec.ts';
import type { Beginning } from './useDataFile.ts';

/** Asks for a data file, and sets it as the data of the active graph, or of a new one. */
export function useImportData(): (beginning?: Beginning) => void {
  const { openGraphs, layout, notices, datasets } = useWorkbench();
  return useCallback(
    (beginning) => {
      const graph = activeGraph(openGraphs.getState());
      openDataFileDialog({
        beginning,
        graphName: graph && (graph.store.getState().document.name || t('Untitled')),
        settingsFor(description) {
          const document = graph?.store.getState().document ?? emptyGraph('');
          // Other options of the file are no other data.
          if (document.data && isSameFile(description.spec, document.data.dataset)) return {};
          return fittingSettings(document, factsOf(description), factsOfChosen(document, datasets));
        },
        onChoose(spec, settings) {
          const choose = setDataset(spec, settings);
          if (graph) graph.store.edit(message('Choose data set'), choose);
          else {
            const document = emptyGraph(fileName(spec, datasets.getState().readers));
            choose(document);
            void notices.attempt(() => openGraphs.create(document));
          }
          // The other views do not show the data.
          if (!graph || !SHOWS_DATA.has(layout.getState().view)) layout.setState({ view: 'data' });
        },
      });
    },
    [openGraphs, layout, notices, datasets],
  );
}

const SHOWS_DATA: ReadonlySet<string> = new Set(['design', 'data']);
