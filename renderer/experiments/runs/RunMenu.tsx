import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconEdit, IconPlayerPlay, IconSchema, IconTrash } from '@tabler/icons-react';
import type { RunSummary } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { isActive, isResumable } from '../../workbench/runs/index.ts';
import { useRunActions } from './useRunActions.tsx';

/** Actions on a run, in a menu. */
export function RunMenu({ run }: { readonly run: RunSummary }) {
  const actions = useRunActions(run);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('Actions for {{name}}', { name: run.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isResumable(run.status) && (
          <Menu.Item leftSection={<IconPlayerPlay size={14} />} onClick={actions.resume}>
            {t('Resume from last checkpoint')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconDownload size={14} />} onClick={actions.exportWeights}>
          {t('Export weights')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSchema size={14} />} onClick={actions.openGraph}>
          {t('Open current graph')}
        </Menu.Item>
        <Menu.Item leftSection={<IconSchema size={14} />} onClick={actions.openFrozen}>
          {t('Open graph from this run')}
        </Menu.Item>
        <Menu.Item leftSection={<IconEdit size={14} />} onClick={actions.rename}>
          {t('Rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} />} color="red" disabled={isActive(run.status)} onClick={actions.remove}>
          {t('Remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
