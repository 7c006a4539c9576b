import { useMemo } from 'react';
import { useGraphActions } from '../graphs/useGraphActions.tsx';
import { useOpening } from '../opening/useOpening.tsx';
import { usePictureExport } from '../picture/usePictureExport.tsx';
import { useTraining } from '../training/useTraining.ts';
import { useShowVersions } from '../versions/useShowVersions.tsx';
import { useActiveGraph } from '../workbench/index.ts';
import type { Commands } from './command.ts';

export type GraphCommandId =
  | 'train'
  | 'stopTraining'
  | 'pauseTraining'
  | 'newGraph'
  | 'openFile'
  | 'exportGraph'
  | 'exportPicture'
  | 'versions'
  | 'saveAsTemplate'
  | 'renameGraph'
  | 'save';

/** What is done with whole graphs: training them, and keeping them. */
export function useGraphCommands(): Commands<GraphCommandId> {
  const graph = useActiveGraph();
  const training = useTraining();
  const actions = useGraphActions();
  const opening = useOpening();
  const exportPicture = usePictureExport();
  const showVersions = useShowVersions();
  return useMemo(() => {
    const pauseOrResume = training.run?.status === 'paused' ? training.resume : training.pause;
    return {
      train: {
        label: 'Train',
        group: 'Train',
        keys: ['Mod+Enter'],
        inFields: true,
        run: training.run ? pauseOrResume : training.train,
      },
      pauseTraining: { label: 'Pause or resume training', group: 'Train', run: pauseOrResume },
      stopTraining: { label: 'Stop training', group: 'Train', keys: ['Mod+Alt+Enter'], inFields: true, run: training.stop },
      newGraph: { label: 'New graph', group: 'Graph', run: actions.create },
      openFile: { label: 'Open a graph file', group: 'Graph', keys: ['Mod+O'], run: opening.chooseFile },
      exportGraph: { label: 'Export the graph', group: 'Graph', keys: ['Mod+Shift+E'], run: actions.exportGraph },
      exportPicture: { label: 'Export a picture of the graph', group: 'Graph', run: exportPicture },
      versions: { label: 'Versions of the graph', group: 'Graph', run: showVersions },
      saveAsTemplate: { label: 'Save the graph as a template', group: 'Graph', run: actions.saveAsTemplate },
      renameGraph: { label: 'Rename the graph', group: 'Graph', run: actions.rename },
      save: { label: 'Save now', group: 'Graph', keys: ['Mod+S'], inFields: true, run: () => void graph.autosave.flush() },
    };
  }, [graph, training, actions, opening, exportPicture, showVersions]);
}
