import { expect, test } from 'vitest';
import { chordOf, type KeyPress, matchesChord } from './chord.ts';

const press = (key: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

test('a chord matches exactly its keys', () => {
  expect(matchesChord(press('z', 'ctrl'), 'Mod+Z')).toBe(true);
  expect(matchesChord(press('z', 'meta'), 'Mod+Z')).toBe(true);
  expect(matchesChord(press('Z', 'ctrl', 'shift'), 'Mod+Z')).toBe(false);
  expect(matchesChord(press('Z', 'ctrl', 'shift'), 'Mod+Shift+Z')).toBe(true);
  expect(matchesChord(press('z'), 'Mod+Z')).toBe(false);
  expect(matchesChord(press('Enter', 'ctrl', 'alt'), 'Mod+Enter')).toBe(false);
});

test('a symbol key matches on every keyboard layout', () => {
  expect(matchesChord(press('?', 'shift'), '?')).toBe(true);
  expect(matchesChord(press('?'), '?')).toBe(true);
  expect(matchesChord(press('.'), '.')).toBe(true);
  expect(matchesChord(press('+', 'shift'), '+')).toBe(true);
});

test('with Alt, the physical key counts: macOS produces another letter', () => {
  const alt: KeyPress = { ...press('ß', 'alt'), code: 'KeyS' };
  expect(matchesChord(alt, 'Alt+S')).toBe(true);
  expect(chordOf(alt)).toBe('Alt+S');
});

test('a key press is written as the chord that it matches', () => {
  expect(chordOf(press('z', 'ctrl', 'shift'))).toBe('Mod+Shift+Z');
  expect(chordOf(press('?', 'shift'))).toBe('?');
  expect(chordOf(press('F2'))).toBe('F2');
  expect(chordOf(press(' '))).toBe('Space');
  expect(chordOf(press('Shift', 'shift'))).toBeUndefined();
});
