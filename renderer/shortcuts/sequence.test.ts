import { expect, test } from 'vitest';
import type { KeyPress } from './chord.ts';
import { createSequenceReader } from './sequence.ts';

const press = (key: string, altKey = false): KeyPress => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey,
});
const bindings = [
  { id: 'up', keys: 'Alt+S U' },
  { id: 'down', keys: 'Alt+S D' },
  { id: 'map', keys: 'M' },
];

test('a sequence matches its keys in order', () => {
  const reader = createSequenceReader<string>();
  expect(reader.read(press('s', true), bindings)).toEqual({ kind: 'begun', candidates: ['up', 'down'] });
  expect(reader.isPending).toBe(true);
  expect(reader.read(press('u'), bindings)).toEqual({ kind: 'complete', id: 'up' });
  expect(reader.isPending).toBe(false);
});

test('Alt may stay pressed', () => {
  const reader = createSequenceReader<string>();
  reader.read(press('s', true), bindings);
  expect(reader.read(press('d', true), bindings)).toEqual({ kind: 'complete', id: 'down' });
});

test('a key outside the sequence ends it without effect', () => {
  const reader = createSequenceReader<string>();
  reader.read(press('s', true), bindings);
  expect(reader.read(press('m'), bindings)).toEqual({ kind: 'nothing' });
  expect(reader.read(press('m'), bindings)).toEqual({ kind: 'complete', id: 'map' });
});

test('a begun sequence can be reset', () => {
  const reader = createSequenceReader<string>();
  reader.read(press('s', true), bindings);
  reader.reset();
  expect(reader.read(press('u'), bindings)).toEqual({ kind: 'nothing' });
});
