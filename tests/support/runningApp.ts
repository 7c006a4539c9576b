import type { BrowserContextOptions, Page } from 'playwright-core';

/** A started app that can be ended without a warning. */
export interface RunningApp {
  readonly page: Page;
  /** Ends it as a power cut would (kill -9), starts it again on the same database, and opens it anew. */
  restart(): Promise<RunningApp>;
}

/** The size, the theme and the language of the window. */
export type WindowOptions = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion' | 'locale'>;
