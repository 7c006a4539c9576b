import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { _electron } from 'playwright-core';
import { sandboxSwitches } from '../../scripts/browser/findBrowser.ts';
import { ensureBuilt, ROOT } from '../../scripts/build/ensureBuilt.ts';
import { hasDisplay } from '../../scripts/start/desktop.ts';
import { findElectron } from '../../scripts/start/electron.ts';
import type { RunningApp, Scope, WindowOptions } from './runningApp.ts';

/** Starts the desktop shell. Skips the test, with the reason, if Electron or a display is missing. */
export async function openOnDesktop(context: Scope, databaseFile: string, options: WindowOptions): Promise<RunningApp> {
  const executablePath = findElectron();
  if (!executablePath) return context.skip("it needs Electron's binary, which is not here (npm start fetches it)");
  if (!hasDisplay()) return context.skip('it needs a display for Electron');
  await ensureBuilt();
  const userData = `--user-data-dir=${join(dirname(databaseFile), 'userData')}`;
  const { viewport: _, ...media } = options;
  const app = await _electron.launch({
    executablePath,
    args: [...sandboxSwitches(), userData, ROOT, '--db', databaseFile],
    acceptDownloads: true,
    ...media,
  });
  context.onTestFinished(() => app.close());
  return {
    page: await app.firstWindow(),
    async restart() {
      const exited = once(app.process(), 'exit');
      app.process().kill('SIGKILL');
      await exited;
      return openOnDesktop(context, databaseFile, options);
    },
  };
}
