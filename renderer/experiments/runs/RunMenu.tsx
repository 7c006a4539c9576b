import { Menu, Text } from '@mantine/core';
import {
  IconChartLine,
  IconCopy,
  IconDownload,
  IconEdit,
  IconFileTypeHtml,
  IconPin,
  IconPlayerPlay,
  IconSchema,
  IconTableExport,
  IconTrash,
  IconZoomScan,
} from '@tabler/icons-react';
import type { RunSummary } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { isBroken } from '../../workbench/lens/index.ts';
import { isActive, isResumable } from '../../workbench/runs/index.ts';
import { shortcutText } from '../../workbench/shortcuts/index.ts';
import type { RunRowListener } from './RunRow.tsx';
import { useRunActions } from './useRunActions.ts';

interface RunMenuProps {
  readonly run: RunSummary;
  readonly listener: RunRowListener;
}

/** The items of a run's menu. */
export function RunMenu({ run, listener }: RunMenuProps) {
  const actions = useRunActions(run);
  return (
    <>
      <Menu.Item
        leftSection={<IconChartLine size={14} />}
        rightSection={<Key of="Enter" />}
        onClick={() => listener.onShow(run.id)}
      >
        {t('Show run')}
      </Menu.Item>
      {isBroken(run) && (
        <Menu.Item leftSection={<IconZoomScan size={14} />} onClick={actions.openOrigin}>
          {t('Open in Lens')}
        </Menu.Item>
      )}
      {isResumable(run.status) && (
        <Menu.Item leftSection={<IconPlayerPlay size={14} />} onClick={actions.resume}>
          {t('Resume from last checkpoint')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconPin size={14} />} onClick={actions.keepCheckpoint}>
        {t('Keep last checkpoint')}
      </Menu.Item>
      <Menu.Item leftSection={<IconDownload size={14} />} onClick={actions.exportWeights}>
        {t('Export weights')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileTypeHtml size={14} />} onClick={actions.saveReport}>
        {t('Save report')}
      </Menu.Item>
      <Menu.Item leftSection={<IconTableExport size={14} />} onClick={() => actions.exportHistories('csv')}>
        {t('Export histories as CSV')}
      </Menu.Item>
      <Menu.Item leftSection={<IconTableExport size={14} />} onClick={() => actions.exportHistories('parquet')}>
        {t('Export histories as Parquet')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconSchema size={14} />} onClick={actions.openGraph}>
        {t('Open current graph')}
      </Menu.Item>
      <Menu.Item leftSection={<IconSchema size={14} />} onClick={actions.openFrozen}>
        {t('Open graph from this run')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconEdit size={14} />} rightSection={<Key of="F2" />} onClick={() => listener.onRename(run.id)}>
        {t('Rename')}
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={14} />} onClick={actions.copyId}>
        {t('Copy ID')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconTrash size={14} />}
        rightSection={<Key of="Delete" />}
        {...(!isActive(run.status) && { c: 'var(--bw-error)' })}
        disabled={isActive(run.status)}
        onClick={() => listener.onRemove(run)}
      >
        {t('Remove')}
      </Menu.Item>
    </>
  );
}

function Key({ of }: { readonly of: string }) {
  return (
    <Text span fz="xs" c="dimmed">
      {shortcutText(of)}
    </Text>
  );
}
