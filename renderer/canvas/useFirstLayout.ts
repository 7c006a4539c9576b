import { useEffect, useState } from 'react';
import { arrangementToCome, inRows, learnArrangement } from '../drawing/index.ts';
import { useDocumentState, useWorkbench } from '../workbench/index.ts';

/**
 * Lays out a large document without node positions in a worker, then fits the view. If cancelled, nodes stay in rows.
 * @returns number of finished layouts
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
      // After the new positions are rendered.
      requestAnimationFrame(() => canvas.getState().view?.fitAll());
    });
    return () => {
      isCurrent = false;
    };
  }, [arranger, canvas, notices, document]);
  return count;
}
