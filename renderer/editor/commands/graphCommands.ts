import { useMemo } from 'react';
import { usePictureExport } from '../../drawing/picture/usePictureExport.tsx';
import { t, useLanguage } from '../../language/index.ts';
import { type Command, defineCommands } from '../../workbench/commands/index.ts';
import { useActiveGraph, useWorkbench } from '../../workbench/index.ts';
import { useGraphActions } from '../graphs/useGraphActions.tsx';
import { useOpening } from '../opening/useOpening.tsx';
import { useShowVersions } from '../versions/Versions.tsx';

/** Commands of the whole graph. */
export const graphCommands = defineCommands(useGraphCommands);

function useGraphCommands() {
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
    const command = (label: string, run: () => void, more: Partial<Command> = {}): Command => ({
      label,
      group: 'Graph',
      run,
      ...more,
    });
    const close = () => void notices.attempt(() => openGraphs.close(graph.id));
    return {
      newGraph: command(t('New graph'), actions.create),
      openFile: command(t('Open a graph or data file'), opening.chooseFiles, { keys: ['Mod+O'] }),
      exportGraph: command(t('Export graph'), actions.exportGraph, { keys: ['Mod+Shift+E'] }),
      exportPicture: command(t('Export picture of the graph'), exportPicture),
      versions: command(t('Versions of the graph'), showVersions),
      saveAsTemplate: command(t('Save graph as template'), actions.saveAsTemplate),
      renameGraph: command(t('Rename graph'), actions.rename),
      closeGraph: command(t('Close graph'), close, { keys: ['Alt+W'] }),
      nextGraph: command(t('Next graph'), () => showNeighbor(1), { keys: ['Alt+PageDown'] }),
      previousGraph: command(t('Previous graph'), () => showNeighbor(-1), { keys: ['Alt+PageUp'] }),
      save: command(t('Save now'), () => void graph.autosave.flush(), { keys: ['Mod+S'], inFields: true }),
    };
  }, [graph, openGraphs, notices, actions, opening, exportPicture, showVersions, spoken]);
}
