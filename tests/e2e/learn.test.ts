import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LAYERS } from '#engine/layers/index.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, User } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

/** The values of a tensor on a layer's page. */
async function numbersOf(page: Page, name: string): Promise<number[]> {
  const cells = await page.getByTestId(`numbers-${name}`).locator('td').allInnerTexts();
  return cells.map((text) => Number(text.replace('−', '-')));
}

test('costs of a node and the graph are shown, and follow an edit', LONG, async (context) => {
  const { page, complaints } = await open(context);
  const user = new User(page);
  await page.getByTestId('node-hidden1').waitFor();
  await expect.poll(() => page.getByTestId('flops').innerText()).toBe('219 kFLOPs/sample');
  expect(await page.getByTestId('training-memory').innerText()).toMatch(/^Training memory: [\d.]+ MB$/);

  await page.getByTestId('node-hidden1').click();
  const costs = page.getByTestId('costs');
  await expect.poll(() => costs.innerText()).toContain('201 kFLOP');
  await user.enter('units', '256');
  await expect.poll(() => costs.innerText()).toContain('402 kFLOP');
  await expect.poll(() => page.getByTestId('flops').innerText()).not.toBe('219 kFLOPs/sample');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('flops').innerText()).toBe('219 kFLOPs/sample');

  // Several nodes at once.
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await page.keyboard.press('Control+a');
  await page.getByTestId('costs').getByText('219 kFLOP').waitFor();
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });

  await page.getByTestId('node-hidden1').getByTestId('shape-of-node').hover();
  await page.getByText('512 B of activations per sample').waitFor();
  expect(complaints).toEqual([]);
});

test("from a node to its layer's page, on to related ones, and back", LONG, async (context) => {
  const { page, complaints } = await open(context);
  await page.getByTestId('node-hidden1').click();
  await page.getByTestId('open-page').click();
  const dense = page.getByTestId('page-dense');
  await dense.waitFor();

  // Formulas, shapes, parameters and weights, all from the declaration.
  await expect.poll(() => dense.locator('.katex-display').count()).toBe(2);
  expect(await dense.getByTestId('shapes').innerText()).toContain('At least 1 dimension.');
  expect(await dense.getByTestId('parameters').innerText()).toContain('The number of neurons');
  expect(await dense.getByTestId('weights').innerText()).toContain('Glorot uniform');

  // The example can be followed by hand: z = a Wᵀ + b, and ∂J/∂a = δ W.
  const [a, weight, bias, z] = await Promise.all(['in', 'weight', 'bias', 'output'].map((name) => numbersOf(page, name)));
  [0, 1].forEach((j) => {
    const expected = a.reduce((sum, value, i) => sum + value * weight[3 * j + i], bias[j]);
    expect(z[j]).toBeCloseTo(expected, 2);
  });
  const [delta, back] = await Promise.all(['gradient-of-output', 'gradient-of-in'].map((name) => numbersOf(page, name)));
  back.forEach((value, i) => {
    expect(value).toBeCloseTo(delta[0] * weight[i] + delta[1] * weight[3 + i], 2);
  });

  await dense.getByRole('button', { name: 'Embedding' }).click();
  await page.getByTestId('page-embedding').waitFor();
  await page.getByTestId('page-back').click();
  await dense.waitFor();
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByTestId('page-embedding').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await dense.waitFor();
  expect(complaints).toEqual([]);
});

test('a key on the canvas and a button in the palette open pages too', LONG, async (context) => {
  const { page, complaints } = await open(context);
  await page.getByTestId('node-hidden1').click();
  await page.keyboard.press('F1');
  await page.getByTestId('page-dense').waitFor();
  await page.keyboard.press('Alt+1');
  await page.getByTestId('palette-relu').hover();
  await page.getByTestId('info-relu').click();
  await page.getByTestId('page-relu').waitFor();
  expect(complaints).toEqual([]);
});

test('a layer is found by keyboard, read, and added to the graph; undo removes it', LONG, async (context) => {
  const { page, complaints } = await open(context);
  await page.getByTestId('node-loss').waitFor();
  await new User(page).openPalette();
  await page.keyboard.type('Learn: GELU');
  await page.getByRole('button', { name: 'Learn: GELU' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('page-gelu').waitFor();
  await page.getByTestId('plot').waitFor();

  await page.getByTestId('learn-search').focus();
  await page.keyboard.type('sequence memory');
  await page.keyboard.press('Enter');
  await page.getByTestId('page-lstm').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('learn-lstm').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByTestId('page-gru').waitFor();

  await page.getByTestId('add-to-graph').press('Enter');
  await page.getByTestId('node-gru').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('node-gru').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('every layer has a complete page', LONG, async (context) => {
  const { page, complaints } = await open(context);
  await page.getByTestId('room-learn').click();
  await page.getByTestId('learn-notation').click();
  await page.getByTestId('page-notation').waitFor();
  for (const { type, inputs } of LAYERS) {
    await page.getByTestId(`learn-${type}`).dispatchEvent('click');
    const content = page.getByTestId(`page-${type}`);
    await content.waitFor();
    if (Object.keys(inputs).length > 0) await content.getByTestId('example-backward').waitFor();
    await expect.poll(() => content.locator('.katex-error').count(), { message: type }).toBe(0);
    expect(await content.innerText(), type).not.toMatch(/NaN|undefined|\[object/);
  }
  expect(complaints).toEqual([]);
});

test('axe finds no violation on the pages', LONG, async (context) => {
  const { page } = await open(context);
  await page.getByTestId('room-learn').click();
  for (const type of ['notation', 'dense', 'conv2d', 'gelu', 'crossEntropy', 'adam', 'cosine', 'globalNorm']) {
    await page.getByTestId(`learn-${type}`).click();
    await page.getByTestId(`page-${type}`).waitFor();
    await untilStill(page);
    // What is around the page is the same for each.
    expect(await violations(page, type === 'notation' ? 'html' : '#center'), type).toEqual([]);
  }
});

test('the view fits a small window: nothing overflows, wide formulas scroll in their box', LONG, async (context) => {
  const { page } = await open(context, 'mnist-mlp', { viewport: { width: 1024, height: 700 } });
  await page.getByTestId('room-learn').click();
  await page.getByLabel('Open left panel').click();
  for (const type of ['lstm', 'selfAttention', 'batchNorm', 'crossEntropy']) {
    await page.getByTestId(`learn-${type}`).click();
    const content = page.getByTestId(`page-${type}`);
    await content.getByTestId('example-backward').waitFor();
    const room = await page.getByTestId('learn-room').boundingBox();
    const box = await content.boundingBox();
    if (!room || !box) throw new Error('the page is not to be seen');
    expect(box.x + box.width).toBeLessThanOrEqual(room.x + room.width + 1);
    const ends = await content.locator('section, figure, table').evaluateAll((parts) => {
      const isInBox = (part: Element) => part.closest('[data-testid^="page-"]')?.contains(part.closest('[class*="scroll"]'));
      return parts.filter((part) => !isInBox(part)).map((part) => part.getBoundingClientRect().right);
    });
    expect(ends.length, type).toBeGreaterThan(0);
    expect(Math.max(...ends), type).toBeLessThanOrEqual(room.x + room.width + 1);
  }
});
