import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, SaveDialogReturnValue } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDesktopHost } from './desktopHost.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

function open(answer: SaveDialogReturnValue) {
  const showSaveDialog = vi.fn(async () => answer);
  const setProgressBar = vi.fn();
  const speak = vi.fn();
  const printToPDF = vi.fn(async () => Buffer.from('%PDF-1.4'));
  const window = { setProgressBar, webContents: { printToPDF } } as unknown as BrowserWindow;
  const host = createDesktopHost({ app: { getPath: () => folder }, dialog: { showSaveDialog }, window: () => window, speak });
  return { host, showSaveDialog, setProgressBar, printToPDF, window, speak };
}

test('a file is saved where the user chooses, and the next dialog starts there', async () => {
  const path = join(folder, 'weights.json');
  const { host, showSaveDialog, window } = open({ canceled: false, filePath: path });
  expect(await host.saveFile('suggested.json', (given) => writeFile(given, '{}'))).toEqual({ kind: 'saved', path, bytes: 2 });
  expect(await readFile(path, 'utf8')).toBe('{}');
  expect(showSaveDialog).toHaveBeenCalledWith(window, { defaultPath: join(folder, 'suggested.json') });
});

test('a canceled dialog writes nothing', async () => {
  const { host } = open({ canceled: true, filePath: '' });
  const write = vi.fn();
  expect(await host.saveFile('suggested.json', write)).toEqual({ kind: 'canceled' });
  expect(write).not.toHaveBeenCalled();
});

test('what the window prints becomes a PDF, on the paper that its styles ask for', async () => {
  const { host, printToPDF } = open({ canceled: true, filePath: '' });
  expect(String(await host.printPdf?.())).toBe('%PDF-1.4');
  expect(printToPDF).toHaveBeenCalledWith({ printBackground: true, preferCSSPageSize: true });
});

test('progress shows on the taskbar and disappears', () => {
  const { host, setProgressBar } = open({ canceled: true, filePath: '' });
  host.showProgress(0.5);
  expect(setProgressBar).toHaveBeenLastCalledWith(0.5);
  host.showProgress(null);
  expect(setProgressBar).toHaveBeenLastCalledWith(-1);
});

test('menus follow the language of the window', () => {
  const { host, speak } = open({ canceled: true, filePath: '' });
  host.useLanguage('zh');
  expect(speak).toHaveBeenCalledWith('zh');
});
