import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useCallback, useEffect, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { formatBytes, formatDateTime } from '../../language/format/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import type { Workbench } from '../../workbench/index.ts';
import { confirmErasure } from './confirmErasure.tsx';

type Parts = Pick<Workbench, 'runs' | 'notices'>;

/** The runs that were removed, to restore or to delete them for good. */
export function showRemovedRuns(parts: Parts): void {
  modals.open({ title: <Spoken of={message('Removed runs')} />, size: 'lg', children: <RemovedRuns {...parts} /> });
}

function RemovedRuns({ runs, notices }: Parts) {
  useLanguage();
  const [removed, setRemoved] = useState<readonly RunSummary[]>();
  const load = useCallback(() => notices.attempt(async () => setRemoved(await runs.removed())), [runs, notices]);
  useEffect(() => {
    void load();
  }, [load]);
  if (!removed) return <Loader size="sm" m="auto" />;
  const during = async (change: () => Promise<void>) => {
    await notices.attempt(change);
    await load();
  };
  const size = removed.reduce((sum, { checkpointBytes }) => sum + checkpointBytes, 0);
  return (
    <Stack gap="sm" data-testid="removed-list">
      <Text fz="sm" c="dimmed">
        {removed.length === 0
          ? t('No runs were removed. A removed run can be restored here for 30 days.')
          : t('Their checkpoints take {{size}}. After 30 days they are deleted.', { size: formatBytes(size) })}
      </Text>
      {removed.map((run) => (
        <Group key={run.id} justify="space-between" wrap="nowrap">
          <div>
            <Text fz="sm" fw={500}>
              {run.name}
            </Text>
            <Text fz="xs" c="dimmed">
              {t('{{graph}}, removed {{time}}, {{size}}', {
                graph: run.graphName,
                time: formatDateTime(run.removedAt ?? 0, Date.now()),
                size: formatBytes(run.checkpointBytes),
              })}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button size="xs" variant="default" onClick={() => void during(() => runs.restore([run.id]))}>
              {t('Restore')}
            </Button>
            <Button
              size="xs"
              variant="default"
              c="var(--bw-error)"
              onClick={() => confirmErasure(run.name, () => void during(() => runs.erase([run.id])))}
            >
              {t('Delete for good')}
            </Button>
          </Group>
        </Group>
      ))}
    </Stack>
  );
}
