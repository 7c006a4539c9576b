import { EmptyState } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useCallback } from 'react';
import { type Diagnostic, drawnGraph } from '#engine/graph/index.ts';
import { isSamePath, sortDiagnostics } from '../../document/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useDocumentStore, useWholeAnalysis, useWorkbench } from '../../workbench/index.ts';
import { ProblemList } from './ProblemList.tsx';
import classes from './Problems.module.css';

/** All problems of the active graph. A click navigates to the problem. */
export function ProblemsPanel() {
  const store = useDocumentStore();
  const { canvas, layout } = useWorkbench();
  const problems = sortDiagnostics(drawnGraph(useWholeAnalysis()).diagnostics);
  const go = useCallback(
    ({ nodeId, inside = [] }: Diagnostic) => {
      if (nodeId === undefined) return;
      const path = [nodeId, ...inside];
      const blockPath = path.slice(0, -1);
      layout.setState({ view: 'design' });
      if (!isSamePath(blockPath, store.getState().path)) store.goTo(blockPath);
      const [last] = path.slice(-1);
      store.select({ nodes: new Set([last]) });
      // The canvas may mount in the next frame, and another block in the one after.
      requestAnimationFrame(() => requestAnimationFrame(() => canvas.getState().view?.fit({ nodes: new Set([last]) })));
    },
    [canvas, layout, store],
  );
  if (problems.length === 0) {
    return (
      <EmptyState
        size="sm"
        icon={<IconCircleCheck stroke={1.5} />}
        title={t('No problems')}
        description={t('The graph can be trained.')}
      />
    );
  }
  return (
    <Scroll className={classes.panel}>
      <ProblemList problems={problems} isWhole onGo={go} />
    </Scroll>
  );
}

/** The number of problems, in the color of the worst. */
export function ProblemCount() {
  const { diagnostics } = useWholeAnalysis();
  if (diagnostics.length === 0) return null;
  const worst = diagnostics.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return (
    <span className={classes.count} data-severity={worst} data-testid="problem-count">
      {diagnostics.length}
    </span>
  );
}
