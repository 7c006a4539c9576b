import type { AriaLabelConfig } from '@xyflow/react';
import { useMemo } from 'react';
import { t, useLanguage } from '../../../language/index.ts';

/** React Flow's own screen reader texts; the same object until the language changes. */
export function useFlowWords(): Partial<AriaLabelConfig> {
  const spoken = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
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
