import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { menuTemplate } from './menu.ts';
import { textsIn } from './shellTexts.ts';

const labels = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.flatMap(({ label, submenu }) => [...(label ? [label] : []), ...(Array.isArray(submenu) ? labels(submenu) : [])]);

describe.each(['darwin', 'linux', 'win32'] as const)('the menu on %s', (platform) => {
  test('labels all of its items', () => {
    const unnamed = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
      items.flatMap((item) => [
        ...(item.type !== 'separator' && item.role !== 'appMenu' && !item.label ? [item] : []),
        ...(Array.isArray(item.submenu) ? unnamed(item.submenu) : []),
      ]);
    expect(unnamed(menuTemplate(platform, textsIn('en'), () => {}))).toEqual([]);
  });

  test('is entirely Chinese in Chinese', () => {
    const left = labels(menuTemplate(platform, textsIn('zh'), () => {})).map((label) => label.replace('Backwire', ''));
    expect(left.filter((label) => /[A-Za-z]{2,}/.test(label))).toEqual([]);
    expect(left).toContain('放大');
  });
});

test('only macOS has menus for the app, for editing and for windows', () => {
  expect(menuTemplate('darwin', textsIn('en'), () => {})).toHaveLength(5);
  expect(menuTemplate('linux', textsIn('en'), () => {})).toHaveLength(3);
});

test.each(['darwin', 'linux', 'win32'] as const)("About opens the window's dialog: %s", (platform) => {
  const showAbout = vi.fn();
  const items = menuTemplate(platform, textsIn('en'), showAbout).flatMap(
    ({ submenu }) => submenu as MenuItemConstructorOptions[],
  );
  const [about] = items.filter(({ label }) => label === 'About Backwire');
  (about.click as () => void)();
  expect(showAbout).toHaveBeenCalledOnce();
});
