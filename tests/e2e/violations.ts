import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands, or with a part of it: rule and first element. */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(
    (selector) => (globalThis as unknown as { axe: { run(context: string): Promise<AxeResults> } }).axe.run(selector),
    part,
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
}
