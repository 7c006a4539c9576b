import { spawn } from 'node:child_process';
import { findBrowser } from '../browser/findBrowser.ts';
import { sandboxSwitches } from './desktop.ts';

/** Opens an address in its own window, if a suitable browser is installed. It outlives this process. */
export function openBrowserWindow(address: string): void {
  const browser = findBrowser();
  if (!browser) return;
  const child = spawn(browser, [...sandboxSwitches(), `--app=${address}`], { detached: true, stdio: 'ignore' });
  child.on('error', ({ message }) => console.error(`${browser} does not start: ${message}`));
  child.unref();
}
