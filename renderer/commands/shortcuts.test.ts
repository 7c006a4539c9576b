import { expect, test } from 'vitest';
import { describeShortcut, type KeyPress, matchesShortcut } from './shortcuts.ts';

const press = (key: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]): KeyPress => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

test('a shortcut is met by its keys and by no more', () => {
  expect(matchesShortcut(press('z', 'ctrl'), 'Mod+Z')).toBe(true);
  expect(matchesShortcut(press('z', 'meta'), 'Mod+Z')).toBe(true);
  expect(matchesShortcut(press('Z', 'ctrl', 'shift'), 'Mod+Z')).toBe(false);
  expect(matchesShortcut(press('Z', 'ctrl', 'shift'), 'Mod+Shift+Z')).toBe(true);
  expect(matchesShortcut(press('z'), 'Mod+Z')).toBe(false);
  expect(matchesShortcut(press('Enter', 'ctrl', 'alt'), 'Mod+Enter')).toBe(false);
});

test('a sign is the same wherever the keyboard keeps it', () => {
  expect(matchesShortcut(press('?', 'shift'), '?')).toBe(true);
  expect(matchesShortcut(press('?'), '?')).toBe(true);
  expect(matchesShortcut(press('.'), '.')).toBe(true);
  expect(matchesShortcut(press('+', 'shift'), '+')).toBe(true);
});

test('shortcuts are written as on the keyboard', () => {
  expect(describeShortcut('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(describeShortcut('Mod+K', true)).toEqual(['⌘', 'K']);
  expect(describeShortcut('ArrowUp', false)).toEqual(['↑']);
  expect(describeShortcut('+', false)).toEqual(['+']);
  expect(describeShortcut('Mod++', false)).toEqual(['Ctrl', '+']);
});
