import { formatShape } from '../ops/index.ts';
import { bool, float, type ValuesOf } from '../params/index.ts';
import { conjunction, message } from '../text/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';

/** How images are changed at random each time that training sees them; never in evaluation. */
export const AUGMENT_FIELDS = {
  flipHorizontal: bool({ default: false, help: 'Flips every other image left to right.' }),
  flipVertical: bool({ default: false, help: 'Flips every other image top to bottom.' }),
  shift: float({
    default: 0,
    min: 0,
    max: 0.5,
    step: 0.05,
    help: 'The largest shift of an image, as a fraction of its height and width.',
  }),
  rotate: float({
    default: 0,
    min: 0,
    max: 180,
    step: 5,
    help: 'The largest rotation of an image in either direction, in degrees.',
  }),
  noise: float({ default: 0, min: 0, step: 0.05, help: 'The standard deviation of the noise added to each value.' }),
};

export type Augmentation = ValuesOf<typeof AUGMENT_FIELDS>;

/** Whether samples of a node are images: [height, width, channels]. */
export const takesImages = ({ layer, output }: NodeAnalysis): boolean => layer?.type === 'input' && output?.length === 3;

/** Augmentation that nothing takes part in. */
export function diagnoseAugmentation(nodes: ReadonlyMap<string, NodeAnalysis>, augment: Augmentation | undefined): Diagnostic[] {
  const inputs = [...nodes.values()].filter(({ layer }) => layer?.type === 'input');
  if (!augment || inputs.length === 0 || inputs.some((input) => !input.output || takesImages(input))) return [];
  const shapes = inputs.map(({ node, output = [] }) =>
    message("{{shape}} of '{{node}}'", { shape: formatShape(output), node: node.id }),
  );
  const received = conjunction(shapes);
  const expected = message('an input of images, [height, width, channels]');
  const text = message('Augmentation needs {{expected}}, but the graph has {{received}}', { expected, received });
  return [{ code: 'training.noImages', severity: 'error', param: 'augment', ...text, expected, received }];
}
