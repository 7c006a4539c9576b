import { expect, test } from 'vitest';
import { LAYERS } from '../../layers/index.ts';
import { readParams } from '../../params/index.ts';
import { canDie } from './canDie.ts';

const judge = (type: string, given: Record<string, unknown> = {}): boolean => {
  const layer = LAYERS.find((each) => each.type === type);
  if (!layer) throw new Error(`there is no layer ${type}`);
  return canDie({ node: { id: 'a', type }, layer, params: readParams(layer.params, given).values });
};

test('units die where an activation is 0 with slope 0; others, and learned slopes, recover', () => {
  const activations = LAYERS.filter(({ ui }) => ui.category === 'activation').map(({ type }) => type);
  expect(activations.filter((type) => judge(type)).sort()).toEqual(['hardSigmoid', 'relu']);
  expect(judge('dense')).toBe(false);
});

test('a parameter decides: a leaky relu without a slope is a relu', () => {
  expect([judge('leakyRelu', { negativeSlope: 0 }), judge('leakyRelu', { negativeSlope: 0.01 })]).toEqual([true, false]);
});
