import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface WithAxe {
  readonly axe?: { run(context: string, options: RunOptions): Promise<AxeResults> };
}

/** Accessibility violations found by axe in the page or a part of it: rule and first element. */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const results = await page.evaluate(
    // Passing rules are only counted, which saves half of the time.
    (selector) => (globalThis as WithAxe).axe?.run(selector, { resultTypes: ['violations'] }),
    part,
  );
  if (!results) throw new Error('axe is not in the page');
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
}
