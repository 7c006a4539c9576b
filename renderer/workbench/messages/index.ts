export { errorNoticeId, sayError } from './ErrorNotice.tsx';
export { createLog, type Log, type LogLevel, useUnannouncedEntries } from './log.ts';
export { createNotices, type Notices } from './notices.tsx';
export { unreadErrors } from './unreadErrors.ts';
