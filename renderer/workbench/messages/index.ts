export { errorNoticeId } from './errorNoticeId.ts';
export { createLog, type Log, type LogEntry, type LogLevel } from './log.ts';
export { createNotices, type Notices } from './notices.tsx';
export { sayError } from './sayError.ts';
export { useUnannouncedEntries } from './useUnannouncedEntries.ts';
