import adjustments from '@tabler/icons/outline/adjustments.svg?raw';
import adjustmentsHorizontal from '@tabler/icons/outline/adjustments-horizontal.svg?raw';
import arrowMerge from '@tabler/icons/outline/arrow-merge.svg?raw';
import arrowRampRight from '@tabler/icons/outline/arrow-ramp-right.svg?raw';
import aspectRatio from '@tabler/icons/outline/aspect-ratio.svg?raw';
import borderAll from '@tabler/icons/outline/border-all.svg?raw';
import box from '@tabler/icons/outline/box.svg?raw';
import chartColumn from '@tabler/icons/outline/chart-column.svg?raw';
import circleDotted from '@tabler/icons/outline/circle-dotted.svg?raw';
import databaseImport from '@tabler/icons/outline/database-import.svg?raw';
import eye from '@tabler/icons/outline/eye.svg?raw';
import fold from '@tabler/icons/outline/fold.svg?raw';
import grain from '@tabler/icons/outline/grain.svg?raw';
import gridDots from '@tabler/icons/outline/grid-dots.svg?raw';
import lock from '@tabler/icons/outline/lock.svg?raw';
import mathFunction from '@tabler/icons/outline/math-function.svg?raw';
import plus from '@tabler/icons/outline/plus.svg?raw';
import puzzle2 from '@tabler/icons/outline/puzzle-2.svg?raw';
import refresh from '@tabler/icons/outline/refresh.svg?raw';
import ruler2 from '@tabler/icons/outline/ruler-2.svg?raw';
import stackForward from '@tabler/icons/outline/stack-forward.svg?raw';
import superscript from '@tabler/icons/outline/superscript.svg?raw';
import tag from '@tabler/icons/outline/tag.svg?raw';
import target from '@tabler/icons/outline/target.svg?raw';
import targetArrow from '@tabler/icons/outline/target-arrow.svg?raw';
import toggleRight from '@tabler/icons/outline/toggle-right.svg?raw';
import topologyStar3 from '@tabler/icons/outline/topology-star-3.svg?raw';
import cross from '@tabler/icons/outline/x.svg?raw';
import type { Category, Layer } from '#engine/layers/index.ts';
import { createGlyph, type Glyph, type IconComponent, readGlyph } from './glyph.ts';

/** Category icons, for layers without their own. */
const CATEGORY_GLYPHS: Readonly<Record<Category, Glyph>> = {
  data: readGlyph(databaseImport),
  core: readGlyph(topologyStar3),
  convolution: readGlyph(borderAll),
  recurrent: readGlyph(refresh),
  attention: readGlyph(eye),
  normalization: readGlyph(ruler2),
  regularization: readGlyph(circleDotted),
  activation: readGlyph(mathFunction),
  merge: readGlyph(arrowMerge),
  loss: readGlyph(target),
};

/** A cell with a feedback loop. More gates, more rows. */
const RECURRENT = ['M11 10h7v9h-7z', 'M18 14.5h3V5H3v9.5h5M5.8 12.3L8 14.5l-2.2 2.2'];

/** Icons named in layer declarations. Activations are drawn as their graph. */
const LAYER_GLYPHS: Readonly<Record<string, Glyph>> = {
  input: readGlyph(databaseImport),
  target: readGlyph(tag),
  dense: createGlyph('M5 6h.01M5 18h.01M19 6h.01M19 18h.01', 'M7 6h10M7 18h10M6.6 7.6l10.8 8.8M6.6 16.4l10.8-8.8'),
  flatten: readGlyph(fold),
  reshape: readGlyph(aspectRatio),
  add: readGlyph(plus),
  multiply: readGlyph(cross),
  concat: readGlyph(stackForward),
  batchNorm: readGlyph(adjustments),
  layerNorm: readGlyph(adjustmentsHorizontal),
  embedding: createGlyph('M4 5h10v14H4z', 'M4 9.7h10M4 14.3h10', 'M14 12h6M17.5 9.5L20 12l-2.5 2.5'),
  conv2d: createGlyph('M4 4h16v16H4z', 'M7 7h6v6H7z'),
  conv1d: createGlyph('M3 9h18v6H3z', 'M7 6h6v12H7z'),
  depthwiseConv2d: createGlyph('M8 4h12v12', 'M4 8h12v12H4z', 'M7 11h4v4H7z'),
  convTranspose2d: createGlyph('M4 4h16v16H4z', 'M4 9h5V4', 'M11 11l5 5M16 12.5V16h-3.5'),
  maxPool2d: createGlyph('M4 4h16v16H4zM12 4v16M4 12h16', 'M14.2 17.5l1.8-3 1.8 3'),
  avgPool2d: createGlyph('M4 4h16v16H4zM12 4v16M4 12h16', 'M14.2 16h3.6'),
  globalMaxPool2d: createGlyph('M4 4h16v16H4z', 'M8.5 15l3.5-6 3.5 6'),
  globalAvgPool2d: createGlyph('M4 4h16v16H4z', 'M8 12h8'),
  upsample2d: createGlyph('M4 4h4v4H4z', 'M11 11h9v9h-9zM15.5 11v9M11 15.5h9'),
  simpleRnn: createGlyph(...RECURRENT),
  gru: createGlyph(...RECURRENT, 'M11 14.5h7'),
  lstm: createGlyph(...RECURRENT, 'M11 13h7M11 16h7'),
  dropout: readGlyph(gridDots),
  gaussianNoise: readGlyph(grain),
  relu: createGlyph('M3 17h8.5L20 6'),
  leakyRelu: createGlyph('M3 19.5l8.5-2.5L20 6'),
  prelu: createGlyph('M3 20.5l8.5-3.5L20 6', 'M5 14v-3M3.5 12.5h3'),
  elu: createGlyph('M3 20c4.5 0 6.5-1 8.5-4L20 6'),
  selu: createGlyph('M3 20.5c4.5 0 6.5-1.5 8.5-5L18 5'),
  gelu: createGlyph('M3 16.5c3 0 4 1.5 6.5 1.5 3 0 5-5 10.5-12'),
  silu: createGlyph('M3 16c3 .5 4 2.5 6.5 2.5 3.5 0 5.5-5.5 10.5-12.5'),
  mish: createGlyph('M3 16.5c2.5.5 4.5 2 6.5 2 3.5 0 5-5.5 10-13'),
  hardSigmoid: createGlyph('M3 18h5l8-12h5'),
  softplus: createGlyph('M3 17.5c5.5 0 8-1.5 10.5-4.5L20 6'),
  softsign: createGlyph('M3 18c4.5-.5 7-1.5 9-6s4.5-5.5 9-6', 'M3 12h2.5M18.5 12h2.5'),
  sigmoid: createGlyph('M3 18c6.5 0 7.5-3 9-6s2.5-6 9-6'),
  tanh: createGlyph('M3 19c6.5 0 7.8-3 9-7s2.5-7 9-7', 'M3 12h2.5M10 12h4M18.5 12h2.5'),
  softmax: readGlyph(chartColumn),
  block: readGlyph(box),
  linear: createGlyph('M4 19L20 5'),
  mse: readGlyph(superscript),
  crossEntropy: readGlyph(targetArrow),
  binaryCrossEntropy: readGlyph(toggleRight),
};

/** Icons of node states. */
export const STATE_GLYPHS = { bypassed: readGlyph(arrowRampRight), frozen: readGlyph(lock) } as const;

/** For unknown types. */
const UNKNOWN = readGlyph(puzzle2);

/** The glyph of a node type; a puzzle piece if unknown. */
export function layerGlyph(layer: Pick<Layer, 'ui'> | undefined): Glyph {
  if (!layer) return UNKNOWN;
  return LAYER_GLYPHS[layer.ui.icon] ?? CATEGORY_GLYPHS[layer.ui.category];
}

/** The same as a component. */
export const layerIcon = (layer: Pick<Layer, 'ui'> | undefined): IconComponent => layerGlyph(layer).Icon;

export const categoryIcon = (category: Category): IconComponent => CATEGORY_GLYPHS[category].Icon;
