import { expect, test } from 'vitest';
import { createMemory, MemoryRefused, reserve } from './index.ts';

const PAGE = 65_536;

test('a memory grows to the reserved size, in whole pages', () => {
  const memory = createMemory(4 * PAGE);
  reserve(memory, 2 * PAGE + 1);
  expect(memory.buffer.byteLength).toBe(3 * PAGE);
  reserve(memory, PAGE);
  expect(memory.buffer.byteLength).toBe(3 * PAGE);
});

test('more than the maximum is rejected', () => {
  const memory = createMemory(4 * PAGE);
  expect(() => reserve(memory, 4 * PAGE + 1)).toThrow(new MemoryRefused(4 * PAGE + 1, undefined));
  expect(memory.buffer.byteLength).toBe(PAGE);
});
