import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LONG, shareWindow, User } from './user.ts';

const TIPS = {
  en: {
    label: 'Learning rate',
    field: 'The step size, η.',
    word: 'Sums the gradients',
    status: 'floating-point operations per sample',
    loss: 'How wrong',
  },
  'zh-CN': { label: '学习率', field: '步长', word: '梯度累积', status: '次浮点运算', loss: '错得有多远' },
} as const;

const open = shareWindow();

const tipOf = (page: Page) => page.getByTestId('term-tip');

/** A control's accessible description. */
function description(page: Page, field: string): Promise<string> {
  return page.getByTestId(`field-${field}`).evaluate((control) =>
    (control.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

test.for(['en', 'zh-CN'] as const)(
  'a term is explained with its formula on hover and on focus, and links to its page: %s',
  LONG,
  async (language, context) => {
    const said = TIPS[language];
    const { page, complaints } = await open(context, 'mnist-mlp', { language });
    const tip = tipOf(page);

    // A field: hover its label; its help is its description as well.
    const field = page.getByTestId('field-learningRate');
    await page
      .locator('label', { has: page.locator(`text=${said.label}`) })
      .first()
      .hover();
    await tip.waitFor();
    expect(await tip.innerText()).toContain(said.field);
    expect(await tip.locator('.katex').count()).toBe(1);
    expect(await tip.locator('.katex-error').count()).toBe(0);
    expect(await description(page, 'learningRate')).toContain(said.field);
    await page.mouse.move(600, 300);
    await tip.waitFor({ state: 'detached' });

    // Focus in the field; Escape closes the tooltip, as does typing.
    await page.getByTestId('field-optimizer').focus();
    await tip.waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => tip.innerText()).toContain(said.field);
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
    await field.blur();
    await field.focus();
    await tip.waitFor();
    await field.press('End');
    await tip.waitFor({ state: 'detached' });

    // A term elsewhere in the window.
    await page.getByTestId('flops').focus();
    await tip.waitFor();
    expect(await tip.innerText()).toContain(said.status);
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
    await page.getByTestId('flops').hover();
    await tip.waitFor();
    // The pointer may move onto the tooltip, and follow its link.
    await tip.locator('button').click();
    await page.getByTestId('term-flop').waitFor();
    expect(await page.getByTestId('term-flop').getAttribute('aria-current')).toBe('true');
    await expect.poll(() => page.getByTestId('page-terms').locator('.katex-error').count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);

test('F1 in a field opens the page of its term; terms are searched there and in the reference', LONG, async (context) => {
  const { page, complaints } = await open(context);
  await page.getByTestId('node-hidden1').click();
  await page.getByTestId('field-units').focus();
  await page.keyboard.press('F1');
  await page.getByTestId('term-units').waitFor();
  await page.getByTestId('terms-search').fill('memorizes');
  await expect.poll(() => page.getByTestId('page-terms').locator('dt').allInnerTexts()).toEqual(['Overfitting']);
  await page.getByTestId('learn-search').fill('debiased bias beginning');
  await page.getByTestId('learn-search').fill('raw curve');
  await page.getByTestId('learn-term-smoothing').click();
  await page.getByTestId('term-smoothing').waitFor();
  expect(await page.getByTestId('terms-search').inputValue()).toBe('');
  expect(complaints).toEqual([]);
});

test('words on charts and in the table of runs are terms too', LONG, async (context) => {
  const { page, complaints, user } = await open(context, 'iris');
  await user.enter('epochs', '1');
  await page.getByTestId('train').click();
  await user.showDock('curves');
  await user.untilCurveHas(5);
  await page.getByTestId('chart-loss').locator('[data-term="loss"]').focus();
  await tipOf(page).waitFor();
  expect(await tipOf(page).innerText()).toContain(TIPS.en.loss);
  await page.getByTestId('room-runs').click();
  await page.locator('th [data-term="epoch"]').hover();
  await expect.poll(() => tipOf(page).innerText()).toContain('all training samples');
  expect(complaints).toEqual([]);
});

test('nodes show their operations when zoomed in enough, unless switched off', LONG, async (context) => {
  const { page, complaints } = await open(context);
  const user = new User(page);
  await page.getByTestId('node-hidden1').click();
  const operations = page.getByTestId('operations-hidden1');
  await expect.poll(() => operations.innerText()).toBe('201 kFLOP');
  await user.enter('units', '256');
  await expect.poll(() => operations.innerText()).toBe('402 kFLOP');
  // A node that only holds data has no operations.
  expect(await page.getByTestId('operations-y').count()).toBe(0);
  // Hidden when zoomed out.
  await page.getByTestId('canvas').hover();
  for (let times = 0; times < 4; times++) await page.mouse.wheel(0, 300);
  await operations.waitFor({ state: 'detached' });
  await page.getByTestId('node-hidden1').click();
  await page.keyboard.press('Home');
  await operations.waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Canvas', exact: true }).click();
  await page.getByRole('radiogroup', { name: 'Operation counts on nodes' }).getByText('Under the pointer').click();
  await page.keyboard.press('Escape');
  await operations.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});
