import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, sandboxSwitches } from '../browser/findBrowser.ts';
import { DIST, ensureBuilt, ROOT } from '../build/ensureBuilt.ts';
import { hasDisplay, runDesktop } from '../start/desktop.ts';

/** Skips the desktop shell. */
const BROWSER = '--browser';

/**
 * `npm start`: opens the app in Electron, or else in a browser, with a one-line reason. Arguments (`--db FILE`, `--port N`) go to
 * the app.
 */
export async function run(args: readonly string[]): Promise<void> {
  await ensureBuilt();
  const given = args.filter((argument) => argument !== BROWSER);
  const reason = args.includes(BROWSER) ? undefined : await runDesktop(ROOT, given);
  if (reason === null) return;
  if (reason) console.error(`${reason}, so Backwire runs as a local server instead of a desktop app.`);
  await runServer(given);
}

/** Runs the server in this process, so that it handles Ctrl+C itself. */
async function runServer(args: readonly string[]): Promise<void> {
  const program = join(DIST, 'node', 'server.js');
  process.argv = [process.execPath, program, ...args];
  const { served } = await import(pathToFileURL(program).href);
  const running = await served;
  if (running && hasDisplay()) openBrowserWindow(running.address);
}

/** Opens an address in a window of its own, if a browser that can do so is installed. It outlives this process. */
function openBrowserWindow(address: string): void {
  const browser = findBrowser();
  if (!browser) return;
  const child = spawn(browser, [...sandboxSwitches(), `--app=${address}`], { detached: true, stdio: 'ignore' });
  child.on('error', ({ message }) => console.error(`${browser} does not start: ${message}`));
  child.unref();
}
