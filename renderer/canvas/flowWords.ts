import type { AriaLabelConfig } from '@xyflow/react';
import { useMemo } from 'react';
import { t, useLanguage } from '../language/index.ts';

/** What React Flow says to screen readers of its own accord; the same object as long as the language is the same. */
export function useFlowWords(): Partial<AriaLabelConfig> {
  const spoken = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are another language's
  return useMemo(flowWords, [spoken]);
}

function flowWords(): Partial<AriaLabelConfig> {
  const node = t('Press Enter or Space to select a node, Delete to remove it, and Escape to deselect it.');
  return {
    'node.a11yDescription.default': node,
    'node.a11yDescription.keyboardDisabled': node,
    'edge.a11yDescription.default': t('Press Enter or Space to select a wire, Delete to remove it, and Escape to deselect it.'),
    'node.a11yDescription.ariaLiveMessage': ({ x, y }) => t('The node is at {{x}}, {{y}} now.', { x, y }),
    'minimap.ariaLabel': t('Minimap of the graph'),
    'handle.ariaLabel': t('Port'),
  };
}
