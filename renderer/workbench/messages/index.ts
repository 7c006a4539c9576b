export { describeError } from './describeError.ts';
export { errorNoticeId } from './errorNoticeId.ts';
export { createLog, type Log, type LogEntry, type LogLevel } from './log.ts';
export { createNotices, type Notices } from './notices.tsx';
export { useUnannouncedEntries } from './useUnannouncedEntries.ts';
