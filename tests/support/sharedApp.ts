import { afterAll, type TestContext } from 'vitest';
import { type LaunchedApp, launchApp } from './app.ts';
import type { WindowOptions } from './runningApp.ts';

/**
 * One app for the tests of a file, which takes a tenth of the time of an app for each. A test finds what those before it left:
 * `User.begin` brings the window into a known view.
 * @returns starts it for the first test that asks
 */
export function shareApp(options: WindowOptions = {}): (context: TestContext) => Promise<LaunchedApp> {
  const endings: (() => unknown)[] = [];
  afterAll(async () => {
    for (const end of endings.toReversed()) await end();
  });
  let app: LaunchedApp | undefined;
  return async (context) => {
    const onTestFinished = (end: () => unknown) => void endings.push(end);
    app ??= await launchApp({ skip: (reason) => context.skip(reason), onTestFinished }, options);
    return app;
  };
}
