export { errorNoticeId } from './errorNoticeId.ts';
export { createLog, type Log, type LogEntry, type LogLevel } from './log.ts';
export { createNotices, type Notices } from './notices.tsx';
export { tellError } from './tellError.ts';
export { useUnsaidEntries } from './useUnsaidEntries.ts';
