import { expect, test } from 'vitest';
import { describeShortcut, shortcutText } from './shortcut.ts';

test('shortcuts are written as on the keyboard', () => {
  expect(describeShortcut('Mod+Shift+Z', false)).toEqual([['Ctrl', 'Shift', 'Z']]);
  expect(describeShortcut('Mod+K', true)).toEqual([['⌘', 'K']]);
  expect(describeShortcut('ArrowUp', false)).toEqual([['↑']]);
  expect(describeShortcut('+', false)).toEqual([['+']]);
  expect(describeShortcut('Mod++', false)).toEqual([['Ctrl', '+']]);
});

test('a sequence is written chord by chord', () => {
  expect(describeShortcut('Alt+S U', false)).toEqual([['Alt', 'S'], ['U']]);
  expect(shortcutText('Alt+S U', false)).toBe('Alt+S U');
  expect(shortcutText('Alt+S U', true)).toBe('⌥S U');
});
