import type { Page } from 'playwright-core';
import { type ServerProcess, startServer } from '../../scripts/start/serverProcess.ts';
import { openProfile } from './browser.ts';
import type { RunningApp, Scope, WindowOptions } from './runningApp.ts';

/** Starts the server and opens its address in a browser. */
export async function openInBrowser(context: Scope, databaseFile: string, options: WindowOptions): Promise<RunningApp> {
  const profile = await openProfile(context, { viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  const [page, server] = await Promise.all([profile.newPage(), startOwnServer(context, databaseFile)]);
  return openPage(context, page, server);
}

async function openPage(context: Scope, page: Page, server: ServerProcess): Promise<RunningApp> {
  await page.goto(server.address);
  return {
    page,
    async restart() {
      await server.kill();
      return openPage(context, page, await startOwnServer(context, server.databaseFile));
    },
  };
}

/** A server that ends with the test. */
async function startOwnServer(context: Scope, databaseFile: string): Promise<ServerProcess> {
  const server = await startServer(databaseFile);
  context.onTestFinished(async () => {
    await server.stop();
  });
  return server;
}
