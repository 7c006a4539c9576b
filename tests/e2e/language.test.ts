import { expect, type TestContext, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { createReader } from './plainLetters.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, User } from './user.ts';

const open = shareWindow();
const openInChinese = (context: TestContext) => open(context, 'mnist-mlp', { language: 'zh-CN' });

test(
  "the first start is in the system's language; it is switched by a click, open items stay open, and the choice survives a restart",
  LONG,
  async (context) => {
    const app = await launchApp(context, { locale: 'zh-CN' });
    const { page } = app;
    await page.getByTestId('node-loss').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(await page.getByTestId('train').innerText()).toBe('训练');
    expect(await page.getByTestId('parameter-count').innerText()).toMatch(/^109.386 个参数$/);
    await page.getByTestId('dock-problems').click();
    await page.getByTestId('toggle-language').click();
    await expect.poll(() => page.getByTestId('train').innerText(), { timeout: 10_000 }).toBe('Train');
    expect(await page.getByTestId('dock-problems').getAttribute('aria-selected')).toBe('true');
    await new User(page).untilSaved();
    expect(app.complaints).toEqual([]);
    await app.killAndRestart();
    await page.getByTestId('node-loss').waitFor();
    expect(await page.getByTestId('train').innerText()).toBe('Train');
    await page.getByTestId('toggle-language').click();
    await expect.poll(() => page.getByTestId('train').innerText(), { timeout: 10_000 }).toBe('训练');
  },
);

// First in the shared window: nothing has run yet.
test('no view has English text in a Chinese window', LONG, async (context) => {
  const { page, user } = await openInChinese(context);
  const { look, left } = createReader(page);
  await look('design');
  for (const tab of ['gradients', 'surface', 'problems', 'log', 'curves']) {
    await user.showDock(tab);
    await look(tab);
  }
  for (const room of ['data', 'runs', 'sweeps', 'results', 'learn', 'design']) {
    await page.getByTestId(`room-${room}`).click();
    await look(room);
  }
  // Trained, so that curves, gradients, log and the table of runs have content.
  await user.enter('epochs', '1000');
  await page.getByTestId('train').click();
  await user.showDock('curves');
  await user.untilCurveHas(10);
  await look('training');
  await page.keyboard.press('Control+Alt+Enter');
  await page.getByTestId('train').waitFor();
  for (const tab of ['gradients', 'log']) {
    await user.showDock(tab);
    await look(`${tab} of a run`);
  }
  await page.getByTestId('room-runs').click();
  await look('a run');
  await page.getByTestId('room-design').click();
  await page.getByRole('button', { name: '高级' }).click();
  await page.getByTestId('field-earlyStopping').locator('..').click();
  await page.getByTestId('field-augment').locator('..').click();
  await look('advanced settings');
  expect([...left]).toEqual([]);
});

test('a network is drawn and trained in Chinese, with problems explained and fixed', LONG, async (context) => {
  const { page, complaints, user } = await openInChinese(context);
  await user.dropLayer('dense');
  await user.showDock('problems');
  expect(await page.locator('#dock-panel').innerText()).toContain('全连接“dense” 没有连到损失，因此不会被训练');
  await page.keyboard.press('Control+z');
  expect(await page.getByTestId('dock-problems').innerText()).toBe('问题');
  await user.enter('epochs', 'many');
  expect(await page.getByText('应为至少为 1 的整数').count()).toBeGreaterThan(0);
  await user.enter('epochs', '1');
  await page.getByTestId('train').click();
  await user.showDock('curves');
  await user.untilCurveHas(30);
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('已完成');
  await user.showDock('log');
  expect(await page.getByTestId('log').innerText()).toContain('第 1 轮，共 1 轮：损失');
  expect(complaints).toEqual([]);
});

test('an error is shown in Chinese: expected, received, fix', LONG, async (context) => {
  const { page, user } = await openInChinese(context);
  await user.dropFile('notes.json', 'no graph at all');
  const notice = page.getByRole('alert').filter({ hasText: 'notes.json' });
  await notice.waitFor();
  expect(await notice.innerText()).toContain('不是有效的 JSON');
});

test('switching the language closes nothing and keeps the focus', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  await page.getByTestId('node-hidden1').click();
  await user.enter('units', '96');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));

  // By a click in the status bar: the toggle keeps the focus, the node stays selected, half-typed text stays.
  await page.getByTestId('field-units').fill('half');
  await page.getByTestId('toggle-language').click();
  await expect.poll(() => page.getByTestId('train').innerText()).toBe('训练');
  expect(await focused()).toBe('toggle-language');
  expect(await page.getByTestId('field-units').inputValue()).toBe('half');
  expect(await page.getByTestId('node-hidden1').getAttribute('data-selected')).toBe('true');
  expect(await page.locator('#inspector').innerText()).toContain('参数');

  // The undo label is translated too.
  await page.getByRole('button', { name: '撤销' }).hover();
  await page.getByText('撤销：设置单元数').waitFor();

  // In the settings dialog, which is translated immediately.
  await page.keyboard.press('Control+,');
  await page.getByTestId('settings').waitFor();
  await page.getByRole('radio', { name: 'English' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => page.getByRole('dialog').innerText()).toContain('Text size');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('en');
  await page.keyboard.press('Escape');
  await page.getByTestId('settings').waitFor({ state: 'detached' });
  expect(await page.getByTestId('field-units').inputValue()).toBe('half');
  expect(complaints).toEqual([]);
});

test('existing messages are translated when the language is switched', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  const switchLanguage = async (train: string) => {
    await page.getByTestId('toggle-language').dispatchEvent('click');
    await expect.poll(() => page.getByTestId('train').innerText(), { timeout: 10_000 }).toBe(train);
  };
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+g');
  const block = page.locator('[data-testid^="node-"][data-block]');
  await block.getByText(/^\d nodes$/).waitFor();
  await page.keyboard.press('Control+z');
  await user.dropFile('notes.json', 'no graph at all');
  await page.getByRole('alert').filter({ hasText: 'not valid JSON' }).waitFor();
  await user.showDock('log');
  await user.drawWire('hidden1', 'loss', 'prediction');
  await page.getByTestId('wire-trouble').waitFor();
  await switchLanguage('训练');
  const notice = page.getByRole('alert').filter({ hasText: '不是有效的 JSON' });
  await notice.waitFor();
  expect(await page.getByTestId('wire-trouble').innerText()).toContain('交叉熵“loss”');
  await page.getByRole('button', { name: '撤销', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await notice.getByRole('button').click();
  await notice.waitFor({ state: 'detached' });
  expect(await page.getByTestId('log').innerText()).toContain('不是有效的 JSON');
  expect(await page.getByTestId('log').innerText()).not.toContain('notes.json is');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+g');
  await block.getByText(/^\d 个节点$/).waitFor();
  await switchLanguage('Train');
  await block.getByText(/^\d nodes$/).waitFor();
  expect(complaints).toEqual([]);
});

test('no dialog, menu or panel has English text in a Chinese window', LONG, async (context) => {
  const { page, user } = await openInChinese(context);
  const { look, left } = createReader(page);
  const close = async (id: string) => {
    await page.keyboard.press('Escape');
    await page.getByTestId(id).waitFor({ state: 'detached' });
  };
  await page.keyboard.press('Control+,');
  for (const tab of ['外观', '画布', '快捷键']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await look(`settings, ${tab}`);
  }
  await close('settings');
  await page.keyboard.press('Shift+?');
  await page.getByTestId('shortcut-sheet').waitFor();
  await look('shortcuts');
  await close('shortcut-sheet');
  const search = page.getByRole('textbox', { name: '搜索命令' });
  for (const query of ['', '层', '学习', '打开', '数据']) {
    await page.keyboard.press('Control+k');
    await search.waitFor();
    await page.keyboard.type(query);
    await look(`palette, ${query}`);
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Control+f');
  await page.keyboard.type('no such node');
  await look('find');
  await page.keyboard.press('Escape');
  await page.getByTestId('node-hidden1').click({ button: 'right' });
  await look('menu of a node');
  await close('canvas-menu');
  await page.getByTestId('canvas').click({ button: 'right', position: { x: 40, y: 40 } });
  await look('menu of the canvas');
  await close('canvas-menu');
  await page.keyboard.press('Shift+A');
  await look('layer search');
  await close('layer-search');
  await page.getByTestId('port-hidden1-out').focus();
  await page.keyboard.press('Enter');
  await look('wire targets');
  await close('wire-targets');
  await user.drawWire('x', 'loss', 'prediction');
  await page.getByTestId('wire-trouble').waitFor();
  await look('a wire that does not fit');
  await page.keyboard.press('Escape');
  await user.showDock('problems');
  await look('problems');
  await page.getByTestId('node-loss').click();
  await look('a node with problems');
  await page.keyboard.press('Control+z');
  await page.getByTestId('open-graph').click();
  await look('menu of graphs');
  await page.getByRole('menuitem').first().click();
  await page.getByTestId('gallery').waitFor();
  await look('gallery');
  await close('gallery');
  for (const command of ['版本', '图片', '重命名图']) {
    await page.keyboard.press('Control+k');
    await search.waitFor();
    await page.keyboard.type(command);
    await untilStill(page);
    await page.keyboard.press('Enter');
    await search.waitFor({ state: 'detached' });
    await page.getByRole('dialog').first().waitFor();
    await look(`dialog, ${command}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect([...left]).toEqual([]);
});
