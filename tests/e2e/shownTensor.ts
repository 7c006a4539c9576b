import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** A number of a tensor as the page shows it. */
export interface ShownNumber {
  /** Within a sample. */
  readonly index: readonly number[];
  readonly text: string;
  /** With all its digits. */
  readonly full: string;
}

/**
 * All numbers in the cells of a tensor, and nothing of one that is drawn as pixels: the index that the page says while the pointer
 * is over the cell, its text and its title.
 */
export const numbersInCells = (tensor: Locator): Promise<ShownNumber[] | undefined> =>
  tensor.evaluate(async (figure) => {
    if (figure.querySelector('[data-testid="tensor-index"]')) return undefined;
    const readout = figure.querySelector('[data-testid="tensor-readout"]');
    const said = () => readout?.textContent ?? '';
    // A message comes before the next frame, a timer often after it.
    const { port1, port2 } = new MessageChannel();
    const nextMessage = () =>
      new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    const cells = [...figure.querySelectorAll<HTMLElement>('td[title]')];
    // Also of cells that are out of view, which are not drawn.
    const texts = cells.map((cell) => cell.textContent ?? '');
    const shown = [];
    for (const [at, cell] of cells.entries()) {
      const before = said();
      cell.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      while (said() === before) {
        if (!cell.isConnected) throw new Error('the tensor was drawn anew while it was read');
        await nextMessage();
      }
      const [, index] = /^\[([\d, ]*)\]/.exec(said()) ?? [];
      shown.push({ index: index ? index.split(', ').map(Number) : [], text: texts[at], full: cell.title });
    }
    return shown;
  });

/** The formula and the value that explain the last number in the cells of a tensor, once a formula is of these words. */
export const explainLastNumber = (tensor: Locator, words: string): Promise<{ formulas: string[]; value: string | undefined }> =>
  tensor.evaluate(async (figure, awaited) => {
    const textsOf = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((element) => element.textContent ?? '');
    const formulas = () => textsOf('[data-testid="explanation-formula"] figcaption');
    [...figure.querySelectorAll('td[title]')].at(-1)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const end = performance.now() + 15_000;
    while (!formulas().some((text) => text.includes(awaited)) && performance.now() < end)
      await new Promise(requestAnimationFrame);
    return { formulas: formulas(), value: textsOf('[data-testid="explanation-value"] b')[0] };
  }, words);

/** A number of a tensor that is drawn as pixels: that of the cursor, which goes to its index. */
export async function numberAtIndex(tensor: Locator, index: readonly number[]): Promise<ShownNumber> {
  const field = tensor.getByTestId('tensor-index');
  await field.fill(index.join(', '));
  await field.press('Enter');
  const readout = tensor.getByTestId('tensor-readout');
  await expect.poll(() => readout.innerText()).toContain(`[${index.join(', ')}]`);
  return { index, text: await readout.locator('b').innerText(), full: (await readout.innerText()).split(' ').at(-1) ?? '' };
}
