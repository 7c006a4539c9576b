import { conjunction, message } from '../../messages/index.ts';
import { formatShape } from '../../ops/index.ts';
import type { NodeAnalysis } from '../analysis/nodeAnalysis.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Augmentation } from '../settings/augmentation.ts';

/** True if samples of a node are images: [height, width, channels]. */
export const takesImages = ({ layer, output }: NodeAnalysis): boolean => layer?.type === 'input' && output?.length === 3;

/** Warns if augmentation is set but no input takes images. */
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
