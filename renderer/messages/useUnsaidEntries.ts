import { useNotifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Log, LogEntry } from './log.ts';

/** The log entries that no visible notice repeats. */
export function useUnsaidEntries(log: Log): readonly LogEntry[] {
  const entries = useStore(log);
  const { notifications, queue } = useNotifications();
  return useMemo(() => unsaidEntries(entries, [...notifications, ...queue]), [entries, notifications, queue]);
}

export function unsaidEntries(
  entries: readonly LogEntry[],
  notices: readonly { readonly id?: string | undefined }[],
): readonly LogEntry[] {
  const said = new Set(notices.map(({ id }) => id));
  return entries.filter(({ noticeId }) => noticeId === undefined || !said.has(noticeId));
}
