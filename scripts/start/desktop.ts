import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sandboxSwitches } from '../browser/findBrowser.ts';
import { type Electron, prepareElectron } from './electron.ts';

/** If Electron ends with an error this early, it has not started: a library or a sandbox is missing. */
const STARTED_BY_MS = 15_000;

/**
 * Runs the desktop app until it is closed.
 * @param directory the root of the repository, whose package.json names the main script
 * @param args for the app
 * @returns the reason if the desktop app does not run on this machine, or null
 */
export async function runDesktop(directory: string, args: readonly string[]): Promise<string | null> {
  if (!hasDisplay()) return 'There is no display here';
  const electron: Electron = await prepareElectron();
  if ('reason' in electron) return electron.reason;
  const started = Date.now();
  const child = spawn(electron.program, [...sandboxSwitches(), directory, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code, signal] = await once(child, 'exit').catch((error) => [error.message]);
  if (code === 0 || Date.now() - started > STARTED_BY_MS) return null;
  return `Electron does not start here (it ended with ${signal ?? code})`;
}

/** True if windows can open at all. */
export function hasDisplay(platform = process.platform, env: NodeJS.ProcessEnv = process.env): boolean {
  const hasServer = platform === 'darwin' || platform === 'win32';
  return hasServer || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
