import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { formatCount } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { activeGraph } from '../workbench/graphs/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './StatusBar.module.css';

/** The runs that wait, and the place of the active graph's among them; a press shows the queue. */
export function StatusQueue() {
  const { queue: store, openGraphs, layout } = useWorkbench();
  const queued = useStore(store, ({ queue }) => queue?.queued);
  const graph = useStore(openGraphs, activeGraph);
  if (!queued || queued.length === 0) return null;
  const place = queued.findIndex(({ graphId }) => graphId !== null && graphId === graph?.id) + 1;
  const number = formatCount(queued.length);
  return (
    <Tooltip label={t('Show the queue')}>
      <UnstyledButton className={classes.queued} onClick={() => layout.setState({ view: 'runs' })} data-testid="status-queue">
        <IconClockPause size={14} stroke={1.6} />
        {place > 0
          ? t('Queue: place {{place}} of {{number}}', { place: formatCount(place), number })
          : t('Queue: {{number}}', { number })}
      </UnstyledButton>
    </Tooltip>
  );
}
