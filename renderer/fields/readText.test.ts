import { expect, test } from 'vitest';
import { findOptimizer } from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import { type Field, readText, stepValue, writeText } from './readText.ts';

function field(params: Readonly<Record<string, Field>> | undefined, name: string): Field {
  const found = params?.[name];
  if (!found) throw new Error(`no field ${name}`);
  return found;
}
const units = field(findLayer('dense')?.params, 'units');
const shape = field(findLayer('input')?.params, 'shape');
const targetShape = field(findLayer('reshape')?.params, 'targetShape');
const classes = field(findLayer('target')?.params, 'classes');
const poolSize = field(findLayer('maxPool2d')?.params, 'poolSize');
const strides = field(findLayer('maxPool2d')?.params, 'strides');
const weights = field(findLayer('crossEntropy')?.params, 'classWeights');
const maxNorm = field(findLayer('dense')?.params, 'kernelMaxNorm');
const rate = field(findOptimizer('adam')?.params, 'learningRate');

test('valid text is parsed as a value', () => {
  expect(readText(units, '128')).toEqual({ ok: true, value: 128 });
  expect(readText(rate, '1e-3')).toEqual({ ok: true, value: 0.001 });
  expect(readText(shape, '28×28×1')).toEqual({ ok: true, value: [28, 28, 1] });
  expect(readText(targetShape, '7 × −1')).toEqual({ ok: true, value: [7, -1] });
  expect(readText(classes, '')).toEqual({ ok: true, value: null });
  expect(readText(maxNorm, '')).toEqual({ ok: true, value: null });
  expect(readText(maxNorm, '2.5')).toEqual({ ok: true, value: 2.5 });
  expect(readText(weights, '1, 0.5 2')).toEqual({ ok: true, value: [1, 0.5, 2] });
  expect(readText(poolSize, '3')).toEqual({ ok: true, value: 3 });
  expect(readText(strides, '3 x 2')).toEqual({ ok: true, value: [3, 2] });
  expect(readText(strides, '')).toEqual({ ok: true, value: null });
  expect(readText(weights, '')).toEqual({ ok: true, value: [] });
});

test('invalid text reports what was expected', () => {
  expect(readText(units, '0')).toMatchObject({ ok: false, problem: expect.stringContaining('1') });
  expect(readText(units, '12.5').ok).toBe(false);
  expect(readText(units, '').ok).toBe(false);
  expect(readText(units, 'many').ok).toBe(false);
  expect(readText(poolSize, '').ok).toBe(false);
  expect(readText(strides, '1 2 3').ok).toBe(false);
  expect(readText(weights, '1, x').ok).toBe(false);
  expect(readText(shape, '7, -1').ok).toBe(false);
  expect(readText(shape, '28 x wide')).toMatchObject({ ok: false, problem: expect.stringContaining('list of whole numbers') });
});

test('written text is parsed back', () => {
  for (const [one, value] of [
    [units, 128],
    [shape, [28, 28, 1]],
    [shape, []],
    [classes, null],
    [rate, 0.001],
    [poolSize, [2, 3]],
    [strides, 2],
    [strides, null],
    [weights, [1, 0.5]],
    [weights, []],
  ] as const) {
    expect(readText(one, writeText(one, value))).toEqual({ ok: true, value });
  }
});

test('steps follow the declared step, or the leading digit', () => {
  expect(stepValue(units, 64, 1, false)).toBe(65);
  expect(stepValue(units, 64, 1, true)).toBe(74);
  expect(stepValue(units, 1, -1, false)).toBe(1);
  expect(stepValue(rate, 0.003, 1, false)).toBe(0.004);
  expect(stepValue(rate, 0.001, -1, false)).toBe(0.0009);
});
