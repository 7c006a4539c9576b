import { useCallback } from 'react';
import { emptyGraph } from '#engine/graph/index.ts';
import { setDataset } from '../document/index.ts';
import { activeGraph } from '../graphs/index.ts';
import { message, t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { openDataFileDialog } from './DataFileDialog.tsx';
import { fileName } from './fileSpec.ts';
import type { Beginning } from './useDataFile.ts';

/** Asks for a data file, and sets it as the data of the active graph, or of a new one. */
export function useImportData(): (beginning?: Beginning) => void {
  const { workspace, layout, notices } = useWorkbench();
  return useCallback(
    (beginning) => {
      const graph = activeGraph(workspace.getState());
      openDataFileDialog({
        beginning,
        graphName: graph && (graph.store.getState().document.name || t('Untitled')),
        onChoose(spec) {
          if (graph) graph.store.edit(message('Choose data set'), setDataset(spec));
          else void notices.attempt(() => workspace.create({ ...emptyGraph(fileName(spec)), data: { dataset: spec } }));
          // The other views do not show the data.
          if (!graph || !SHOWS_DATA.has(layout.getState().room)) layout.setState({ room: 'data' });
        },
      });
    },
    [workspace, layout, notices],
  );
}

const SHOWS_DATA: ReadonlySet<string> = new Set(['design', 'data']);
