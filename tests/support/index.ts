export { type ServerProcess, startServer } from '../../scripts/start/serverProcess.ts';
export { HOSTS, type HostName, type LaunchedApp, launchApp } from './app.ts';
export type { WindowOptions } from './runningApp.ts';
export { shareApp } from './sharedApp.ts';
