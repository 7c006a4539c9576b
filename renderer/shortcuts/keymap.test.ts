import { expect, test } from 'vitest';
import { assignKeys, collides, findConflicts, keysOf, resetKeys } from './keymap.ts';

const commands = {
  duplicate: { keys: ['Mod+D'] },
  redo: { keys: ['Mod+Y', 'Mod+Shift+Z'] },
  selectUpstream: { keys: ['Alt+S U'] },
  copy: { keys: ['Mod+C'], isNative: true },
};

test('a command has its default keys until the user chooses others', () => {
  expect(keysOf('redo', commands.redo, {})).toEqual(['Mod+Y', 'Mod+Shift+Z']);
  expect(keysOf('redo', commands.redo, { redo: ['Mod+R'] })).toEqual(['Mod+R']);
  expect(keysOf('redo', commands.redo, { redo: [] })).toEqual([]);
});

test('clipboard keys are fixed: the browser has its own event for them', () => {
  expect(keysOf('copy', commands.copy, { copy: ['X'] })).toEqual(['Mod+C']);
});

test('shortcuts collide if one equals or begins with the other', () => {
  expect(collides('Mod+D', 'mod+d')).toBe(true);
  expect(collides('Alt+S', 'Alt+S U')).toBe(true);
  expect(collides('Alt+S D', 'Alt+S U')).toBe(false);
});

test('a chosen shortcut is removed from its previous command only', () => {
  expect(findConflicts('Mod+Y', 'duplicate', commands, {})).toEqual(['redo']);
  const own = assignKeys('Mod+Y', 'duplicate', commands, {});
  expect(own).toEqual({ redo: ['Mod+Shift+Z'], duplicate: ['Mod+Y'] });
  expect(resetKeys('duplicate', own)).toEqual({ redo: ['Mod+Shift+Z'] });
});
