import { EmptyState } from '@mantine/core';
import { IconList } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { formatPreciseTime } from '../format/index.ts';
import { say, t } from '../language/index.ts';
import { useUnsaidEntries } from '../messages/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './LogPanel.module.css';

/** What has happened in this window, the newest at the bottom. */
export function LogPanel() {
  const { log } = useWorkbench();
  const entries = useUnsaidEntries(log);
  const end = useRef<HTMLLIElement>(null);
  const count = entries.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is scrolled to
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  if (count === 0) return <EmptyState size="sm" icon={<IconList stroke={1.5} />} title={t('No activity yet')} />;
  return (
    <ol className={classes.log} data-selectable data-testid="log" role="log">
      {entries.map(({ id, at, level, subject, text, noticeId }) => (
        // What a notice said was read aloud then.
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
