import { Button, Stack } from '@mantine/core';
import { IconBoxMultiple, IconCopyPlus, IconTrash } from '@tabler/icons-react';
import { memo, useDeferredValue } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Panel } from '../../controls/panel/Panel.tsx';
import { selectedNodes } from '../../document/index.ts';
import { TrainingPanel } from '../../experiments/training/TrainingPanel.tsx';
import { Section } from '../../kit/surface/index.ts';
import { type Language, t, useLanguage } from '../../language/index.ts';
import { useCommands } from '../../workbench/commands/index.ts';
import { useAnalysis, useDocumentState, useWorkbench } from '../../workbench/index.ts';
import { blockCommands } from '../commands/blockCommands.ts';
import { editCommands } from '../commands/editCommands.ts';
import { GraphCostsSection, SelectionCosts } from '../costs/index.ts';
import { ArrangeSection } from './ArrangeSection.tsx';
import { NodeInspector } from './NodeInspector.tsx';

/** Details of the selection; without one, the training settings. */
export function Inspector() {
  const chosen = useDocumentState(useShallow((state) => selectedNodes(state).map(({ id }) => id)));
  // Deferred, so that canvas interaction has priority.
  const ids = useDeferredValue(chosen);
  return <Inspected ids={ids} language={useLanguage()} />;
}

interface InspectedProps {
  readonly ids: readonly string[];
  readonly language: Language;
}

/** Memoized: what the canvas shows at once leaves the details as they are. */
const Inspected = memo(({ ids }: InspectedProps) => {
  const { layout } = useWorkbench();
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
});
Inspected.displayName = 'Inspected';

function titleOf(count: number): string {
  if (count === 0) return t('Training');
  return count === 1 ? t('Inspector') : t('{{count}} nodes', { count });
}

/** Several nodes: their totals, and actions on them. */
function SelectionInspector({ nodeIds }: { readonly nodeIds: readonly string[] }) {
  const { nodes } = useAnalysis();
  const { duplicate, delete: remove } = useCommands(editCommands);
  const { group } = useCommands(blockCommands);
  const actions = [
    [duplicate, IconCopyPlus],
    [group, IconBoxMultiple],
    [remove, IconTrash],
  ] as const;
  const parameters = nodeIds.reduce((sum, id) => sum + (nodes.get(id)?.parameters ?? 0), 0);
  return (
    <>
      <Section>
        <Stack gap="sm">
          <SelectionCosts nodeIds={nodeIds} parameters={parameters} />
          <Stack gap="xs">
            {actions.map(([{ label, run }, Icon]) => (
              <Button key={label} variant="default" leftSection={<Icon size={14} />} onClick={() => run()}>
                {label}
              </Button>
            ))}
          </Stack>
        </Stack>
      </Section>
      <ArrangeSection count={nodeIds.length} />
    </>
  );
}
