import { expect, test } from 'vitest';
import { compile } from '#engine/compile/index.ts';
import { checkGraph } from '#engine/graph/index.ts';
import { hasQuantityName } from '../renderer/lens/tensors/quantityName.ts';
import { randomNetwork } from './parity/torch/randomNetworks.ts';

/** Enough for each layer and each loss. */
const NETWORKS = 80;

test('the weights of all layers, and the values that layers name, have names in words', () => {
  const names = Array.from({ length: NETWORKS }, (_, number) => {
    const { inner, parameters } = compile(checkGraph(randomNetwork(number)), { batch: 2, goal: 'train', observe: true });
    const weights = parameters.map(({ name }) => name.slice(name.lastIndexOf('.') + 1));
    return [...weights, ...inner.map(({ name }) => name.split('@')[0])];
  }).flat();
  expect(names).toEqual(expect.arrayContaining(['weightIh', 'forgetGate', 'attention', 'movingMean']));
  expect([...new Set(names)].filter((name) => !hasQuantityName(name))).toEqual([]);
});
