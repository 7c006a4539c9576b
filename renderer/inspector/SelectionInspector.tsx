import { Button, Stack } from '@mantine/core';
import { IconBoxMultiple, IconCopyPlus, IconTrash } from '@tabler/icons-react';
import { useCommands } from '../commands/CommandsContext.ts';
import { SelectionCosts } from '../costs/index.ts';
import { t } from '../language/index.ts';
import { Section } from '../surface/index.ts';
import { useAnalysis } from '../workbench/index.ts';
import { ArrangeSection } from './ArrangeSection.tsx';

/** Several nodes at once: what they hold together, and what can be done with them. */
export function SelectionInspector({ nodeIds }: { readonly nodeIds: readonly string[] }) {
  const { nodes } = useAnalysis();
  const commands = useCommands();
  const parameters = nodeIds.reduce((sum, id) => sum + (nodes.get(id)?.parameters ?? 0), 0);
  return (
    <>
      <Section>
        <Stack gap="sm">
          <SelectionCosts nodeIds={nodeIds} parameters={parameters} />
          <Stack gap="xs">
            <Button variant="default" leftSection={<IconCopyPlus size={14} />} onClick={() => commands.duplicate.run()}>
              {t('Duplicate')}
            </Button>
            <Button variant="default" leftSection={<IconBoxMultiple size={14} />} onClick={() => commands.group.run()}>
              {t('Create block from selection')}
            </Button>
            <Button variant="default" leftSection={<IconTrash size={14} />} onClick={() => commands.delete.run()}>
              {t('Delete')}
            </Button>
          </Stack>
        </Stack>
      </Section>
      <ArrangeSection count={nodeIds.length} />
    </>
  );
}
