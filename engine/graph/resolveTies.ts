import { formatShape, sameShape } from '../ops/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type NodeAnalysis, nameNode } from './nodeAnalysis.ts';

/**
 * Leads every node that shall use the weights of another to them; reports those that cannot.
 * @param analyses changed in place, where a node is tied
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
  if (!owner) return refuse(analysis, 'a node of this graph', `'${tiedTo}', which does not exist`);
  if (tiedTo === node.id) return refuse(analysis, 'another node', 'itself');
  if (owner.node.type !== node.type) return refuse(analysis, `a node of the type '${node.type}'`, nameNode(owner.node));
  const furtherOwner = wantedOwner(owner);
  if (furtherOwner !== undefined) {
    const received = `${nameNode(owner.node)}, which uses those of '${furtherOwner}'`;
    return refuse(analysis, 'a node with weights of its own', received, furtherOwner === node.id ? null : furtherOwner);
  }
  // Where a shape is still open, another diagnostic says why.
  if (!analysis.output || !owner.output) return undefined;
  const [wanted, given] = [describeWeights(analysis), describeWeights(owner)];
  const fits =
    Object.keys(owner.weights).length === Object.keys(analysis.weights).length &&
    Object.entries(analysis.weights).every(([name, { shape }]) => sameShape(shape, owner.weights[name]?.shape ?? []));
  return fits ? undefined : refuse(analysis, wanted, `${given} of ${nameNode(owner.node)}`);
}

function describeWeights({ weights }: NodeAnalysis): string {
  return Object.entries(weights)
    .map(([name, { shape }]) => `${name} ${formatShape(shape)}`)
    .join(', ');
}

function refuse({ node }: NodeAnalysis, expected: string, received: string, owner: string | null = null): Diagnostic {
  return {
    code: 'weights.cannotTie',
    severity: 'error',
    nodeId: node.id,
    param: 'tiedTo',
    message: `${nameNode(node)} expects ${expected} to share weights with, but has ${received}`,
    expected,
    received,
    fix: {
      label: owner === null ? `Give '${node.id}' weights of its own` : `Tie '${node.id}' to '${owner}'`,
      edits: [{ type: 'setParam', nodeId: node.id, param: 'tiedTo', value: owner }],
    },
  };
}
