import { useMemo } from 'react';
import { useGraphActions } from '../graphs/useGraphActions.tsx';
import { t, useLanguage } from '../language/index.ts';
import { useOpening } from '../opening/useOpening.tsx';
import { usePictureExport } from '../picture/usePictureExport.tsx';
import { useTraining } from '../training/useTraining.ts';
import { useShowVersions } from '../versions/useShowVersions.tsx';
import { useActiveGraph, useWorkbench } from '../workbench/index.ts';
import type { Commands } from './command.ts';

export type GraphCommandId =
  | 'train'
  | 'stopTraining'
  | 'pauseTraining'
  | 'stepTraining'
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

/** What is done with whole graphs: training them, and keeping them. */
export function useGraphCommands(): Commands<GraphCommandId> {
  const spoken = useLanguage();
  const graph = useActiveGraph();
  const training = useTraining();
  const actions = useGraphActions();
  const opening = useOpening();
  const exportPicture = usePictureExport();
  const showVersions = useShowVersions();
  const { workspace, notices } = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said hangs on the language
  return useMemo(() => {
    const showNeighbor = (by: number) => {
      const { graphs } = workspace.getState();
      const index = graphs.findIndex(({ id }) => id === graph.id);
      workspace.activate(graphs[(index + by + graphs.length) % graphs.length].id);
    };
    const pauseOrResume = training.run?.status === 'paused' ? training.resume : training.pause;
    return {
      train: {
        label: t('Train'),
        group: 'Train',
        keys: ['Mod+Enter'],
        inFields: true,
        run: training.run ? pauseOrResume : training.train,
      },
      pauseTraining: { label: t('Pause or resume training'), group: 'Train', run: pauseOrResume },
      stepTraining: { label: t('Train one step'), group: 'Train', run: training.step },
      stopTraining: { label: t('Stop training'), group: 'Train', keys: ['Mod+Alt+Enter'], inFields: true, run: training.stop },
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
        run: () => void notices.attempt(() => workspace.close(graph.id)),
      },
      nextGraph: { label: t('Next graph'), group: 'Graph', keys: ['Alt+PageDown'], run: () => showNeighbor(1) },
      previousGraph: { label: t('Previous graph'), group: 'Graph', keys: ['Alt+PageUp'], run: () => showNeighbor(-1) },
      save: { label: t('Save now'), group: 'Graph', keys: ['Mod+S'], inFields: true, run: () => void graph.autosave.flush() },
    };
  }, [graph, workspace, notices, training, actions, opening, exportPicture, showVersions, spoken]);
}
