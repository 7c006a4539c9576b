import type { Diagnostic, DrawnGraph, GraphDocument, GraphNode, NodeAnalysis } from '#engine/graph/index.ts';
import { isSameMessage } from '#engine/messages/index.ts';
import { isSameButForPosition, sortDiagnostics } from '../../../document/index.ts';

/** Display data of a node. A node with unchanged data keeps its object, so that it is not re-rendered. */
export interface NodeFacts extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly known: NodeAnalysis;
  /** Errors first. */
  readonly problems: readonly Diagnostic[];
  /** The input ports that have a wire. */
  readonly wired: ReadonlySet<string>;
  readonly isOutputWired: boolean;
}

const NO_PROBLEMS: readonly Diagnostic[] = [];
const NO_PORTS: ReadonlySet<string> = new Set();

/** Display data of all analyzed nodes. @param before the previous ones */
export function collectFacts(
  { nodes }: GraphDocument,
  { nodes: analyses, diagnostics, wiring }: DrawnGraph,
  before: ReadonlyMap<string, NodeFacts>,
): Map<string, NodeFacts> {
  const problems = Map.groupBy(sortDiagnostics(diagnostics), ({ nodeId }) => nodeId);
  const collected = new Map<string, NodeFacts>();
  for (const node of nodes) {
    const { id } = node;
    const known = analyses.get(id);
    if (!known) continue;
    const incoming = wiring.incoming.get(id);
    const facts: NodeFacts = {
      node,
      known,
      problems: problems.get(id) ?? NO_PROBLEMS,
      wired: incoming ? new Set(incoming.keys()) : NO_PORTS,
      isOutputWired: wiring.outgoing.has(id),
    };
    const last = before.get(id);
    collected.set(id, last && showsTheSame(last, facts) ? last : facts);
  }
  return collected;
}

function showsTheSame(a: NodeFacts, b: NodeFacts): boolean {
  return (
    isSameButForPosition(a.node, b.node) &&
    a.known.layer === b.known.layer &&
    a.known.parameters === b.known.parameters &&
    sameShape(a.known.output, b.known.output) &&
    sameInputs(a.known.inputs, b.known.inputs) &&
    sameColumn(a.known.column, b.known.column) &&
    a.isOutputWired === b.isOutputWired &&
    a.wired.size === b.wired.size &&
    [...a.wired].every((port) => b.wired.has(port)) &&
    a.problems.length === b.problems.length &&
    a.problems.every(
      (problem, index) => problem.severity === b.problems[index].severity && isSameMessage(problem, b.problems[index]),
    )
  );
}

function sameShape(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return (
    a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((length, index) => length === b[index]))
  );
}

function sameInputs(a: NodeAnalysis['inputs'], b: NodeAnalysis['inputs']): boolean {
  const ports = Object.keys(a);
  return ports.length === Object.keys(b).length && ports.every((port) => sameShape(a[port], b[port]));
}

function sameColumn(a: NodeAnalysis['column'], b: NodeAnalysis['column']): boolean {
  return a?.name === b?.name && a?.classes === b?.classes && a?.features?.join() === b?.features?.join();
}
