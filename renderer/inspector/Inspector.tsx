import { useDeferredValue } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { GraphCostsSection } from '../costs/index.ts';
import { selectedNodes } from '../document/index.ts';
import { t } from '../language/index.ts';
import { Panel } from '../surface/index.ts';
import { TrainingPanel } from '../training/TrainingPanel.tsx';
import { useDocumentState, useWorkbench } from '../workbench/index.ts';
import { NodeInspector } from './NodeInspector.tsx';
import { SelectionInspector } from './SelectionInspector.tsx';

/** Details of the selection; without one, the training settings. */
export function Inspector() {
  const { layout } = useWorkbench();
  const chosen = useDocumentState(useShallow((state) => selectedNodes(state).map(({ id }) => id)));
  // Deferred, so that canvas interaction has priority.
  const ids = useDeferredValue(chosen);
  const fold = () => layout.setState({ inspectorOpen: false });
  return (
    <Panel title={titleOf(ids.length)} side="right" onFold={fold} subject={ids.length === 1 ? ids[0] : titleOf(ids.length)}>
      {ids.length === 0 && (
        <>
          <TrainingPanel />
          <GraphCostsSection />
        </>
      )}
      {ids.length === 1 && <NodeInspector key={ids[0]} nodeId={ids[0]} />}
      {ids.length > 1 && <SelectionInspector nodeIds={ids} />}
    </Panel>
  );
}

function titleOf(count: number): string {
  if (count === 0) return t('Training');
  return count === 1 ? t('Inspector') : t('{{count}} nodes', { count });
}
