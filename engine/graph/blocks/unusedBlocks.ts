import { unusedNode } from '../diagnoseWhole.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Expansion } from './expandBlocks.ts';

/** Replaces the unused-node diagnostics within an unused block by one for the block. */
export function unusedBlocks(diagnostics: readonly Diagnostic[], { origins, scope }: Expansion): Map<string, Diagnostic> {
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
