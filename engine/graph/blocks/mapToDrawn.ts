import type { GraphAnalysis } from '../analysis/graphAnalysis.ts';
import { unusedNode } from '../diagnoses/diagnoseWhole.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import { openPort, whereIs } from './blockProblems.ts';
import type { Expansion } from './expandBlocks.ts';
import type { ScopedPort } from './scope.ts';

/**
 * Maps problems of an expanded graph to the nodes on the canvas: one per block rather than one per repetition, and unconnected
 * ports where the wire is missing.
 */
export function mapToDrawn({ diagnostics }: Pick<GraphAnalysis, 'diagnostics'>, expansion: Expansion): Diagnostic[] {
  const told = new Set<string>();
  const unused = unusedBlocks(diagnostics, expansion);
  const lead = (diagnostic: Diagnostic): Diagnostic => {
    const { nodeId, code, port } = diagnostic;
    const end: ScopedPort | undefined = code === 'port.unconnected' ? expansion.openEnds.get(`${nodeId} ${port}`) : undefined;
    if (end) return openPort(end);
    const origin = nodeId === undefined ? undefined : expansion.origins.get(nodeId);
    return origin && origin.path.length > 0 ? { ...diagnostic, ...whereIs(origin.path, origin.nodeId) } : diagnostic;
  };
  return [...expansion.diagnostics, ...diagnostics.map(lead)].flatMap((diagnostic) => {
    const { code, nodeId, inside, port, param, edge, expected } = diagnostic;
    const whole = code === 'node.unused' && nodeId !== undefined && inside ? unused.get(nodeId) : undefined;
    const key = whole ? `unused ${nodeId}` : JSON.stringify([code, nodeId, inside, port, param, edge, expected]);
    if (nodeId === undefined && !edge) return [diagnostic];
    if (told.has(key)) return [];
    told.add(key);
    return [whole ?? diagnostic];
  });
}

/** For blocks of which nothing leads to a loss, the one sentence that says so in place of one for each node within. */
function unusedBlocks(diagnostics: readonly Diagnostic[], { origins, scope }: Expansion): Map<string, Diagnostic> {
  const unused = new Set(
    diagnostics.flatMap(({ code, nodeId }) => (code === 'node.unused' && nodeId !== undefined ? [nodeId] : [])),
  );
  const isUsed = new Map<string, boolean>();
  for (const [id, { path }] of origins) {
    const [outermost] = path;
    if (outermost !== undefined) isUsed.set(outermost, (isUsed.get(outermost) ?? false) || !unused.has(id));
  }
  const found = new Map<string, Diagnostic>();
  for (const [id, used] of isUsed) {
    const node = scope.nodes.get(id);
    if (!used && node) found.set(id, unusedNode(node));
  }
  return found;
}
