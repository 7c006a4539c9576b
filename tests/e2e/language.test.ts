import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { Hand, LONG } from './hand.ts';

/**
 * What may stand in Latin letters in a Chinese window: names of layers and methods that have no others, names that people gave, units,
 * file formats, keys, and what papers are called.
 */
const NAMES =
  /\b(Backwire|KL|MNIST|MLP|CNN|LSTM|GRU|RNN|Dropout|[A-Z]?[A-Za-z]*R?e?LU|Mish|Hard|Sigmoid|sigmoid|Tanh|tanh|Softplus|Softsign|Softmax|softmax|Huber|Leaky|Self|Run|Adam\w*|N?adam|AMSGrad|RMSProp|Ada\w+|SGD|Lion|Beta|Gamma|Alpha|Epsilon|Rho|Delta|Nesterov|[kMGT]?FLOP|[kMGT]?B|wasm|CSV|TSV|IDX|JSON|SVG|PNG|EN|English|Image|Hidden|Scores|Digit|image|digit|mnist|max|Transformer|logits|Ctrl|Shift|Alt|Del|Delete|Esc|Enter|Tab|Home|Space|PageUp|PageDown|Glorot|He|Lecun|uniform|normal|Zeros|Ones|weight|bias|Inkscape|ln|epoch|text|hidden\d|scores)\b/gu;

const FILES = /\/\S+/g;

test('the window speaks Chinese from the first start on where the system does, and says so', LONG, async (context) => {
  const { page, complaints } = await launchApp(context, { locale: 'zh-CN' });
  await page.getByTestId('node-loss').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  expect(await page.getByTestId('train').innerText()).toBe('训练');
  expect(await page.getByTestId('parameter-count').innerText()).toMatch(/^109.386 个参数$/);
  expect(complaints).toEqual([]);
});

test('the language is switched by a click, what is open stays open, and the choice survives a restart', LONG, async (context) => {
  const app = await launchApp(context);
  await app.page.getByTestId('node-loss').waitFor();
  expect(await app.page.getByTestId('train').innerText()).toBe('Train');
  await app.page.getByTestId('dock-problems').click();
  await app.page.getByTestId('toggle-language').click();
  await expect.poll(() => app.page.getByTestId('train').innerText(), { timeout: 10_000 }).toBe('训练');
  expect(await app.page.getByTestId('dock-problems').getAttribute('aria-selected')).toBe('true');
  await new Hand(app.page).untilSaved();
  await app.killAndRestart();
  await app.page.getByTestId('node-loss').waitFor();
  expect(await app.page.getByTestId('train').innerText()).toBe('训练');
  await app.page.getByTestId('toggle-language').click();
  await expect.poll(() => app.page.getByTestId('train').innerText(), { timeout: 10_000 }).toBe('Train');
});

test('a network is drawn and trained in Chinese, with what is wrong said and mended', LONG, async (context) => {
  const { page, complaints } = await launchApp(context, { locale: 'zh-CN' });
  const hand = new Hand(page);
  await page.getByTestId('node-loss').waitFor();
  await hand.dropLayer('dense');
  await hand.showDock('problems');
  expect(await page.locator('#dock-panel').innerText()).toContain('全连接“dense” 没有通向损失，不会被训练');
  await page.keyboard.press('Control+z');
  expect(await page.getByTestId('dock-problems').innerText()).toBe('问题');
  await hand.enter('epochs', 'many');
  expect(await page.getByText('应为至少为 1 的整数').count()).toBeGreaterThan(0);
  await hand.enter('epochs', '1');
  await page.getByTestId('train').click();
  await hand.untilCurveHas(30);
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('已完成');
  await hand.showDock('log');
  expect(await page.getByTestId('log').innerText()).toContain('第 1 轮，共 1 轮：损失');
  expect(complaints).toEqual([]);
});

test('an error is told in Chinese: what was expected, what came, what to do', LONG, async (context) => {
  const { page } = await launchApp(context, { locale: 'zh-CN' });
  const hand = new Hand(page);
  await page.getByTestId('node-loss').waitFor();
  await hand.dropFile('notes.json', 'no graph at all');
  const notice = page.getByRole('alert').filter({ hasText: 'notes.json' });
  await notice.waitFor();
  expect(await notice.innerText()).toContain('不是有效的 JSON');
});

test('no view has English left in a Chinese window', LONG, async (context) => {
  const { page } = await launchApp(context, { locale: 'zh-CN' });
  await page.getByTestId('node-loss').waitFor();
  const left = new Set<string>();
  const look = async (view: string) => {
    await page.waitForTimeout(500);
    for (const text of await page.evaluate(readWindow)) {
      if (/[A-Za-z]{2,}/.test(text.replaceAll(FILES, '').replaceAll(NAMES, ''))) left.add(`${view}: ${text}`);
    }
  };
  await look('design');
  for (const tab of ['gradients', 'problems', 'log', 'curves']) {
    await new Hand(page).showDock(tab);
    await look(tab);
  }
  for (const room of ['data', 'runs', 'learn', 'design']) {
    await page.getByTestId(`room-${room}`).click();
    await look(room);
  }
  for (const [view, keys] of [
    ['settings', 'Control+,'],
    ['shortcuts', 'Shift+?'],
  ] as const) {
    await page.keyboard.press(keys);
    await look(view);
    await page.keyboard.press('Escape');
  }
  expect([...left]).toEqual([]);
});

/** Every text of the page that a person sees or hears; formulas and source code are none. */
function readWindow(): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (textContent && !parentElement?.closest('.katex, script, style, noscript, code, [data-testid^="example-"]'))
      texts.push(textContent.trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
  }
  return texts;
}
