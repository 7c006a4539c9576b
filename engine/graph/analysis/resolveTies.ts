import { type Message, type MessageValue, message } from '../../messages/index.ts';
import { formatShape, sameShape } from '../../ops/index.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import { type NodeAnalysis, nameNode } from './nodeAnalysis.ts';

/**
 * Links every tied node to the owner of its weights; reports invalid ties.
 * @param analyses changed in place for tied nodes
 */
export function resolveTies(analyses: Map<string, NodeAnalysis>): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [id, analysis] of analyses) {
    const tiedTo = wantedOwner(analysis);
    if (tiedTo === undefined) continue;
    const problem = describeProblem(analysis, tiedTo, analyses.get(tiedTo));
    if (problem) diagnostics.push(problem);
    else analyses.set(id, { ...analysis, tiedTo, parameters: 0 });
  }
  return diagnostics;
}

const wantedOwner = ({ layer, params }: NodeAnalysis): string | undefined =>
  layer && typeof params.tiedTo === 'string' ? params.tiedTo : undefined;

function describeProblem(analysis: NodeAnalysis, tiedTo: string, owner: NodeAnalysis | undefined): Diagnostic | undefined {
  const { node } = analysis;
  if (!owner) {
    return refuse(analysis, message('a node of this graph'), message("'{{node}}', which does not exist", { node: tiedTo }));
  }
  if (tiedTo === node.id) return refuse(analysis, message('another node'), message('itself'));
  if (owner.node.type !== node.type) {
    return refuse(analysis, message("a node of the type '{{type}}'", { type: node.type }), nameNode(owner.node));
  }
  const furtherOwner = wantedOwner(owner);
  if (furtherOwner !== undefined) {
    const received = message("{{node}}, which shares the weights of '{{owner}}'", {
      node: nameNode(owner.node),
      owner: furtherOwner,
    });
    const expected = message('a node with its own weights');
    return refuse(analysis, expected, received, furtherOwner === node.id ? null : furtherOwner);
  }
  // Another diagnostic reports an open shape.
  if (!analysis.output || !owner.output) return undefined;
  const [wanted, given] = [describeWeights(analysis), describeWeights(owner)];
  const fits =
    Object.keys(owner.weights).length === Object.keys(analysis.weights).length &&
    Object.entries(analysis.weights).every(([name, { shape }]) => sameShape(shape, owner.weights[name]?.shape ?? []));
  if (fits) return undefined;
  return refuse(analysis, wanted, message('{{weights}} of {{node}}', { weights: given, node: nameNode(owner.node) }));
}

const describeWeights = ({ weights }: NodeAnalysis): MessageValue =>
  Object.entries(weights).map(([name, { shape }]) => `${name} ${formatShape(shape)}`);

function refuse({ node }: NodeAnalysis, expected: MessageValue, received: Message, owner: string | null = null): Diagnostic {
  const values = { node: nameNode(node), expected, received };
  return {
    code: 'weights.cannotTie',
    severity: 'error',
    nodeId: node.id,
    param: 'tiedTo',
    ...message('{{node}} expects {{expected}} to share weights with, but has {{received}}', values),
    expected,
    received,
    fix: {
      label:
        owner === null
          ? message("Give '{{node}}' its own weights", { node: node.id })
          : message("Tie '{{node}}' to '{{owner}}'", { node: node.id, owner }),
      edits: [{ type: 'setParam', nodeId: node.id, param: 'tiedTo', value: owner }],
    },
  };
}
