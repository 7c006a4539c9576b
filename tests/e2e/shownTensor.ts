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

/** All numbers in the cells of a tensor: the index that the page says while the pointer is over the cell, its text and its title. */
export const numbersInCells = (tensor: Locator): Promise<ShownNumber[]> =>
  tensor.evaluate(async (figure) => {
    const readout = figure.querySelector('[data-testid="tensor-readout"]');
    const said = () => readout?.textContent ?? '';
    const shown = [];
    for (const cell of figure.querySelectorAll<HTMLElement>('td[title]')) {
      const before = said();
      cell.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      while (said() === before) await new Promise((resolve) => setTimeout(resolve));
      const [, index] = /^\[([\d, ]*)\]/.exec(said()) ?? [];
      shown.push({ index: index ? index.split(', ').map(Number) : [], text: cell.innerText, full: cell.title });
    }
    return shown;
  });

/** A number of a tensor that is drawn as pixels: that of the cursor, which goes to its index. */
export async function numberAtIndex(tensor: Locator, index: readonly number[]): Promise<ShownNumber> {
  const field = tensor.getByTestId('tensor-index');
  await field.fill(index.join(', '));
  await field.press('Enter');
  const readout = tensor.getByTestId('tensor-readout');
  await expect.poll(() => readout.innerText()).toContain(`[${index.join(', ')}]`);
  return { index, text: await readout.locator('b').innerText(), full: (await readout.innerText()).split(' ').at(-1) ?? '' };
}
