import { expect, test } from 'vitest';
import { OPTIMIZERS } from '#engine/graph/index.ts';
import { findLayer, LAYERS } from '#engine/layers/index.ts';
import { describeDefault, describeRange } from './Parameters.tsx';

const field = (type: string, name: string) => {
  const found = findLayer(type)?.params[name];
  if (!found) throw new Error(`${type} has no ${name}`);
  return found;
};

test('defaults are written plainly', () => {
  expect(describeDefault(field('dense', 'units'))).toBe('64');
  expect(describeDefault(field('dense', 'useBias'))).toBe('on');
  expect(describeDefault(field('dense', 'tiedTo'))).toBe('none');
  expect(describeDefault(field('maxPool2d', 'strides'))).toBe('pool size');
  expect(describeDefault(field('layerNorm', 'epsilon'))).toBe('0.001');
  expect(describeDefault(field('layerNorm', 'axis'))).toBe('−1');
  expect(describeDefault(field('input', 'shape'))).toBe('784');
});

test('ranges name the valid values', () => {
  expect(describeRange(field('dense', 'units'))).toBe('whole number from 1 to 1\u202f000\u202f000');
  expect(describeRange(field('conv2d', 'padding'))).toBe('Valid, Same');
  expect(describeRange(field('layerNorm', 'epsilon'))).toBe('number from 1e−12');
  expect(describeRange(field('dense', 'useBias'))).toBe('on or off');
});

test('every parameter of every declaration has both', () => {
  for (const { params } of [...LAYERS, ...OPTIMIZERS]) {
    for (const declared of Object.values(params)) {
      expect(describeDefault(declared)).not.toBe('');
      expect(describeRange(declared)).not.toBe('');
    }
  }
});
