import type { Page } from 'playwright-core';
import { untilStill } from './untilStill.ts';

/** Elements meant to overflow: the canvas, scrolling formulas and tables, names with an ellipsis, and hidden Mantine elements. */
const MEANT =
  '.react-flow, .katex, svg, .uplot, [hidden], [class*="_scroll_"], [class*="_formula_"], [class*="_tex_"], .mantine-Switch-track, .mantine-VisuallyHidden-root';

/** Everything that overflows its container or the window. */
function findWide(meant: string): string[] {
  const wide: string[] = [];
  const { scrollWidth, scrollHeight } = document.documentElement;
  const menu = document.querySelector('[data-testid="canvas-menu"]')?.getBoundingClientRect();
  if (menu && (menu.top < 0 || menu.bottom > innerHeight || menu.right > innerWidth)) wide.push('the menu of the canvas');
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) wide.push('the page');
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const { display, visibility, textOverflow } = getComputedStyle(element);
    if (display === 'inline' || visibility === 'hidden' || textOverflow === 'ellipsis' || element.closest(meant)) continue;
    if (element.clientWidth > 2 && element.scrollWidth > element.clientWidth + 1)
      wide.push(
        `${element.tagName} ${element.className} ${element.scrollWidth} > ${element.clientWidth}: ${element.innerText.slice(0, 60)}`,
      );
  }
  return wide;
}

export async function setTextSize(page: Page, percent: number): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByText(`${percent} %`, { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByTestId('settings').waitFor({ state: 'detached' });
}

/** Opens all views with content, one after the other. */
async function walk(page: Page, look: (view: string) => Promise<void>): Promise<void> {
  await look('design');
  // Folded in a small window; in a narrow one again after each press on the canvas.
  const unfold = async () => {
    await untilStill(page);
    const fold = page.getByRole('button', { name: /^(Open Training|Open Inspector|打开“.*”)$/ });
    if (await fold.isVisible()) await fold.click();
  };
  await unfold();
  await look('training');
  await page.getByRole('button', { name: /^(Advanced|高级)$/ }).click();
  await page.getByTestId('field-earlyStopping').locator('..').click();
  await look('advanced settings');
  const node = page.getByTestId('node-hidden1');
  await node.click({ force: true });
  // The first press only closed a panel over the canvas.
  if ((await node.getAttribute('data-selected')) === null) await node.click({ force: true });
  await unfold();
  await page.getByTestId('field-units').waitFor();
  await page.getByTestId('training-panel').waitFor({ state: 'detached' });
  await page
    .locator('#inspector')
    .getByRole('button', { name: /^(More|更多)/ })
    .click();
  await look('a node');
  await page.keyboard.press('Escape');
  await untilStill(page);
  await node.click({ button: 'right', force: true });
  await page.getByTestId('canvas-menu').waitFor();
  await look('the menu of a node');
  await page.keyboard.press('Escape');
  await page.getByTestId('canvas-menu').waitFor({ state: 'detached' });
  for (const room of ['data', 'runs', 'sweeps', 'results', 'learn', 'design']) {
    await page.getByTestId(`room-${room}`).click();
    await look(room);
  }
  for (const tab of ['gradients', 'surface', 'problems', 'log', 'curves']) {
    await page.getByTestId(`dock-${tab}`).click();
    await look(tab);
  }
  await page.keyboard.press('Control+,');
  await page.getByTestId('settings').waitFor();
  for (const tab of [/^(Canvas|画布)$/, /^(Shortcuts|快捷键)$/]) {
    await page.getByRole('tab', { name: tab }).click();
    await look(`settings, ${tab}`);
  }
}

/** What is cut off or scrolls sideways in any view. */
export async function findWideIn(page: Page): Promise<string[]> {
  const found: string[] = [];
  await walk(page, async (view) => {
    await untilStill(page);
    found.push(...(await page.evaluate(findWide, MEANT)).map((wide) => `${view}: ${wide}`));
  });
  return found;
}
