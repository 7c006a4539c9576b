import { useNotifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MessageValue } from '../../language/index.ts';

export type LogLevel = 'info' | 'success' | 'warning' | 'error';

export interface LogEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly level: LogLevel;
  /** Its subject: the name of a run or a file. */
  readonly subject?: MessageValue;
  /** Translated when displayed. */
  readonly text: MessageValue;
  /** Its notice: while that is shown, the log does not repeat it. */
  readonly noticeId?: string;
}

/** The subject of an entry, and its notice. */
interface About {
  readonly subject?: MessageValue | undefined;
  readonly noticeId?: string | undefined;
}

export interface Log extends StoreApi<readonly LogEntry[]> {
  add(level: LogLevel, text: MessageValue, about?: About): void;
  clear(): void;
}

const LONGEST = 2000;

/** The log of this window, newest last. */
export function createLog(now: () => number = Date.now): Log {
  const store = createStore<readonly LogEntry[]>(() => []);
  let nextId = 1;
  return {
    ...store,
    add(level, text, { subject, noticeId } = {}) {
      const entry: LogEntry = {
        id: nextId++,
        at: now(),
        level,
        text,
        ...(subject !== undefined && { subject }),
        ...(noticeId !== undefined && { noticeId }),
      };
      store.setState([...store.getState(), entry].slice(-LONGEST), true);
    },
    clear: () => store.setState([], true),
  };
}

/** The log entries that no visible notice repeats. */
export function useUnannouncedEntries(log: Log): readonly LogEntry[] {
  const entries = useStore(log);
  const { notifications, queue } = useNotifications();
  return useMemo(() => unannouncedEntries(entries, [...notifications, ...queue]), [entries, notifications, queue]);
}

export function unannouncedEntries(
  entries: readonly LogEntry[],
  notices: readonly { readonly id?: string | undefined }[],
): readonly LogEntry[] {
  const said = new Set(notices.map(({ id }) => id));
  return entries.filter(({ noticeId }) => noticeId === undefined || !said.has(noticeId));
}
