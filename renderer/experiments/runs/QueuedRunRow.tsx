import { ActionIcon, Badge, Button, Menu, Text, Tooltip } from '@mantine/core';
import { IconArrowBarToUp, IconArrowUp, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type QueuedRun, type QueueMove, RUN_PRIORITIES, type RunPriority } from '#app/contract/index.ts';
import { formatCount, formatDateTime } from '../../language/format/index.ts';
import { later, say, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './QueuedRuns.module.css';

const PRIORITY_LABELS: Readonly<Record<RunPriority, string>> = {
  high: later('High priority'),
  normal: later('Normal priority'),
  low: later('Low priority'),
};

/** A queued run with what can be done with it. */
export function QueuedRunRow({ run, place }: { readonly run: QueuedRun; readonly place: number }) {
  const { queue, notices } = useWorkbench();
  const { id, graphName, dataset, epochs, addedAt, priority, error } = run;
  const move = (to: QueueMove) => () => void notices.attempt(() => queue.move(id, to));
  const values = { dataset, epochs: formatCount(epochs), time: formatDateTime(addedAt, Date.now()) };
  return (
    <li className={classes.row} data-testid="queued-run">
      <Text fz="sm" className={classes.place}>
        {place}
      </Text>
      <Text fz="sm" className={classes.what}>
        {graphName}{' '}
        {error ? (
          <Text span fz="xs" c="var(--bw-error)" title={say(error)}>
            {t('could not start: {{reason}}', { reason: say(error) })}
          </Text>
        ) : (
          <Text span fz="xs" c="dimmed">
            {t('{{dataset}}, {{epochs}} epochs, added {{time}}', values)}
          </Text>
        )}
      </Text>
      {priority !== 'normal' && (
        <Badge size="sm" variant="light" color={priority === 'high' ? 'orange' : 'gray'} tt="none">
          {t(PRIORITY_LABELS[priority])}
        </Badge>
      )}
      <Action label={t('Move up')} isOff={place === 1} onClick={move('up')}>
        <IconArrowUp size={14} />
      </Action>
      <Action label={t('Move to front')} isOff={place === 1} onClick={move('front')}>
        <IconArrowBarToUp size={14} />
      </Action>
      <Button size="compact-xs" variant="default" onClick={() => void notices.attempt(() => queue.startNow(id))}>
        {t('Start now')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={24} aria-label={t('Actions for {{name}}', { name: graphName })}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={move('down')}>{t('Move down')}</Menu.Item>
          <Menu.Item onClick={move('back')}>{t('Move to end')}</Menu.Item>
          <Menu.Divider />
          {RUN_PRIORITIES.map((each) => (
            <Menu.Item
              key={each}
              disabled={each === priority}
              onClick={() => void notices.attempt(() => queue.prioritize(id, each))}
            >
              {t(PRIORITY_LABELS[each])}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item c="var(--bw-error)" onClick={() => void notices.attempt(() => queue.remove(id))}>
            {t('Remove from queue')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

interface ActionProps {
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Action({ label, isOff, onClick, children }: ActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} disabled={isOff} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
