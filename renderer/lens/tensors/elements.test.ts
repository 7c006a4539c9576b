import { expect, test, vi } from 'vitest';
import type { TensorPart } from '#app/contract/index.ts';
import { Elements, type LoadRange, rangesOf } from './elements.ts';
import { encodeElements, tensorOf } from './testing/tensors.ts';

test('elements are decoded bit for bit, with those that are not finite', () => {
  const values = [0.1, -0, 1e-320, Number.MAX_VALUE, Number.NaN, Infinity, -Infinity];
  const elements = new Elements(tensorOf('h.out', [values.length], values));
  expect(values.map((_value, at) => elements.at(at))).toEqual(values);
});

test('a small tensor has its elements at hand', async () => {
  const elements = new Elements(tensorOf('h.out', [2, 2], [3, Number.NaN, -5, 7]));
  expect(elements.at(2)).toBe(-5);
  expect(elements.has([0, 3])).toBe(true);
  expect(await elements.find('largest', { from: 0, to: 4 })).toBe(3);
  expect(await elements.find('smallest', { from: 0, to: 4 })).toBe(2);
  expect(await elements.find('nonFinite', { from: 0, to: 4 })).toBe(1);
});

/** 200 000 elements, of which each is its own offset, but for a few. */
function large(others: Readonly<Record<number, number>> = {}) {
  const { data: _, ...tensor } = tensorOf('w.weight', [200, 1000], []);
  const load = vi.fn<LoadRange>(async ({ from, count }) => {
    const values = Array.from({ length: count }, (_value, at) => others[from + at] ?? from + at);
    return { ...tensor, from, data: encodeElements(values) } satisfies TensorPart;
  });
  return { elements: new Elements(tensor, load), load };
}

test('a large tensor loads the chunks it needs, once', async () => {
  const { elements, load } = large();
  expect(elements.at(70_000)).toBeUndefined();
  await elements.need([70_000, 70_001, 199_999]);
  expect(load.mock.calls.map(([range]) => range)).toEqual([
    { from: 65_536, count: 8192 },
    { from: 196_608, count: 3392 },
  ]);
  expect(elements.at(70_000)).toBe(70_000);
  expect(elements.at(199_999)).toBe(199_999);
  await elements.need([70_000]);
  expect(load).toHaveBeenCalledTimes(2);
});

test('chunks beside each other are loaded together, as far as a message takes them', async () => {
  const { elements, load } = large();
  const offsets = [0, 3, 8192, 90_000, 90_112];
  await elements.need(offsets);
  const ranges = load.mock.calls.map(([range]) => range);
  expect(ranges).toEqual([
    { from: 0, count: 16_384 },
    { from: 81_920, count: 16_384 },
  ]);
  expect(rangesOf(offsets, 200_000)).toEqual(ranges);
  expect(offsets.map((offset) => elements.at(offset))).toEqual(offsets);
  await elements.need(Array.from({ length: 98_304 }, (_value, at) => at));
  expect(load.mock.calls.slice(2).map(([range]) => range)).toEqual([{ from: 16_384, count: 65_536 }]);
});

test('an extreme element is found across chunks, only within the span', async () => {
  const { elements } = large({ 5: 1e9, 150000: 9e8, 150001: Number.NaN, 66000: -3 });
  expect(await elements.find('largest', { from: 1000, to: 200_000 })).toBe(150_000);
  expect(await elements.find('smallest', { from: 1000, to: 200_000 })).toBe(66_000);
  expect(await elements.find('nonFinite', { from: 0, to: 200_000 })).toBe(150_001);
  expect(await elements.find('nonFinite', { from: 0, to: 1000 })).toBeUndefined();
});
