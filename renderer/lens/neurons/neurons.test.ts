import { describe, expect, test } from 'vitest';
import { neuronFormula } from './neuronFormula.ts';
import { largestOf } from './neuronLayer.ts';
import { centerOf, moveNeuron, windowAround } from './neuronLayout.ts';
import { plainSymbol } from './plainSymbol.ts';

describe('a window on a layer', () => {
  test('is the whole layer if it fits', () => {
    expect(windowAround(3, 2, 400)).toMatchObject({ from: 0, count: 3, total: 3 });
    expect(windowAround(16, 15, 1200)).toMatchObject({ from: 0, count: 16 });
  });

  test('is a page of it around a neuron, and the last one is shorter', () => {
    expect(windowAround(784, 17, 1200)).toMatchObject({ from: 16, count: 16, total: 784 });
    expect(windowAround(20, 19, 1200)).toMatchObject({ from: 16, count: 4 });
    expect(windowAround(128, 10, 440)).toMatchObject({ from: 8, count: 8 });
  });

  test('is centered, and its neurons are evenly spaced within the width', () => {
    const window = windowAround(8, 0, 440);
    const centers = Array.from({ length: 8 }, (_, index) => centerOf(window, index, 440));
    expect((centers[0] + centers[7]) / 2).toBe(220);
    expect(new Set(centers.slice(1).map((center, at) => Math.round(center - centers[at]))).size).toBe(1);
    expect(centers[0]).toBeGreaterThan(17);
    expect(centers[7]).toBeLessThan(440 - 17);
  });
});

test('arrows move along a layer and between layers, and stop at the ends', () => {
  const totals = { below: 3, above: 20 };
  const move = (level: 'below' | 'above', index: number, key: string) => moveNeuron({ level, index }, key, totals, 16);
  expect(move('above', 4, 'ArrowRight')).toEqual({ level: 'above', index: 5 });
  expect(move('above', 0, 'ArrowLeft')).toBeUndefined();
  expect(move('above', 4, 'ArrowDown')).toEqual({ level: 'below', index: 2 });
  expect(move('below', 1, 'ArrowDown')).toBeUndefined();
  expect(move('above', 4, 'PageDown')).toEqual({ level: 'above', index: 19 });
  expect(move('above', 4, 'End')).toEqual({ level: 'above', index: 19 });
  expect(move('above', 4, 'x')).toBeUndefined();
});

const layers = {
  below: { name: 'input', symbol: 'a^{1}', values: [1], gradientSymbol: '\\delta^{1}', slopeSymbol: "f'(z^{1})" },
  above: { name: 'hidden', symbol: 'z^{2}', values: [1], gradientSymbol: '\\delta^{2}' },
  weightSymbol: 'W^{1}',
  biasSymbol: 'b^{1}',
};

describe('the formula of a neuron is that of the derivation', () => {
  test('forward, a sum over the layer below', () => {
    expect(neuronFormula({ ...layers, phase: 'forward' }, { level: 'above', index: 3 })).toBe(
      'z^{2}_{3} = \\sum_i W^{1}_{3,i}\\, a^{1}_{i} + b^{1}_{3}',
    );
  });

  test('backward, a sum over the layer above', () => {
    expect(neuronFormula({ ...layers, phase: 'backward' }, { level: 'below', index: 3 })).toBe(
      "\\delta^{1}_{3} = f'(z^{1}_{3}) \\sum_j \\delta^{2}_{j}\\, W^{1}_{j,3}",
    );
  });

  test('and none where the sum is of another layer', () => {
    expect(neuronFormula({ ...layers, phase: 'forward' }, { level: 'below', index: 0 })).toBeUndefined();
    expect(neuronFormula({ ...layers, phase: 'backward' }, { level: 'above', index: 0 })).toBeUndefined();
  });
});

test('symbols are text with scripts', () => {
  expect(plainSymbol('z^{2}', '3')).toEqual({ prefix: '', letter: 'z', superscript: '2', subscript: '3' });
  expect(plainSymbol('\\delta^{2}', '3')).toMatchObject({ letter: 'δ', superscript: '2', subscript: '3' });
  expect(plainSymbol('\\frac{\\partial J}{\\partial a^{1}}', '0')).toEqual({
    prefix: '∂J/∂',
    letter: 'a',
    superscript: '1',
    subscript: '0',
  });
  expect(plainSymbol('x', '')).toEqual({ prefix: '', letter: 'x', superscript: '', subscript: '' });
});

test('the largest magnitude ignores what is not finite', () => {
  expect(largestOf([1, -3, Number.NaN], [Infinity, 2])).toBe(3);
  expect(largestOf([])).toBe(0);
});
