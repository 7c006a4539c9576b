export { type LaunchedApp, launchApp, type WindowOptions } from './app.ts';
export { findBrowser, launchBrowser } from './browser.ts';
export { type ServerProcess, startServer } from './server.ts';
