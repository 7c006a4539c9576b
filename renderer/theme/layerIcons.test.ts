import { expect, test } from 'vitest';
import { CATEGORIES, findLayer, LAYERS } from '#engine/layers/index.ts';
import { categoryIcon, layerIcon } from './layerIcons.ts';

test('every category has an icon', () => {
  for (const category of CATEGORIES) expect(categoryIcon(category), category).toBeDefined();
});

test.each(['convolution', 'recurrent', 'activation', 'data', 'merge', 'normalization'] as const)(
  'the layers of the category %s have distinct icons',
  (category) => {
    const layers = LAYERS.filter(({ ui }) => ui.category === category);
    expect(layers.length).toBeGreaterThan(1);
    expect(new Set(layers.map(layerIcon)).size).toBe(layers.length);
  },
);

test('every activation is drawn as its own graph', () => {
  const icons = LAYERS.filter(({ ui }) => ui.category === 'activation').map(layerIcon);
  expect(icons).not.toContain(categoryIcon('activation'));
});

test("a layer without an icon has its category's; an unknown type has another", () => {
  for (const layer of LAYERS) expect(layerIcon(layer), layer.type).toBeDefined();
  const attention = findLayer('selfAttention');
  expect(attention && layerIcon(attention)).toBe(categoryIcon('attention'));
  expect(LAYERS.map(layerIcon)).not.toContain(layerIcon(undefined));
});
