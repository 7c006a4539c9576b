import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { LONG, User } from './user.ts';

test(
  "a run's page says what is wrong, in both languages, and its fix is tried in a copy and applied with undo",
  LONG,
  async (context) => {
    const { page, complaints } = await launchApp(context);
    const user = new User(page);
    await page.getByTestId('node-loss').waitFor();
    await user.openExample('iris', 'scores');
    await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await user.enter('learningRate', '0.0000001');
    await user.enter('epochs', '5');
    await page.getByTestId('train').click();
    await user.untilCurveHas(35);
    await page.getByTestId('room-runs').click();
    const finding = page.getByTestId('diagnosis').locator('[data-code="learningRateTooLow"]');
    await finding.waitFor();
    expect(await finding.innerText()).toContain('Learning rate too low');
    expect(await finding.innerText()).toContain('% of the initial loss is left');
    await page.getByTestId('toggle-language').click();
    await expect.poll(() => finding.innerText()).toContain('学习率过低');
    await page.getByTestId('toggle-language').click();
    await finding.getByRole('button', { name: 'Learn more' }).click();
    const reference = page.getByTestId('page-learningRateTooLow');
    await expect.poll(() => reference.getByRole('heading').allInnerTexts()).toContain('Usual causes');
    expect(await reference.locator('.katex').count()).toBeGreaterThan(0);
    await page.getByTestId('room-runs').click();

    const fix = finding.getByTestId('diagnosis-fix').first();
    await fix.getByRole('button', { name: 'Try in a copy' }).click();
    await expect.poll(() => page.getByRole('tab', { name: /Iris: Set the learning rate/ }).count()).toBe(1);
    await page.getByTestId('room-runs').click();
    await expect
      .poll(() =>
        page
          .getByTestId('runs-room')
          .getByText(/^Iris: Set the learning rate/)
          .count(),
      )
      .toBeGreaterThan(0);
    await page.getByTestId('runs-room').getByText('Run 1', { exact: true }).click();
    await fix.getByRole('button', { name: 'Apply' }).click();
    await page.getByTestId('node-loss').waitFor();
    await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    const rate = () => page.getByTestId('field-learningRate').inputValue();
    await expect.poll(rate).not.toBe('0.0000001');
    await page.keyboard.press('Control+z');
    await expect.poll(rate).toBe('1e-7');
    expect(complaints).toEqual([]);
  },
);

test('while a run trains, a mark tells what is found in it, and leads there', LONG, async (context) => {
  const { page, complaints } = await launchApp(context);
  const user = new User(page);
  await page.getByTestId('node-loss').waitFor();
  await user.openExample('iris', 'scores');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('learningRate', '30');
  await user.enter('epochs', '1000000');
  await page.getByTestId('train').click();
  const mark = page.getByTestId('diagnosis-mark');
  await mark.waitFor();
  expect(await mark.getAttribute('aria-label')).toContain('Learning rate too high');
  await mark.click();
  await page.getByTestId('diagnosis').locator('[data-code="learningRateTooHigh"]').waitFor();
  expect(
    await page
      .getByTestId('runs-room')
      .getByRole('img', { name: /^1 finding: Learning rate too high/ })
      .count(),
  ).toBe(1);
  expect(complaints).toEqual([]);
});
