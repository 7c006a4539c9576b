import { ActionIcon, Group, Stack, Tooltip } from '@mantine/core';
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconSitemap,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { type CommandId, useCommands } from '../commands/CommandsContext.ts';
import { t } from '../language/index.ts';
import { Section } from '../surface/index.ts';

type Button = readonly [id: CommandId, icon: ComponentType<{ size?: number; className?: string }>];

const ALIGN: readonly Button[] = [
  ['alignLeft', IconLayoutAlignLeft],
  ['alignCenter', IconLayoutAlignCenter],
  ['alignRight', IconLayoutAlignRight],
  ['alignTop', IconLayoutAlignTop],
  ['alignMiddle', IconLayoutAlignMiddle],
  ['alignBottom', IconLayoutAlignBottom],
];
const DISTRIBUTE: readonly Button[] = [
  ['distributeAcross', IconLayoutDistributeVertical],
  ['distributeDown', IconLayoutDistributeHorizontal],
];
const TIDY: readonly Button[] = [['arrange', IconSitemap]];
/** Two nodes have only one gap. */
const FEWEST_TO_DISTRIBUTE = 3;

/** Aligns, distributes or arranges the selected nodes. */
export function ArrangeSection({ count }: { readonly count: number }) {
  return (
    <Section title={t('Arrange')}>
      <Stack gap={6}>
        <Buttons buttons={ALIGN} />
        <Group gap={12}>
          <Buttons buttons={DISTRIBUTE} isDisabled={count < FEWEST_TO_DISTRIBUTE} />
          <Buttons buttons={TIDY} />
        </Group>
      </Stack>
    </Section>
  );
}

function Buttons({ buttons, isDisabled = false }: { readonly buttons: readonly Button[]; readonly isDisabled?: boolean }) {
  const commands = useCommands();
  return (
    <Group gap={4}>
      {buttons.map(([id, Icon]) => (
        <Tooltip key={id} label={commands[id].label}>
          <ActionIcon
            size={28}
            variant="default"
            aria-label={commands[id].label}
            disabled={isDisabled}
            onClick={() => commands[id].run()}
          >
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}
