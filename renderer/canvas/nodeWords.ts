import type { GraphDocument } from '#engine/graph/index.ts';
import { describeNode, nameOf, nodeName, portLabel } from '../drawing/index.ts';
import { formatShape } from '../format/index.ts';
import { say, t } from '../language/index.ts';
import type { OpenEnd } from './judgeWire.ts';
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
  const place =
    side === 'input'
      ? t('Input {{port}} of {{name}}', { port: portLabel(undefined, port), name })
      : port === 'out'
        ? t('Output of {{name}}', { name })
        : t('Output {{port}} of {{name}}', { port: portLabel(undefined, port), name });
  if (!document) return place;
  if (!isWired) return t('{{place}}, not connected', { place });
  const others = document.edges.flatMap(({ from, to }) => {
    if (side === 'input') return to[0] === nodeId && to[1] === port ? [nameOf(document, from[0])] : [];
    return from[0] === nodeId && from[1] === port ? [nameOf(document, to[0])] : [];
  });
  const nodes = others.join(', ');
  return side === 'input' ? t('{{place}}, from {{nodes}}', { place, nodes }) : t('{{place}}, to {{nodes}}', { place, nodes });
}
