import { useMemo } from 'react';
import { usePictureExport } from '../../drawing/picture/usePictureExport.tsx';
import { t, useLanguage } from '../../language/index.ts';
import { type Commands, defineCommands } from '../../workbench/commands/index.ts';
import { useActiveGraph, useWorkbench } from '../../workbench/index.ts';
import { useGraphActions } from '../graphs/useGraphActions.tsx';
import { useOpening } from '../opening/useOpening.tsx';
import { useShowVersions } from '../versions/useShowVersions.tsx';

type GraphCommandId =
  | 'newGraph'
  | 'openFile'
  | 'exportGraph'
  | 'exportPicture'
  | 'versions'
  | 'saveAsTemplate'
  | 'renameGraph'
  | 'closeGraph'
  | 'nextGraph'
  | 'previousGraph'
  | 'save';

/** Commands of the whole graph. */
export const graphCommands = defineCommands(useGraphCommands);

function useGraphCommands(): Commands<GraphCommandId> {
  const spoken = useLanguage();
  const graph = useActiveGraph();
  const actions = useGraphActions();
  const opening = useOpening();
  const exportPicture = usePictureExport();
  const showVersions = useShowVersions();
  const { openGraphs, notices } = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const showNeighbor = (by: number) => {
      const { graphs } = openGraphs.getState();
      const index = graphs.findIndex(({ id }) => id === graph.id);
      openGraphs.activate(graphs[(index + by + graphs.length) % graphs.length].id);
    };
    return {
      newGraph: { label: t('New graph'), group: 'Graph', run: actions.create },
      openFile: { label: t('Open a graph or data file'), group: 'Graph', keys: ['Mod+O'], run: opening.chooseFiles },
      exportGraph: { label: t('Export graph'), group: 'Graph', keys: ['Mod+Shift+E'], run: actions.exportGraph },
      exportPicture: { label: t('Export picture of the graph'), group: 'Graph', run: exportPicture },
      versions: { label: t('Versions of the graph'), group: 'Graph', run: showVersions },
      saveAsTemplate: { label: t('Save graph as template'), group: 'Graph', run: actions.saveAsTemplate },
      renameGraph: { label: t('Rename graph'), group: 'Graph', run: actions.rename },
      closeGraph: {
        label: t('Close graph'),
        group: 'Graph',
        keys: ['Alt+W'],
        run: () => void notices.attempt(() => openGraphs.close(graph.id)),
      },
      nextGraph: { label: t('Next graph'), group: 'Graph', keys: ['Alt+PageDown'], run: () => showNeighbor(1) },
      previousGraph: { label: t('Previous graph'), group: 'Graph', keys: ['Alt+PageUp'], run: () => showNeighbor(-1) },
      save: { label: t('Save now'), group: 'Graph', keys: ['Mod+S'], inFields: true, run: () => void graph.autosave.flush() },
    };
  }, [graph, openGraphs, notices, actions, opening, exportPicture, showVersions, spoken]);
}
