import { ViewportPortal } from '@xyflow/react';
import { useDocumentState } from '../../../workbench/index.ts';
import { AnnotationBox } from './AnnotationBox.tsx';

/**
 * Frames behind the nodes, and comments. They are no React Flow nodes, so that counting, finding, selecting and drawing nodes
 * ignores them.
 */
export function Annotations() {
  const annotations = useDocumentState(({ document }) => document.annotations);
  const selected = useDocumentState(({ selection }) => selection.annotations);
  if (!annotations || annotations.length === 0) return null;
  return (
    <ViewportPortal>
      {annotations.map((annotation) => (
        <AnnotationBox key={annotation.id} annotation={annotation} selected={selected.has(annotation.id)} />
      ))}
    </ViewportPortal>
  );
}
