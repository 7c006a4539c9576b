import {
  IconArrowMerge,
  IconBorderAll,
  IconChartColumn,
  IconCircleDotted,
  IconDatabaseImport,
  IconEye,
  IconFold,
  IconGridDots,
  IconMathFunction,
  IconPuzzle2,
  IconRefresh,
  IconRuler2,
  IconSuperscript,
  IconTag,
  IconTarget,
  IconTargetArrow,
  IconToggleRight,
  IconTopologyStar3,
} from '@tabler/icons-react';
import type { Category, Layer } from '#engine/layers/index.ts';
import { createGlyph, type IconComponent } from './glyph.ts';

/** The icon of each category; a layer without one of its own takes it. */
const CATEGORY_ICONS: Readonly<Record<Category, IconComponent>> = {
  data: IconDatabaseImport,
  core: IconTopologyStar3,
  convolution: IconBorderAll,
  recurrent: IconRefresh,
  attention: IconEye,
  normalization: IconRuler2,
  regularization: IconCircleDotted,
  activation: IconMathFunction,
  merge: IconArrowMerge,
  loss: IconTarget,
};

/** The icons that layers name in their declaration. Activations are drawn as their own graph. */
const LAYER_ICONS: Readonly<Record<string, IconComponent>> = {
  input: IconDatabaseImport,
  target: IconTag,
  dense: createGlyph('dense', 'M5 6h.01M5 18h.01M19 6h.01M19 18h.01', 'M7 6h10M7 18h10M6.6 7.6l10.8 8.8M6.6 16.4l10.8-8.8'),
  flatten: IconFold,
  dropout: IconGridDots,
  relu: createGlyph('relu', 'M3 17h8.5L20 6'),
  sigmoid: createGlyph('sigmoid', 'M3 18c6.5 0 7.5-3 9-6s2.5-6 9-6'),
  tanh: createGlyph('tanh', 'M3 19c6.5 0 7.8-3 9-7s2.5-7 9-7', 'M3 12h2.5M10 12h4M18.5 12h2.5'),
  softmax: IconChartColumn,
  linear: createGlyph('linear', 'M4 19L20 5'),
  mse: IconSuperscript,
  crossEntropy: IconTargetArrow,
  binaryCrossEntropy: IconToggleRight,
};

/** The icon of a node type; a puzzle piece for a type that this version does not know. */
export function layerIcon(layer: Pick<Layer, 'ui'> | undefined): IconComponent {
  if (!layer) return IconPuzzle2;
  return LAYER_ICONS[layer.ui.icon] ?? CATEGORY_ICONS[layer.ui.category];
}

export function categoryIcon(category: Category): IconComponent {
  return CATEGORY_ICONS[category];
}
