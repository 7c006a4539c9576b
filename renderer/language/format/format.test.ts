import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatFlops,
  formatNumber,
  formatPercent,
  formatShape,
  formatShare,
  formatShort,
  humanize,
  parseShape,
} from './index.ts';

test('counts have thin separators', () => {
  expect(formatCount(109386)).toBe('109\u202f386');
  expect(formatCount(1234567)).toBe('1\u202f234\u202f567');
  expect(formatCount(999)).toBe('999');
});

test('large counts get a prefix and three digits', () => {
  expect(formatShort(9_999)).toBe('9\u202f999');
  expect(formatShort(109_386)).toBe('109k');
  expect(formatShort(12_345_678)).toBe('12.3M');
});

test('operations and memory get a prefix and three digits', () => {
  expect(formatFlops(812)).toBe('812 FLOP');
  expect(formatFlops(1_024)).toBe('1.02 kFLOP');
  expect(formatFlops(218_772)).toBe('219 kFLOP');
  expect(formatFlops(999_900)).toBe('1 MFLOP');
  expect(formatBytes(0)).toBe('0 B');
  expect(formatBytes(1_500_000)).toBe('1.5 MB');
  expect(formatBytes(3.2e13)).toBe('32 TB');
});

test('measured values have three significant digits', () => {
  expect(formatNumber(0.123456)).toBe('0.123');
  expect(formatNumber(2.3126)).toBe('2.31');
  expect(formatNumber(2.3126, 4)).toBe('2.313');
  expect(formatNumber(1234.56)).toBe('1235');
  expect(formatNumber(0.0000123)).toBe('1.23e−5');
  expect(formatNumber(-0.5)).toBe('−0.5');
  expect(formatNumber(0)).toBe('0');
});

test('non-finite values are named', () => {
  expect(formatNumber(Number.NaN)).toBe('NaN');
  expect(formatNumber(Number.NEGATIVE_INFINITY)).toBe('−∞');
  expect(formatNumber(null)).toBe('–');
});

test('shares are percentages', () => {
  expect(formatShare(0.9741)).toBe('97.4\u202f%');
  expect(formatShare(0.97)).toBe('97.0\u202f%');
  expect(formatShare(null)).toBe('–');
  expect(formatPercent(0.75)).toBe('75\u202f%');
});

test('only a bound that is reached is shown as one', () => {
  expect([1, 0.9997, 0.999996, 0.0003, 0].map((share) => formatShare(share))).toEqual(
    ['100', '99.97', '99.9996', '0.03', '0'].map((digits) => `${digits}\u202f%`),
  );
  // Marks of an axis, of which floating point would show the noise.
  expect([0.99975, 0.1 + 0.2, 1.05, -0.05].map(formatPercent)).toEqual(
    ['99.975', '30', '105', '−5'].map((digits) => `${digits}\u202f%`),
  );
});

test('durations have their two largest units', () => {
  expect(formatDuration(0.25)).toBe('250 ms');
  expect(formatDuration(4.26)).toBe('4.3 s');
  expect(formatDuration(59.7)).toBe('1 min 0 s');
  expect(formatDuration(200)).toBe('3 min 20 s');
  expect(formatDuration(7500)).toBe('2 h 5 min');
});

test('shapes are parsed in common notations', () => {
  for (const text of ['28, 28, 1', '[28, 28, 1]', '28×28×1', '28 28 1', '28x28x1']) expect(parseShape(text)).toEqual([28, 28, 1]);
  expect(parseShape('')).toEqual([]);
  expect(parseShape('784')).toEqual([784]);
  for (const text of ['28, 0', '1.5', 'wide', '-3']) expect(parseShape(text)).toBeUndefined();
  expect(formatShape([28, 28, 1])).toBe('28 × 28 × 1');
  expect(formatShape([])).toBe('scalar');
});

test('names become words', () => {
  expect(humanize('kernelInitializer')).toBe('Kernel initializer');
  expect(humanize('useBias')).toBe('Use bias');
  expect(humanize('beta1')).toBe('Beta 1');
});
