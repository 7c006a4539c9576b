import { expect, test } from 'vitest';
import { untilStill } from '../e2e/untilStill.ts';
import { LONG, shareWindow } from '../e2e/user.ts';
import { violations } from '../e2e/violations.ts';

const open = shareWindow();

test('axe finds no violation in any dialog or overlay of the canvas', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  const found: Record<string, string[]> = {};
  const check = async (name: string) => {
    await untilStill(page);
    found[name] = await violations(page);
  };

  await page.keyboard.press('Control+,');
  await page.getByTestId('settings').waitFor();
  await check('settings: appearance');
  for (const tab of ['Canvas', 'Shortcuts']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await check(`settings: ${tab}`);
  }
  const row = page.getByTestId('shortcut-duplicate');
  await row.getByRole('button', { name: 'Edit shortcut for Duplicate' }).click();
  await page.keyboard.press('Control+z');
  await row.getByText('is already assigned to').waitFor();
  await check('settings: a conflict');
  await page.keyboard.press('Escape');
  await page.getByTestId('settings').waitFor({ state: 'detached' });

  await page.keyboard.press('?');
  await page.getByTestId('shortcut-sheet').waitFor();
  await check('shortcut sheet');
  await page.keyboard.press('Escape');
  await page.getByTestId('shortcut-sheet').waitFor({ state: 'detached' });

  const commands = await user.openPalette();
  await page.keyboard.type('de');
  await check('command palette');
  await page.keyboard.press('Escape');
  await commands.waitFor({ state: 'detached' });

  await page.keyboard.press('Control+f');
  await page.keyboard.type('dense');
  await check('search for a node');
  await page.keyboard.press('Escape');

  await page.getByTestId('node-relu').click({ button: 'right' });
  await page.getByTestId('canvas-menu').waitFor();
  await check('menu');
  await page.keyboard.press('Escape');
  await page.getByTestId('canvas-menu').waitFor({ state: 'detached' });

  await page.keyboard.press('Shift+A');
  await page.getByTestId('layer-search').waitFor();
  await check('search for a layer');
  await page.keyboard.press('Escape');

  await page.getByTestId('port-relu-out').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('wire-targets').waitFor();
  await check('where a wire can lead');
  await page.keyboard.press('Escape');

  await user.drawWire('relu', 'loss', 'prediction');
  await page.getByTestId('wire-trouble').waitFor();
  await check('a wire that does not fit');

  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
});

test('axe finds no violation on the glossary page, nor with a tooltip', LONG, async (context) => {
  const { page } = await open(context);
  await page.getByTestId('flops').focus();
  await page.getByTestId('term-tip').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByTestId('term-flop').waitFor();
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
});
