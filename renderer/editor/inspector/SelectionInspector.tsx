import { Button, Stack } from '@mantine/core';
import { IconBoxMultiple, IconCopyPlus, IconTrash } from '@tabler/icons-react';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useCommands } from '../../workbench/commands/index.ts';
import { useAnalysis } from '../../workbench/index.ts';
import { blockCommands } from '../commands/blockCommands.ts';
import { editCommands } from '../commands/editCommands.ts';
import { SelectionCosts } from '../costs/index.ts';
import { ArrangeSection } from './ArrangeSection.tsx';

/** Several nodes: their totals, and actions on them. */
export function SelectionInspector({ nodeIds }: { readonly nodeIds: readonly string[] }) {
  const { nodes } = useAnalysis();
  const { duplicate, delete: remove } = useCommands(editCommands);
  const { group } = useCommands(blockCommands);
  const parameters = nodeIds.reduce((sum, id) => sum + (nodes.get(id)?.parameters ?? 0), 0);
  return (
    <>
      <Section>
        <Stack gap="sm">
          <SelectionCosts nodeIds={nodeIds} parameters={parameters} />
          <Stack gap="xs">
            <Button variant="default" leftSection={<IconCopyPlus size={14} />} onClick={() => duplicate.run()}>
              {t('Duplicate')}
            </Button>
            <Button variant="default" leftSection={<IconBoxMultiple size={14} />} onClick={() => group.run()}>
              {t('Create block from selection')}
            </Button>
            <Button variant="default" leftSection={<IconTrash size={14} />} onClick={() => remove.run()}>
              {t('Delete')}
            </Button>
          </Stack>
        </Stack>
      </Section>
      <ArrangeSection count={nodeIds.length} />
    </>
  );
}
