import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { t } from '../language/index.ts';
import { readPrintedAddress } from '../workbench/connection/index.ts';
import { downloadText } from '../workbench/files/takeFile.ts';
import { type OpenGraphs, writeHandover } from '../workbench/graphs/index.ts';
import { useWorkbench } from '../workbench/index.ts';

/** Ways to go on after the connection was lost. */
export function useReconnecting() {
  const { connection, signIn, openGraphs } = useWorkbench();
  const hasUnsaved = useHasUnsaved(openGraphs);
  const actions = useMemo(
    () => ({
      /** Connects to the server of a printed address. At another address the page opens anew, with the unsaved changes. */
      async connectTo(entered: string): Promise<void> {
        const elsewhere = await signIn?.(entered);
        if (!elsewhere) return connection.retry();
        elsewhere.hash = await writeHandover(readPrintedAddress(entered).token, openGraphs.unsaved());
        window.location.assign(elsewhere);
      },
      /** Saves each graph with unsaved changes as a file, without the server. */
      saveFiles(): void {
        for (const document of Object.values(openGraphs.unsaved())) {
          downloadText(`${document.name || t('Untitled')}.backwire.json`, `${JSON.stringify(document, null, 2)}\n`);
        }
      },
    }),
    [connection, signIn, openGraphs],
  );
  return { ...actions, hasUnsaved };
}

function useHasUnsaved(openGraphs: OpenGraphs): boolean {
  const graphs = useStore(openGraphs, (state) => state.graphs);
  const subscribe = useCallback(
    (tell: () => void) => {
      const stops = graphs.map(({ autosave }) => autosave.state.subscribe(tell));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [graphs],
  );
  return useSyncExternalStore(subscribe, () => Object.keys(openGraphs.unsaved()).length > 0);
}
