import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openInBrowser } from './browserApp.ts';
import { openOnDesktop } from './desktopApp.ts';
import type { RunningApp, Scope, WindowOptions } from './runningApp.ts';

/** The two hosts of the same app: `test.for(HOSTS)('… in the %s', async (host, context) => { … })` runs a test in both. */
export const HOSTS = ['browser', 'desktop'] as const;
export type HostName = (typeof HOSTS)[number];

/** The built app in a real window, on its own database. */
export interface LaunchedApp {
  /** A new one after each restart in the desktop shell. */
  readonly page: Page;
  /** The page's errors, and violations of its security policy. */
  readonly complaints: readonly string[];
  forgetComplaints(): void;
  readonly databaseFile: string;
  /** Kills the app as a power cut would, and restarts it on the same database. */
  killAndRestart(): Promise<void>;
}

/**
 * Starts the built app and opens it. Everything ends with the test. Skips the test, with the reason, if there is no browser, or
 * no Electron.
 */
export async function launchApp(context: Scope, options: WindowOptions & { host?: HostName } = {}): Promise<LaunchedApp> {
  const { host = 'browser', ...window } = options;
  const folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  context.onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const databaseFile = join(folder, 'backwire.sqlite');
  const complaints: string[] = [];
  const open = host === 'browser' ? openInBrowser : openOnDesktop;
  let running = watch(await open(context, databaseFile, window), complaints);
  return {
    get page() {
      return running.page;
    },
    complaints,
    forgetComplaints() {
      complaints.length = 0;
    },
    databaseFile,
    async killAndRestart() {
      const { page } = running;
      running = await running.restart();
      if (running.page !== page) watch(running, complaints);
    },
  };
}

/** Records the page's errors. */
function watch(running: RunningApp, complaints: string[]): RunningApp {
  running.page.on('pageerror', (error) => complaints.push(error.message));
  running.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return running;
}
