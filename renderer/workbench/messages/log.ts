import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MessageValue } from '../../language/index.ts';

export type LogLevel = 'info' | 'success' | 'warning' | 'error';

export interface LogEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly level: LogLevel;
  /** What it is about: the name of a run, of a file. */
  readonly subject?: MessageValue;
  /** It is said in the language of whoever reads it. */
  readonly text: MessageValue;
  /** The notice that says the same: while it is shown, the log does not. */
  readonly noticeId?: string;
}

/** What an entry is about, and where else it is said. */
interface About {
  readonly subject?: MessageValue | undefined;
  readonly noticeId?: string | undefined;
}

export interface Log extends StoreApi<readonly LogEntry[]> {
  add(level: LogLevel, text: MessageValue, about?: About): void;
  clear(): void;
}

const LONGEST = 2000;

/** What has happened in this window, the newest last. */
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
