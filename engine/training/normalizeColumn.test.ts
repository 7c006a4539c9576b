import { expect, test } from 'vitest';
import { normalizeColumn } from './normalizeColumn.ts';

type RawColumn = Parameters<typeof normalizeColumn>[0];

const column = (data: RawColumn['data'], shape: readonly number[]): RawColumn => ({ name: 'x', shape, data });
const rows = (...numbers: number[]) => column(Float64Array.from(numbers), [2]);
const train = Uint32Array.of(0, 1, 2);

/** The values that the engine puts into a batch. */
function normalized({ data, normalization }: ReturnType<typeof normalizeColumn>): number[] {
  if (!normalization) return [...data];
  const { offset, scale } = normalization;
  return Array.from(data, (value, index) => (value - offset[index % offset.length]) * scale[index % scale.length]);
}

test('none leaves the values unchanged', () => {
  expect(normalizeColumn(rows(1, 2), train, 'none')).not.toHaveProperty('normalization');
});

test('unit maps each feature of the training split to 0…1; other samples may lie outside', () => {
  const result = normalizeColumn(rows(1, 10, 2, 30, 3, 20, 5, 0), train, 'unit');
  expect(normalized(result)).toEqual([0, 0, 0.5, 1, 1, 0.5, 2, -0.5]);
  expect(result.data).toEqual(Float64Array.of(1, 10, 2, 30, 3, 20, 5, 0));
});

test('standard gives each feature of the training split mean 0 and deviation 1', () => {
  const values = normalized(normalizeColumn(rows(1, 1e9 + 1, 2, 1e9 + 3, 6, 1e9 + 8, 100, 0), train, 'standard'));
  for (const feature of [0, 1]) {
    const training = [values[feature], values[2 + feature], values[4 + feature]];
    expect(training.reduce((sum, value) => sum + value, 0) / 3).toBeCloseTo(0, 9);
    expect(training.reduce((sum, value) => sum + value ** 2, 0) / 3).toBeCloseTo(1, 9);
  }
});

test.each(['unit', 'standard'] as const)('a constant training feature becomes 0 under %s, not NaN', (normalize) => {
  const result = normalizeColumn(rows(0.1, 5, 0.1, 6, 0.1, 7, 0.3, 8), train, normalize);
  const values = normalized(result);
  expect([values[2], values[4]]).toEqual([values[0], values[0]]);
  expect(values[0]).toBeCloseTo(0, 12);
  expect(values[6]).toBeCloseTo(0.2, 12);
});

test('bytes under unit are divided by 255, whatever the training split holds', () => {
  const { normalization } = normalizeColumn(column(Uint8Array.of(10, 20, 30, 40), [1, 1]), train, 'unit');
  expect(normalization).toEqual({ offset: Float64Array.of(0), scale: Float64Array.of(1 / 255) });
});

test('the pixels of an image share one mean and one deviation, and one range', () => {
  for (const data of [Uint8Array.of(0, 2, 4, 6), Float64Array.of(0, 2, 4, 6)]) {
    const { normalization } = normalizeColumn(column(data, [2, 1]), Uint32Array.of(0, 1), 'standard');
    expect(normalization).toEqual({ offset: Float64Array.of(3), scale: Float64Array.of(1 / Math.sqrt(5)) });
  }
  const { normalization } = normalizeColumn(column(Float64Array.of(-2, 2, 4, 6), [2, 1]), Uint32Array.of(0, 1), 'unit');
  expect(normalization).toEqual({ offset: Float64Array.of(-2), scale: Float64Array.of(1 / 8) });
});
