import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();
const PATIENT = { timeout: 30_000 };

/** Rows as a spreadsheet copies them. */
const CELLS = Array.from({ length: 160 }, (_, row) => `${row}\t${(Math.sin(row / 3) + 2).toFixed(3)}`).join('\r\n');
const SHEET = `step\tlevel\r\n${CELLS}`;

/** Pastes a text where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('rows of a spreadsheet are pasted on the data page, and become windows of a time series', LONG, async (context) => {
  const { page, complaints } = await open(context);
  await page.getByTestId('room-data').click();
  await page.getByTestId('data-room').waitFor();
  await paste(page, SHEET);
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('columns').waitFor(PATIENT);
  expect(await dialog.getByLabel('File path').inputValue()).toMatch(/pasted\.tsv$/);
  await dialog.getByRole('button', { name: 'File options' }).click();
  await dialog.getByTestId('field-window').fill('5');
  await dialog.getByTestId('field-window').press('Enter');
  await expect.poll(() => dialog.innerText(), PATIENT).toContain('5 × 2');
  await dialog.getByLabel('Role of step').selectOption('time');
  await expect.poll(() => dialog.innerText(), PATIENT).toContain('5 × 1');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.getByTestId('data-room').innerText(), PATIENT).toContain('5 × 1');
  expect(complaints).toEqual([]);
});

test('rows pasted in the dialog replace what it shows; other text goes into its field', LONG, async (context) => {
  const { page, complaints } = await open(context);
  await page.getByTestId('room-data').click();
  await paste(page, SHEET);
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('columns').waitFor(PATIENT);
  await dialog.getByLabel('File path').focus();
  await paste(page, SHEET.replace('level', 'height'));
  await expect.poll(() => dialog.getByTestId('column-height').count(), PATIENT).toBe(1);
  await paste(page, '/home/me/a.csv');
  expect(await dialog.getByTestId('column-height').count()).toBe(1);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

const PICTURE = readFileSync(join(import.meta.dirname, '../../app/datasets/testing/fixtures/pictures/rgb.png'));

/** Drops a folder with a folder of images for each class. */
async function dropFolder(page: Page, name: string, classes: readonly string[]): Promise<void> {
  await page.evaluate(
    ({ bytes, ...given }) => {
      const folder = (called: string, entries: readonly unknown[]) => ({
        ...{ name: called, isFile: false, isDirectory: true },
        createReader: () => {
          const lists = [entries, []];
          return { readEntries: (take: (some: unknown) => void) => take(lists.shift()) };
        },
      });
      const image = (called: string) => ({
        ...{ name: called, isFile: true, isDirectory: false },
        file: (take: (file: File) => void) => take(new File([Uint8Array.from(bytes)], called)),
      });
      const images = ['1.png', '2.png', '3.png', '4.png', '5.png'].map(image);
      const root = folder(
        given.name,
        given.classes.map((label) => folder(label, images)),
      );
      const dataTransfer = new DataTransfer();
      const item = dataTransfer.items.add(new File([], given.name));
      Object.defineProperty(DataTransferItem.prototype, 'webkitGetAsEntry', { value: () => root, configurable: true });
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      if (!item) throw new Error('nothing was dropped');
    },
    { name, classes, bytes: [...PICTURE] },
  );
}

test('a folder of images is dropped on the window', LONG, async (context) => {
  const { page, complaints } = await open(context);
  await dropFolder(page, 'flowers', ['iris', 'rose']);
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.innerText(), PATIENT).toContain('2 classes');
  expect(await dialog.getByLabel('Path of the folder or ZIP archive').inputValue()).toMatch(/flowers\.zip$/);
  expect(complaints).toEqual([]);
});
