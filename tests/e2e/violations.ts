import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface WithAxe {
  readonly axe: { run(context: string, options: RunOptions): Promise<AxeResults> };
}

/** The rules whose result depends on the theme. */
const COLOR_RULES: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

/**
 * Accessibility violations found by axe in the page or a part of it, in both themes: rule, theme and first element. It starts in
 * the current theme, since each switch restyles the page.
 */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const [current, other] = isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  return [...(await violationsIn(page, current, part)), ...(await violationsIn(page, other, part, COLOR_RULES))];
}

async function violationsIn(
  page: Page,
  colorScheme: 'light' | 'dark',
  part: string,
  options: RunOptions = {},
): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  const found = await page.evaluate(
    // Passing rules are only counted, which saves half of the time.
    ([selector, rules]) => (globalThis as unknown as WithAxe).axe.run(selector, { resultTypes: ['violations'], ...rules }),
    [part, options] as const,
  );
  return found.violations.map(({ id, nodes }) => `${id}, ${colorScheme}: ${nodes[0].html.slice(0, 200)}`);
}
