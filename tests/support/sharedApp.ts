import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, afterEach, type TestContext } from 'vitest';
import { type LaunchedApp, launchApp } from './app.ts';
import type { WindowOptions } from './runningApp.ts';

/** Of an app: how to end it, in order of its start. */
interface Started {
  readonly app: LaunchedApp;
  readonly endings: readonly (() => unknown)[];
}

/** The app of the files of this worker's process that share one. */
let common: Started | undefined;

/**
 * One app for the tests of a file, which takes a tenth of the time of an app for each. A test finds what those before it left:
 * `User.begin` brings the window into a known view.
 * @param acrossFiles one app for all files of a process that say so: those that need no empty lists of graphs and runs, and leave the settings. A file
 * with a failed test leaves none to the next.
 * @returns starts it for the first test that asks
 */
export function shareApp(options: WindowOptions = {}, acrossFiles = false): (context: TestContext) => Promise<LaunchedApp> {
  let started: Started | undefined;
  let isSound = true;
  afterEach(({ task }) => {
    isSound &&= task.result?.state !== 'fail';
  });
  afterAll(async () => {
    if (acrossFiles && isSound) common = started ?? common;
    else if (started) await end(started);
  });
  return async (context) => {
    if (!started && acrossFiles) {
      started = common;
      common = undefined;
      started?.app.forgetComplaints();
    }
    started ??= await start(context, options);
    return started.app;
  };
}

async function start({ skip }: TestContext, options: WindowOptions): Promise<Started> {
  const endings: (() => unknown)[] = [];
  const onTestFinished = (ending: () => unknown) => void endings.push(ending);
  const app = await launchApp({ skip: (reason) => skip(reason), onTestFinished }, options);
  return { app, endings };
}

process.once('exit', () => {
  if (common) rmSync(dirname(common.app.databaseFile), { recursive: true, force: true });
});

async function end({ endings }: Started): Promise<void> {
  for (const ending of endings.toReversed()) await ending();
}
