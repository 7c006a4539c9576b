import type { Diagnostic } from '../diagnostic.ts';
import type { GraphAnalysis } from '../graphAnalysis.ts';
import { openPort, whereIs } from './blockProblems.ts';
import type { Expansion } from './expandBlocks.ts';
import type { Place } from './scope.ts';
import { unusedBlocks } from './unusedBlocks.ts';

/**
 * Maps problems of an expanded graph to the nodes on the canvas: one per block rather than one per repetition, and unconnected
 * ports where the wire is missing.
 */
export function leadToDrawn({ diagnostics }: Pick<GraphAnalysis, 'diagnostics'>, expansion: Expansion): Diagnostic[] {
  const told = new Set<string>();
  const unused = unusedBlocks(diagnostics, expansion);
  const lead = (diagnostic: Diagnostic): Diagnostic => {
    const { nodeId, code, port } = diagnostic;
    const end: Place | undefined = code === 'port.unconnected' ? expansion.openEnds.get(`${nodeId} ${port}`) : undefined;
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
