import { type GraphDocument, layerOf } from '#engine/graph/index.ts';
import { nodeName } from '../../drawing/index.ts';
import { later, t } from '../../language/index.ts';
import type { WalkPhase, WalkStep } from '../../workbench/lens/index.ts';

export const PHASE_LABELS: Readonly<Record<WalkPhase, string>> = {
  forward: later('Forward'),
  loss: later('Loss'),
  backward: later('Backward'),
  update: later('Update'),
  complete: later('Complete'),
};

/** A step in a sentence. @param document as computed, without blocks */
export function describeStep({ phase, node }: WalkStep, document: GraphDocument): string {
  const found = document.nodes.find(({ id }) => id === node);
  const name = found ? nodeName(found, layerOf(document, found)) : (node ?? '');
  switch (phase) {
    case 'forward':
      return t('Forward: {{node}}', { node: name });
    case 'loss':
      return t('Loss J: {{node}}', { node: name });
    case 'backward':
      return t('Backward: {{node}}', { node: name });
    case 'update':
      return t('Update: parameters of {{node}}', { node: name });
    case 'complete':
      return t('The whole step');
  }
}
