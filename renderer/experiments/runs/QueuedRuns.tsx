import { Button, Group, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { QueuedRunRow } from './QueuedRunRow.tsx';
import classes from './QueuedRuns.module.css';

/** The runs that wait until fewer are in training, in the order in which they start. */
export function QueuedRuns() {
  const { queue: store, notices } = useWorkbench();
  const queue = useStore(store, (state) => state.queue);
  if (!queue || queue.queued.length === 0) return null;
  const { queued, training, limit } = queue;
  const isHeld = training < limit && queued.some(({ error }) => error === null);
  return (
    <section className={classes.queue} aria-label={t('Queue')} data-testid="queue">
      <Group gap="sm" mb={2}>
        <Text fz="sm" fw={600}>
          {t('Queue')}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('{{training}} in training, at most {{limit}} at once', {
            training: formatCount(training),
            limit: formatCount(limit),
          })}
        </Text>
        {isHeld && (
          <Button size="compact-xs" variant="light" onClick={() => void notices.attempt(store.fill)} data-testid="fill-queue">
            {t('Start the queue')}
          </Button>
        )}
      </Group>
      <ol>
        {queued.map((run, index) => (
          <QueuedRunRow key={run.id} run={run} place={index + 1} />
        ))}
      </ol>
    </section>
  );
}
