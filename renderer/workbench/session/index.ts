export { keepSession } from './keepSession.ts';
export { restoreSession } from './restore.ts';
