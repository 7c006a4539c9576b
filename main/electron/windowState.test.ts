import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeWindow, readWindowState, rememberWindow, type WindowState } from './windowState.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const STATE: WindowState = { x: 100, y: 50, width: 1200, height: 800, maximized: false };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('at the first start the window has a size and the system chooses the position', () => {
  expect(placeWindow(null, [SCREEN])).toEqual({ width: 1440, height: 900 });
});

test('the window opens at its last position', () => {
  expect(placeWindow(STATE, [SCREEN])).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
});

test('it keeps only its size, if its screen is gone', () => {
  expect(placeWindow({ ...STATE, x: 2000 }, [SCREEN])).toEqual({ width: 1200, height: 800 });
  expect(placeWindow({ ...STATE, x: 1850 }, [SCREEN])).toEqual({ width: 1200, height: 800 });
});

test('the state stored on closing is read at the next start', () => {
  const file = join(folder, 'new', 'window.json');
  let close: () => void = () => {};
  const window = {
    on: (_event: string, listener: () => void) => {
      close = listener;
    },
    getNormalBounds: () => ({ x: 1, y: 2, width: 900, height: 700 }),
    isMaximized: () => true,
  };
  rememberWindow(window as unknown as BrowserWindow, file);
  close();
  expect(readWindowState(file)).toEqual({ x: 1, y: 2, width: 900, height: 700, maximized: true });
});

test.each(['', '{', '[]', '{"x":1}', '{"x":0,"y":0,"width":-5,"height":1e9,"maximized":false}'])(
  'a file with %s is ignored',
  async (text) => {
    const file = join(folder, 'window.json');
    await writeFile(file, text);
    expect(readWindowState(file)).toBeNull();
  },
);
