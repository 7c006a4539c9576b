import type { GraphDocument, GraphEdge } from '#engine/graph/index.ts';
import { message } from '../../language/index.ts';
import type { EditProposal } from './proposal.ts';

/** For a wire that closes a cycle: the other wires of it, whose removal opens it again, the nearest first. */
export function routesBack({ edges }: GraphDocument, edge: GraphEdge): EditProposal[] {
  const cameBy = new Map<string, GraphEdge>();
  const reached = [edge.to[0]];
  for (const id of reached) {
    for (const next of edges) {
      if (next.from[0] !== id || cameBy.has(next.to[0])) continue;
      cameBy.set(next.to[0], next);
      reached.push(next.to[0]);
    }
  }
  const route: GraphEdge[] = [];
  for (let step = cameBy.get(edge.from[0]); step && !route.includes(step); step = cameBy.get(step.from[0])) {
    route.push(step);
    if (step.from[0] === edge.to[0]) break;
  }
  return route.map((removed) => ({
    label: message("Remove the wire from '{{from}}' to '{{to}}'", { from: removed.from[0], to: removed.to[0] }),
    edits: [{ type: 'removeEdge', edge: removed }],
  }));
}
