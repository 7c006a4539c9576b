import { useMemo } from 'react';
import { message } from '../../language/index.ts';
import { activeGraph } from '../../workbench/graphs/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

/**
 * Loads weights files. Each becomes an entry in the list of runs, and its graph opens; weights of a format without a graph belong to
 * the active one.
 */
export function useImportWeights(): (file: File) => Promise<void> {
  const { findPath, openGraphs, notices, layout, runs } = useWorkbench();
  return useMemo(() => {
    const send = async (file: File, signal: AbortSignal) => {
      const path = await findPath(file, { signal, onProgress() {} });
      const active = activeGraph(openGraphs.getState());
      const openGraph = active && { id: active.id, document: active.store.getState().document };
      return runs.importWeights({ path, name: file.name, ...(openGraph && { openGraph }) }, signal);
    };
    return async (file) => {
      const loading = message('Loading the weights of {{file}}', { file: file.name });
      const run = await notices.during(loading, (signal) => send(file, signal));
      if (!run) return;
      if (run.graphId !== null) await openGraphs.open(run.graphId);
      layout.setState({ view: 'design' });
      const { name, parameters: count, importedFrom } = run;
      const checked = importedFrom ? VERIFICATIONS[importedFrom.verification] : [];
      if (importedFrom?.verification === 'failed') notices.warn(name, checked);
      notices.offer(
        message('Weights loaded'),
        message('{{count}} parameters, in the list of runs as “{{name}}”. {{checked}}', { count, name, checked }),
        { label: message('Show in Runs'), run: () => layout.setState({ view: 'runs' }) },
      );
    };
  }, [findPath, openGraphs, notices, layout, runs]);
}

/** Results of comparing outputs with those recorded in a file. */
const VERIFICATIONS = {
  passed: message('The network reproduces the outputs recorded in the file.'),
  failed: message('The network does not reproduce the outputs recorded in the file; it may have been changed.'),
  skipped: message('The outputs recorded in the file were not checked, because their data is not available.'),
  absent: message('The file records no outputs to check.'),
} as const;
