import { useEffect, useState } from 'react';
import { arrangementToCome, inRows, learnArrangement } from '../../drawing/index.ts';
import { useDocumentState, useWorkbench } from '../../workbench/index.ts';

/**
 * Lays out a large document whose nodes have no places, in a worker, and then shows all of it. Called off, its nodes stay in rows.
 * @returns counts the layouts that came
 */
export function useFirstLayout(): number {
  const { arranger, canvas, notices } = useWorkbench();
  const document = useDocumentState((state) => state.document);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const request = arrangementToCome(document);
    if (!request) return;
    let isCurrent = true;
    void notices.attempt(async () => {
      const arranged = await arranger.arrange(request);
      if (!isCurrent) return;
      learnArrangement(document, request, arranged ?? inRows(request));
      setCount((before) => before + 1);
      // Once what is shown has its places.
      requestAnimationFrame(() => canvas.getState().view?.fitAll());
    });
    return () => {
      isCurrent = false;
    };
  }, [arranger, canvas, notices, document]);
  return count;
}
