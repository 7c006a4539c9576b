import type { BrowserContextOptions, Page } from 'playwright-core';

/** A started app that can be killed. */
export interface RunningApp {
  readonly page: Page;
  /** Kills it as a power cut would (kill -9), and restarts it on the same database. */
  restart(): Promise<RunningApp>;
}

/** Size, theme and language of the window. */
export type WindowOptions = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion' | 'locale'>;

/** What an app or a profile ends with: a test's context, or a file's. */
export interface Scope {
  skip(reason: string): never;
  onTestFinished(end: () => unknown): void;
}
