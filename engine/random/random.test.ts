import { expect, test } from 'vitest';
import { philox } from './philox.ts';
import { RandomStream } from './randomStream.ts';

/** Known answers published by the authors of Philox with Random123 (kat_vectors, philox4x32 10). */
test.each([
  { key: [0, 0], counter: [0, 0, 0, 0], words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    key: [0xffffffff, 0xffffffff],
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    key: [0xa4093822, 0x299f31d0],
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
])('philox gives the published words for key $key', ({ key, counter, words }) => {
  const out = new Uint32Array(4);
  philox(out, key[0], key[1], counter[0], counter[1], counter[2], counter[3]);
  expect([...out]).toEqual(words);
});

const draw = (random: RandomStream, count: number) => Array.from({ length: count }, () => random.uniform());

test('the same seed, stream and moment give the same numbers', () => {
  expect(draw(new RandomStream(7, 'h.weight', 3), 50)).toEqual(draw(new RandomStream(7, 'h.weight', 3), 50));
});

test('another seed, stream or moment gives others', () => {
  const numbers = draw(new RandomStream(7, 'h.weight', 3), 5);
  for (const other of [
    new RandomStream(8, 'h.weight', 3),
    new RandomStream(7, 'o.weight', 3),
    new RandomStream(7, 'h.weight', 4),
  ]) {
    expect(draw(other, 5)).not.toEqual(numbers);
  }
});

test('the upper word of a large seed counts', () => {
  expect(draw(new RandomStream(2 ** 40 + 1, 'a'), 5)).not.toEqual(draw(new RandomStream(1, 'a'), 5));
});

test('uniform numbers lie in [0, 1) with mean 1/2 and variance 1/12', () => {
  const numbers = draw(new RandomStream(1, 'uniform'), 20_000);
  const mean = numbers.reduce((a, b) => a + b) / numbers.length;
  const variance = numbers.reduce((a, b) => a + (b - mean) ** 2, 0) / numbers.length;
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(mean).toBeCloseTo(0.5, 2);
  expect(variance).toBeCloseTo(1 / 12, 2);
});

test('normal numbers have mean 0 and variance 1', () => {
  const random = new RandomStream(1, 'normal');
  const numbers = Array.from({ length: 20_000 }, () => random.normal());
  const mean = numbers.reduce((a, b) => a + b) / numbers.length;
  const variance = numbers.reduce((a, b) => a + (b - mean) ** 2, 0) / numbers.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.04);
});

test('a shuffle keeps every element and moves most', () => {
  const items = Uint32Array.from({ length: 1000 }, (_, index) => index);
  new RandomStream(5, 'shuffle').shuffle(items);
  expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  expect(items.filter((item, index) => item === index).length).toBeLessThan(10);
});
