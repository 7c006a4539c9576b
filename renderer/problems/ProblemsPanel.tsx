import { EmptyState, ScrollArea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useCallback } from 'react';
import { sortDiagnostics } from '../document/index.ts';
import { useAnalysis, useDocumentStore, useWorkbench } from '../workbench/index.ts';
import { ProblemList } from './ProblemList.tsx';

/** Everything that is wrong with the graph in front. A click goes there. */
export function ProblemsPanel() {
  const store = useDocumentStore();
  const { canvas, layout } = useWorkbench();
  const problems = sortDiagnostics(useAnalysis().diagnostics);
  const go = useCallback(
    (nodeId: string) => {
      layout.setState({ room: 'design' });
      store.select({ nodes: new Set([nodeId]) });
      // The canvas may only come with the next frame.
      requestAnimationFrame(() => canvas.getState().view?.fitNodes([nodeId]));
    },
    [canvas, layout, store],
  );
  if (problems.length === 0) {
    return (
      <EmptyState size="sm" icon={<IconCircleCheck stroke={1.5} />} title="No problems" description="The graph can be trained." />
    );
  }
  return (
    <ScrollArea h="100%" type="auto">
      <div style={{ padding: '6px 10px' }}>
        <ProblemList problems={problems} onGo={go} />
      </div>
    </ScrollArea>
  );
}
