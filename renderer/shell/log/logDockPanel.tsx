import { EmptyState } from '@mantine/core';
import { IconList } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { formatPreciseTime } from '../../language/format/index.ts';
import { later, say, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { unreadErrors, useUnannouncedEntries } from '../../workbench/messages/index.ts';
import { defineDockPanel } from '../../workbench/views/index.ts';
import classes from './logDockPanel.module.css';

export const logDockPanel = defineDockPanel({ id: 'log', label: later('Log'), content: LogPanel });

/** All errors are in view. */
function read(): void {
  if (unreadErrors.getState() > 0) unreadErrors.setState(0, true);
}

/** The log of this window, newest at the bottom. */
function LogPanel() {
  const { log } = useWorkbench();
  const entries = useUnannouncedEntries(log);
  const end = useRef<HTMLLIElement>(null);
  const count = entries.length;
  useEffect(() => unreadErrors.subscribe(read), []);
  useEffect(read, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls to a new entry
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  if (count === 0) return <EmptyState size="sm" icon={<IconList stroke={1.5} />} title={t('No activity yet')} />;
  return (
    <ol className={classes.log} data-selectable data-testid="log" role="log">
      {entries.map(({ id, at, level, subject, text, noticeId }) => (
        // A notice was already announced.
        <li key={id} className={classes.entry} data-level={level} aria-live={noticeId === undefined ? undefined : 'off'}>
          <time className={classes.time}>{formatPreciseTime(at)}</time>
          {subject && <span className={classes.subject}>{say(subject)}</span>}
          <span>{say(text)}</span>
        </li>
      ))}
      <li ref={end} aria-hidden="true" />
    </ol>
  );
}
