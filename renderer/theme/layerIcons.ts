import {
  IconAdjustments,
  IconAdjustmentsHorizontal,
  IconArrowMerge,
  IconAspectRatio,
  IconBorderAll,
  IconBox,
  IconChartColumn,
  IconCircleDotted,
  IconDatabaseImport,
  IconEye,
  IconFold,
  IconGrain,
  IconGridDots,
  IconMathFunction,
  IconPlus,
  IconPuzzle2,
  IconRefresh,
  IconRuler2,
  IconStackForward,
  IconSuperscript,
  IconTag,
  IconTarget,
  IconTargetArrow,
  IconToggleRight,
  IconTopologyStar3,
  IconX,
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

/** A cell whose output comes back to it. The more gates it has, the more rows. */
const RECURRENT = ['M11 10h7v9h-7z', 'M18 14.5h3V5H3v9.5h5M5.8 12.3L8 14.5l-2.2 2.2'];

/** The icons that layers name in their declaration. Activations are drawn as their own graph. */
const LAYER_ICONS: Readonly<Record<string, IconComponent>> = {
  input: IconDatabaseImport,
  target: IconTag,
  dense: createGlyph('dense', 'M5 6h.01M5 18h.01M19 6h.01M19 18h.01', 'M7 6h10M7 18h10M6.6 7.6l10.8 8.8M6.6 16.4l10.8-8.8'),
  flatten: IconFold,
  reshape: IconAspectRatio,
  add: IconPlus,
  multiply: IconX,
  concat: IconStackForward,
  batchNorm: IconAdjustments,
  layerNorm: IconAdjustmentsHorizontal,
  embedding: createGlyph('embedding', 'M4 5h10v14H4z', 'M4 9.7h10M4 14.3h10', 'M14 12h6M17.5 9.5L20 12l-2.5 2.5'),
  conv2d: createGlyph('conv2d', 'M4 4h16v16H4z', 'M7 7h6v6H7z'),
  conv1d: createGlyph('conv1d', 'M3 9h18v6H3z', 'M7 6h6v12H7z'),
  depthwiseConv2d: createGlyph('depthwiseConv2d', 'M8 4h12v12', 'M4 8h12v12H4z', 'M7 11h4v4H7z'),
  convTranspose2d: createGlyph('convTranspose2d', 'M4 4h16v16H4z', 'M4 9h5V4', 'M11 11l5 5M16 12.5V16h-3.5'),
  maxPool2d: createGlyph('maxPool2d', 'M4 4h16v16H4zM12 4v16M4 12h16', 'M14.2 17.5l1.8-3 1.8 3'),
  avgPool2d: createGlyph('avgPool2d', 'M4 4h16v16H4zM12 4v16M4 12h16', 'M14.2 16h3.6'),
  globalMaxPool2d: createGlyph('globalMaxPool2d', 'M4 4h16v16H4z', 'M8.5 15l3.5-6 3.5 6'),
  globalAvgPool2d: createGlyph('globalAvgPool2d', 'M4 4h16v16H4z', 'M8 12h8'),
  upsample2d: createGlyph('upsample2d', 'M4 4h4v4H4z', 'M11 11h9v9h-9zM15.5 11v9M11 15.5h9'),
  simpleRnn: createGlyph('simpleRnn', ...RECURRENT),
  gru: createGlyph('gru', ...RECURRENT, 'M11 14.5h7'),
  lstm: createGlyph('lstm', ...RECURRENT, 'M11 13h7M11 16h7'),
  dropout: IconGridDots,
  gaussianNoise: IconGrain,
  relu: createGlyph('relu', 'M3 17h8.5L20 6'),
  leakyRelu: createGlyph('leakyRelu', 'M3 19.5l8.5-2.5L20 6'),
  prelu: createGlyph('prelu', 'M3 20.5l8.5-3.5L20 6', 'M5 14v-3M3.5 12.5h3'),
  elu: createGlyph('elu', 'M3 20c4.5 0 6.5-1 8.5-4L20 6'),
  selu: createGlyph('selu', 'M3 20.5c4.5 0 6.5-1.5 8.5-5L18 5'),
  gelu: createGlyph('gelu', 'M3 16.5c3 0 4 1.5 6.5 1.5 3 0 5-5 10.5-12'),
  silu: createGlyph('silu', 'M3 16c3 .5 4 2.5 6.5 2.5 3.5 0 5.5-5.5 10.5-12.5'),
  mish: createGlyph('mish', 'M3 16.5c2.5.5 4.5 2 6.5 2 3.5 0 5-5.5 10-13'),
  hardSigmoid: createGlyph('hardSigmoid', 'M3 18h5l8-12h5'),
  softplus: createGlyph('softplus', 'M3 17.5c5.5 0 8-1.5 10.5-4.5L20 6'),
  softsign: createGlyph('softsign', 'M3 18c4.5-.5 7-1.5 9-6s4.5-5.5 9-6', 'M3 12h2.5M18.5 12h2.5'),
  sigmoid: createGlyph('sigmoid', 'M3 18c6.5 0 7.5-3 9-6s2.5-6 9-6'),
  tanh: createGlyph('tanh', 'M3 19c6.5 0 7.8-3 9-7s2.5-7 9-7', 'M3 12h2.5M10 12h4M18.5 12h2.5'),
  softmax: IconChartColumn,
  block: IconBox,
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
