import { expect, test } from 'vitest';
import { findLayer, LAYERS } from '#engine/layers/index.ts';
import { categoryIcon, layerIcon } from './layerIcons.ts';

test.each(['convolution', 'recurrent', 'activation', 'data'] as const)(
  'the layers of the category %s are told apart by their icons',
  (category) => {
    const layers = LAYERS.filter(({ ui }) => ui.category === category);
    expect(layers.length).toBeGreaterThan(1);
    expect(new Set(layers.map(layerIcon)).size).toBe(layers.length);
  },
);

test('a layer without an icon of its own takes that of its category; an unknown type has another', () => {
  for (const layer of LAYERS) expect(layerIcon(layer)).toBeDefined();
  const attention = findLayer('selfAttention');
  expect(attention && layerIcon(attention)).toBe(categoryIcon('attention'));
  expect(LAYERS.map(layerIcon)).not.toContain(layerIcon(undefined));
});
