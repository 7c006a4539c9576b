import { Button, Group, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { formatDateTime } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph, useCurrentRun, useShownRun, useWorkbench } from '../../workbench/index.ts';
import classes from './RunPicker.module.css';
import { StatusIcon } from './StatusIcon.tsx';

/** The run of the curves, and a selection of others of the same graph; while the header names another run, the way back to it. */
export function RunPicker() {
  const { runs: store } = useWorkbench();
  const { id } = useActiveGraph();
  const shown = useShownRun();
  const current = useCurrentRun();
  const { runs = [] } = useStore(store);
  if (!shown) return null;
  const choices = runs.filter(({ graphId }) => graphId === id).slice(0, 20);
  return (
    <>
      {current && current.id !== shown.id && (
        <Button size="compact-xs" variant="light" onClick={() => store.choose(current.id)} data-testid="show-current-run">
          {t('Show {{name}}', { name: current.name })}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton className={classes.picker} aria-label={t('Selected run: {{name}}', { name: shown.name })}>
            <StatusIcon status={shown.status} size={13} />
            <Text span fz="xs" truncate maw={220}>
              {shown.name}
            </Text>
            <IconChevronDown size={13} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((run) => (
            <Menu.Item key={run.id} leftSection={<StatusIcon status={run.status} />} onClick={() => store.choose(run.id)}>
              <Group justify="space-between" gap="lg">
                <span>{run.name}</span>
                <Text span fz="xs" c="dimmed">
                  {formatDateTime(run.startedAt, Date.now())}
                </Text>
              </Group>
            </Menu.Item>
          ))}
          {choices.length === 0 && <Menu.Label>{t('This graph has no runs yet')}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
