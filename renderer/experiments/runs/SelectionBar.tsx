import { Button, CloseButton, Group, Menu, Text } from '@mantine/core';
import { IconArrowsDiff, IconChevronDown, IconFlask, IconPalette, IconTag, IconTrash } from '@tabler/icons-react';
import { RUN_COLORS, type RunLabels, type RunSummary } from '#app/contract/index.ts';
import { RunDot } from '../../controls/runs/RunDot.tsx';
import { message, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { isActive } from '../../workbench/runs/index.ts';
import { showComparison } from '../comparison/showComparison.tsx';
import { askForLabel } from './askForLabel.tsx';
import { COLOR_LABELS } from './colorLabels.ts';
import { experimentsOf, tagsOf } from './knownLabels.ts';
import classes from './Runs.module.css';
import { removeRuns } from './removeRuns.ts';

/** What can be done with all checked runs. */
export function SelectionBar({ runs }: { readonly runs: readonly RunSummary[] }) {
  const { runs: store, reader, notices } = useWorkbench();
  const ended = runs.filter(({ status }) => !isActive(status));
  const label = (labels: RunLabels) =>
    void notices.attempt(() =>
      store.label(
        runs.map(({ id }) => id),
        labels,
      ),
    );
  return (
    <Group className={classes.selection} gap="xs" data-testid="selection-bar">
      <Text fz="sm" fw={500}>
        {t('{{count}} runs checked', { count: runs.length })}
      </Text>
      <Button
        size="compact-xs"
        leftSection={<IconArrowsDiff size={13} />}
        disabled={runs.length < 2}
        onClick={() => showComparison({ reader, notices }, runs)}
        data-testid="compare-checked"
      >
        {t('Compare')}
      </Button>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconTag size={13} />}
            rightSection={<IconChevronDown size={12} />}
          >
            {t('Tags')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() => askForLabel(message('Add a tag'), tagsOf(store.getState().runs), (tag) => label({ addTags: [tag] }))}
          >
            {t('Add a tag…')}
          </Menu.Item>
          {tagsOf(runs).map((tag) => (
            <Menu.Item key={tag} onClick={() => label({ removeTags: [tag] })}>
              {t('Remove “{{tag}}”', { tag })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPalette size={13} />}
            rightSection={<IconChevronDown size={12} />}
          >
            {t('Color')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => label({ color: null })}>{t('Automatic')}</Menu.Item>
          {RUN_COLORS.map((color) => (
            <Menu.Item key={color} leftSection={<RunDot color={color} />} onClick={() => label({ color })}>
              {t(COLOR_LABELS[color])}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconFlask size={13} />}
        onClick={() =>
          askForLabel(message('Experiment'), experimentsOf(store.getState().runs), (experiment) => label({ experiment }))
        }
      >
        {t('Experiment…')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        {...(ended.length > 0 && { c: 'var(--bw-error)' })}
        leftSection={<IconTrash size={13} />}
        disabled={ended.length === 0}
        onClick={() => removeRuns({ runs: store, notices }, ended, () => {})}
        data-testid="remove-checked"
      >
        {t('Remove')}
      </Button>
      <CloseButton ml="auto" size="sm" aria-label={t('Uncheck all runs')} onClick={() => store.compare([])} />
    </Group>
  );
}
