export { keepSession, restoreSession } from './keepSession.ts';
