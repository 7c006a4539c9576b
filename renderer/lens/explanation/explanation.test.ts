import { describe, expect, test } from 'vitest';
import { tensorOf } from '../tensors/testing/tensors.ts';
import { copyText } from './copyText.ts';
import { elementSymbol } from './elementSymbol.ts';
import { breakableLine, formulaLines } from './formulaLines.ts';
import { orderTerms, sharesOf } from './orderTerms.ts';
import { passSymbols } from './passSymbols.ts';
import { brokenLoss, denseSum, hiddenDelta, weightGradient } from './testing/explanations.ts';
import { texNumber } from './texNumber.ts';
import { EMPTY_TRAIL, follow, hereOn, stepTo } from './trail.ts';

describe('a formula', () => {
  test('stands in symbols, with numbers, and with its result', () => {
    expect(formulaLines(weightGradient, false)).toEqual([
      weightGradient.latex,
      '= -0.19 \\cdot 0.8 + 0.031 \\cdot (-0.4)',
      '= -0.164',
    ]);
  });

  test('does not repeat the left side in the numbers', () => {
    const repeated = { ...denseSum, numbers: `z^{2}_{2} = ${denseSum.numbers}` };
    expect(formulaLines(repeated, false)).toEqual(formulaLines(denseSum, false));
  });

  test('has the exact float32 value of each term, which add up with the rest', () => {
    expect(formulaLines(hiddenDelta, true)[1]).toBe('= 0.012000000104308128 -0.0037499999161809683 + 0.0010000000474974513');
    expect(formulaLines(denseSum, true)[2]).toBe('= -1.899999976158142');
  });

  test('breaks between its factors, not within a power of ten or its parentheses, unless they are long', () => {
    expect(breakableLine('= 4.76 \\cdot 10^{-5} \\cdot (-0.2)')).toBe('= {4.76 \\cdot 10^{-5}} \\cdot (-0.2)');
    const sum = Array.from({ length: 12 }, (_, at) => `a_{${at}} \\cdot 0.5`).join(' + ');
    expect(breakableLine(`0.5 \\left(${sum}\\right)`)).toBe(`0.5 \\bigl(${sum}\\bigr)`);
  });

  test('of a given number is the number', () => {
    const given = {
      ...denseSum,
      of: 'hidden.weight[2,0]',
      latex: 'W^{1}_{2,0}',
      numbers: '0.500',
      value: 0.5,
      terms: [],
      isSum: false,
    };
    expect(formulaLines(given, false)).toEqual(['W^{1}_{2,0}', '= 0.5']);
    expect(copyText(given, 'markdown')).toBe('$$\n\\begin{aligned}\nW^{1}_{2,0} \\\\\n&= 0.5\n\\end{aligned}\n$$\n');
  });

  test('says when its result is not finite', () => {
    expect(formulaLines(brokenLoss, false)[2]).toBe('= \\text{NaN}');
  });
});

test('numbers in TeX have a plain minus and a power of ten', () => {
  expect(texNumber(-0.000001234)).toBe('-1.23 \\cdot 10^{-6}');
  expect(texNumber(-1e-7, true)).toBe('-1.0000000116860974 \\cdot 10^{-7}');
  expect([Number.NaN, Infinity, -Infinity].map((value) => texNumber(value))).toEqual(['\\text{NaN}', '\\infty', '-\\infty']);
});

describe('copied', () => {
  test('as LaTeX, its lines are aligned', () => {
    expect(copyText(weightGradient, 'latex').split('\n')).toEqual([
      '\\begin{aligned}',
      '\\frac{\\partial J}{\\partial W^{1}_{21}} &= \\sum_n \\delta^{2,(n)}_{2}\\, a^{1,(n)}_{1} \\\\',
      '&= -0.19 \\cdot 0.8 + 0.031 \\cdot (-0.4) \\\\',
      '&= -0.164',
      '\\end{aligned}',
    ]);
  });

  test('as Markdown, its terms are a table with all digits', () => {
    const text = copyText(hiddenDelta, 'markdown');
    expect(text).toContain('$$\n\\begin{aligned}');
    expect(text).toContain('| $\\delta^{3}_{1} W^{2}_{1,17}$ | -0.00375 |\n| 98 more terms | 0.001 |\n');
  });

  test('as numbers, a line for each term ends with the value', () => {
    expect(copyText(denseSum, 'numbers').split('\n')).toEqual([
      '0.5\thidden.weight[2,0] input.out[0,0]',
      '-1\thidden.weight[2,1] input.out[0,1]',
      '-1.5\thidden.weight[2,2] input.out[0,2]',
      '0.1\thidden.bias[2]',
      '-1.9\thidden.~4[0,2]',
    ]);
    expect(copyText(denseSum, 'numbers', true)).toContain('0.10000000149011612\thidden.bias[2]');
  });
});

test('terms are ordered by their magnitude; what is not finite comes first', () => {
  expect(orderTerms(denseSum.terms).map(({ value }) => value)).toEqual([-1.5, -1, 0.5, 0.1]);
  expect(orderTerms(brokenLoss.terms).map(({ value }) => value)).toEqual(['NaN', 3.4]);
});

test('shares are signed, and their magnitudes add up to one', () => {
  expect(sharesOf([3, -1])).toEqual([0.75, -0.25]);
  expect(sharesOf([0, 0])).toEqual([0, 0]);
  expect(sharesOf([Number.NaN, 1])).toEqual([0, 0]);
});

test('the symbol of an element has its indices where the notation has them', () => {
  expect(elementSymbol('z^{2}', [3])).toBe('z^{2}_{3}');
  expect(elementSymbol('W^{1}', [3, 17])).toBe('W^{1}_{3,17}');
  expect(elementSymbol('\\frac{\\partial J}{\\partial W^{1}}', [3, 17])).toBe('\\frac{\\partial J}{\\partial W^{1}_{3,17}}');
  expect(elementSymbol('h_{t}', [2])).toBe('h_{t,2}');
  expect(elementSymbol('J', [])).toBe('J');
  expect(elementSymbol('z^{2}', [3], 5)).toBe('z^{2(5)}_{3}');
  expect(elementSymbol('\\frac{\\partial J}{\\partial a^{2}}', [3], 5)).toBe('\\frac{\\partial J}{\\partial a^{2(5)}_{3}}');
  expect(elementSymbol('a^{\\text{my\\_node}}', [3])).toBe('a^{\\text{my\\_node}}_{3}');
});

describe('the symbols of a pass', () => {
  const out = tensorOf('hidden.out', [2, 3], [0, 0, 0, 0, 0, 0], 'z^{2}');
  const value = tensorOf('hidden.weight', [3, 2], [0, 0, 0, 0, 0, 0], 'W^{1}');
  const node = { id: 'hidden', out, inner: [], parameters: [{ name: 'weight', value }] };
  const symbolOf = (count: number) =>
    passSymbols({ loss: 0, samples: Array.from({ length: count }, (_, number) => ({ split: 'test', number })), nodes: [node] });

  test('leave out the batch of one sample, and name the sample of several', () => {
    expect(symbolOf(1)('hidden.out[0,2]')).toBe('z^{2}_{2}');
    expect(symbolOf(2)('hidden.out[1,2]')).toBe('z^{2(1)}_{2}');
    expect(symbolOf(2)('hidden.out[2]')).toBe('z^{2}_{2}');
  });

  test('have all indices of a weight', () => {
    expect(symbolOf(2)('hidden.weight[2,1]')).toBe('W^{1}_{2,1}');
    expect(symbolOf(1)('hidden.weight')).toBe('W^{1}');
  });

  test('are unknown for what a pass does not name', () => {
    expect(symbolOf(1)('hidden.~17[0,2]')).toBeUndefined();
    expect(symbolOf(1)('other.out')).toBeUndefined();
  });
});

describe('a trail', () => {
  const trail = ['a', 'b', 'c'].reduce(follow, EMPTY_TRAIL);

  test('leads back and forward', () => {
    expect(hereOn(trail)).toBe('c');
    expect(hereOn(stepTo(trail, 0))).toBe('a');
    expect(stepTo(trail, -1)).toBe(trail);
    expect(stepTo(trail, 3)).toBe(trail);
  });

  test('forgets what lay ahead when another link is followed', () => {
    expect(follow(stepTo(trail, 1), 'd')).toEqual({ addresses: ['a', 'b', 'd'], at: 2 });
    expect(follow(trail, 'c')).toBe(trail);
  });

  test('keeps the last hundred', () => {
    const long = Array.from({ length: 150 }, (_, at) => String(at)).reduce(follow, EMPTY_TRAIL);
    expect(long.addresses).toHaveLength(100);
    expect(hereOn(long)).toBe('149');
  });
});
