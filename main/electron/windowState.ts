import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';

const size = z.number().int().min(100).max(20_000);
const position = z.number().int().min(-100_000).max(100_000);
const windowState = z.object({ x: position, y: position, width: size, height: size, maximized: z.boolean() });

/** Position of the window when last closed, in device-independent pixels. */
export type WindowState = z.infer<typeof windowState>;

/** Bounds of the new window: the last ones, if still on a screen. */
export type WindowBounds = Partial<Rectangle> & { readonly width: number; readonly height: number };

const FIRST_SIZE = { width: 1440, height: 900 };

/** At least this much of the window must be on a screen, so that it can be seen and dragged. */
const VISIBLE_PIXELS = 120;

/** Reads the stored state; null if missing or invalid. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowState.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** Chooses the window's position on the current screens. */
export function placeWindow(state: WindowState | null, screens: readonly Rectangle[]): WindowBounds {
  if (!state) return FIRST_SIZE;
  const { maximized: _, ...bounds } = state;
  return screens.some((screen) => isVisible(bounds, screen)) ? bounds : { width: bounds.width, height: bounds.height };
}

function isVisible(window: Rectangle, screen: Rectangle): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const height = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y);
  return width >= VISIBLE_PIXELS && height >= VISIBLE_PIXELS;
}

/** Stores the window state on close. Write errors are ignored. */
export function rememberWindow(window: Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized'>, file: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(state));
    } catch (error) {
      console.error(`The window position could not be saved: ${error instanceof Error ? error.message : error}`);
    }
  });
}
