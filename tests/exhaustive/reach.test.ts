import { expect, test } from 'vitest';
import { unreachable } from '../e2e/unreachable.ts';
import { untilStill } from '../e2e/untilStill.ts';
import { LONG, shareWindow } from '../e2e/user.ts';

const open = shareWindow();

test.for([
  { width: 1024, height: 700, language: 'zh-CN' },
  { width: 400, height: 700, language: 'en' },
  { width: 400, height: 700, language: 'zh-CN' },
] as const)('every control can be reached at $width × $height in $language', LONG, async ({ language, ...viewport }, context) => {
  const { page, complaints, user } = await open(context, 'mnist-mlp', { viewport, language });
  const found: string[] = [];
  const look = async (view: string) => {
    await untilStill(page);
    found.push(...(await unreachable(page)).map((control) => `${view}: ${control}`));
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const side = (name: RegExp) => page.getByRole('button', { name }).first();
  await page.getByTestId('train').click();
  await user.showDock('curves');
  await user.untilCurveHas(1);
  await look('training');
  await page.keyboard.press('Control+Alt+Enter');
  await page.getByTestId('train').waitFor();
  for (const room of ['design', 'data', 'runs', 'sweeps', 'results', 'learn']) {
    await page.getByTestId(`room-${room}`).click();
    await look(room);
    for (const name of [/^(Open left panel|打开左侧面板)$/, /^(Open (Inspector|Training|Splits|Run|Trial|Try it)|打开“.*”)$/]) {
      if (!(await side(name).isVisible())) continue;
      await side(name).click();
      await look(`${room}, ${name.source.slice(2, 16)}`);
      await side(/^(Collapse (?!bottom)|收起“)/).click();
    }
  }
  await page.getByTestId('room-design').click();
  for (const tab of ['gradients', 'surface', 'problems', 'log', 'curves']) {
    await user.showDock(tab);
    await look(tab);
  }
  await page.keyboard.press('Control+,');
  await look('settings');
  await close();
  await page.keyboard.press('Control+k');
  await look('palette');
  await close();
  await page.getByTestId('open-graph').click();
  await look('menu of graphs');
  await page.getByRole('menuitem').first().click();
  await page.getByTestId('gallery').waitFor();
  await look('gallery');
  await close();
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
});
