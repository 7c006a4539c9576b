import { expect, test } from 'vitest';
import { CATEGORIES, LAYERS } from '#engine/layers/index.ts';
import { categoryIcon, layerIcon } from './layerIcons.ts';

test('every category has an icon', () => {
  for (const category of CATEGORIES) expect(categoryIcon(category), category).toBeDefined();
});

test('every layer has an icon, of its own or of its category, and none is drawn as an unknown one', () => {
  for (const layer of LAYERS) {
    expect(layerIcon(layer), layer.type).toBeDefined();
    expect(layerIcon(layer), layer.type).not.toBe(layerIcon(undefined));
  }
});

test('every activation is drawn as its own graph', () => {
  const icons = LAYERS.filter(({ ui }) => ui.category === 'activation').map(layerIcon);
  expect(icons).not.toContain(categoryIcon('activation'));
  expect(new Set(icons).size).toBe(icons.length);
});

test.each(['data', 'convolution', 'recurrent', 'merge', 'normalization'])(
  'the layers of the category %s are told apart',
  (category) => {
    const icons = LAYERS.filter(({ ui }) => ui.category === category).map(layerIcon);
    expect(icons.length).toBeGreaterThan(1);
    expect(new Set(icons).size).toBe(icons.length);
  },
);
