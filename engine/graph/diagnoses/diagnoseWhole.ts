import { message } from '../../messages/index.ts';
import { type NodeAnalysis, nameNode } from '../analysis/nodeAnalysis.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { GraphDocument, GraphNode } from '../document/document.ts';
import { insideOf } from '../document/inside.ts';
import { BLOCK_OUTPUT } from '../document/nodeTypes.ts';
import type { Wiring } from '../document/wiring.ts';

/**
 * Problems of the graph as a whole.
 * @param used the nodes that reach a loss
 */
export function diagnoseWhole(
  document: GraphDocument,
  analyses: ReadonlyMap<string, NodeAnalysis>,
  used: ReadonlySet<string>,
): Diagnostic[] {
  if (insideOf(document)) return diagnoseUnused(analyses, used, message('an output of the block'));
  const received = message('none');
  if (document.nodes.length === 0) {
    const text = message('The graph is empty; add an input, layers and a loss');
    return [{ code: 'graph.empty', severity: 'error', ...text, expected: message('nodes'), received }];
  }
  const diagnostics: Diagnostic[] = [];
  const types = [...analyses.values()].map(({ layer }) => layer);
  if (!types.some((layer) => layer?.type === 'input')) {
    diagnostics.push({
      code: 'graph.noInput',
      severity: 'error',
      ...message('The graph has no input; add an input node'),
      expected: message('an input node'),
      received,
    });
  }
  if (!types.some((layer) => layer?.loss)) {
    diagnostics.push({
      code: 'graph.noLoss',
      severity: 'error',
      ...message('The graph has no loss; training needs one to minimize'),
      expected: message('a loss node'),
      received,
    });
  } else diagnostics.push(...diagnoseUnused(analyses, used));
  return diagnostics;
}

/** The nodes that reach a loss, or an output of the current block, and these ends. */
export function findUsed(analyses: ReadonlyMap<string, NodeAnalysis>, wiring: Wiring): Set<string> {
  const used = new Set<string>();
  const pending = [...analyses.values()]
    .filter(({ layer }) => layer?.loss || layer?.type === BLOCK_OUTPUT)
    .map(({ node }) => node.id);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (used.has(id)) continue;
    used.add(id);
    for (const { from } of wiring.incoming.get(id)?.values() ?? []) pending.push(from[0]);
  }
  return used;
}

const A_LOSS = message('a loss');

function diagnoseUnused(analyses: ReadonlyMap<string, NodeAnalysis>, used: ReadonlySet<string>, end = A_LOSS): Diagnostic[] {
  return [...analyses.values()].filter(({ node, layer }) => layer && !used.has(node.id)).map(({ node }) => unusedNode(node, end));
}

/** A node whose output is not used. */
export function unusedNode(node: GraphNode, end = A_LOSS): Diagnostic {
  return {
    code: 'node.unused',
    severity: 'warning',
    nodeId: node.id,
    ...message('{{node}} is not connected to {{end}}, so it will not be trained', { node: nameNode(node), end }),
    expected: message('a path to {{end}}', { end }),
    received: message('none'),
  };
}
