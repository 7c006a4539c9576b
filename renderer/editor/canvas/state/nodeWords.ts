import type { AriaLabelConfig } from '@xyflow/react';
import { useMemo } from 'react';
import type { GraphDocument } from '#engine/graph/index.ts';
import { describeNode, nameOf, nodeName, portLabel } from '../../../drawing/index.ts';
import { formatShape } from '../../../language/format/index.ts';
import { say, t, useLanguage } from '../../../language/index.ts';
import type { OpenEnd } from '../../connections/validateConnection.ts';
import type { NodeFacts } from './nodeFacts.ts';

/** A node for screen readers: name, layer, parameters, shape and problems. */
export function readNode({ node, known, problems }: Pick<NodeFacts, 'node' | 'known' | 'problems'>): string {
  const { output, parameters, params } = known;
  const facts = [
    nodeName(node, known.layer),
    describeNode(node, known).replace(' · ', ', '),
    ...(node.bypassed ? [t('bypassed')] : []),
    ...(params.trainable === false ? [t('frozen')] : []),
    ...(output && known.layer?.hasOutput ? [t('output {{shape}}', { shape: formatShape(output) })] : []),
    ...(parameters > 0 ? [t('{{count}} parameters', { count: parameters })] : []),
  ];
  return [
    facts.join(', '),
    ...problems.map((problem) => `${problem.severity === 'error' ? t('error') : t('warning')}: ${say(problem)}`),
  ].join('. ');
}

/** A port for screen readers; with the connected nodes, if the document is given. */
export function readPort(
  { nodeId, port, side }: OpenEnd,
  name: string,
  isWired: boolean,
  document?: Pick<GraphDocument, 'nodes' | 'edges' | 'blocks'>,
): string {
  const location =
    side === 'input'
      ? t('Input {{port}} of {{name}}', { port: portLabel(undefined, port), name })
      : port === 'out'
        ? t('Output of {{name}}', { name })
        : t('Output {{port}} of {{name}}', { port: portLabel(undefined, port), name });
  if (!document) return location;
  if (!isWired) return t('{{place}}, not connected', { place: location });
  const others = document.edges.flatMap(({ from, to }) => {
    if (side === 'input') return to[0] === nodeId && to[1] === port ? [nameOf(document, from[0])] : [];
    return from[0] === nodeId && from[1] === port ? [nameOf(document, to[0])] : [];
  });
  const nodes = others.join(', ');
  return side === 'input'
    ? t('{{place}}, from {{nodes}}', { place: location, nodes })
    : t('{{place}}, to {{nodes}}', { place: location, nodes });
}

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
