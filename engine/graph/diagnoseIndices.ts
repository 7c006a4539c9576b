import { inputPorts } from '../layers/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { GraphDocument } from './document.ts';
import { type NodeAnalysis, nameNode } from './nodeAnalysis.ts';
import type { Wiring } from './wiring.ts';

/** Ports that take indices, but get numbers that a layer computed, or data that is normalized. */
export function diagnoseIndices(
  document: GraphDocument,
  analyses: ReadonlyMap<string, NodeAnalysis>,
  wiring: Wiring,
): Diagnostic[] {
  const normalize = document.data?.normalize ?? 'none';
  return [...analyses.values()].flatMap((analysis) =>
    indexPorts(analysis).flatMap((port) => {
      const sources = sourcesOf(analysis, port, analyses, wiring);
      const computing = sources.find(({ layer }) => layer && layer.type !== 'input');
      if (computing) return [describe(analysis, port, 'the numbers of an input', `those of ${nameNode(computing.node)}`)];
      if (normalize === 'none' || sources.length === 0) return [];
      return [describe(analysis, port, 'data as it is', `data that is normalized ('${normalize}')`)];
    }),
  );
}

function indexPorts({ layer, params }: NodeAnalysis): string[] {
  const ports = layer ? Object.entries(inputPorts(layer, params)) : [];
  return ports.filter(([, { indices }]) => indices).map(([port]) => port);
}

/** The nodes whose numbers reach a port, however they are arranged on the way. */
function sourcesOf(
  { node }: NodeAnalysis,
  port: string,
  analyses: ReadonlyMap<string, NodeAnalysis>,
  wiring: Wiring,
): NodeAnalysis[] {
  const sources = new Set<NodeAnalysis>();
  const seen = new Set<string>();
  const pending = [wiring.incoming.get(node.id)?.get(port)?.from[0]];
  while (pending.length > 0) {
    const id = pending.pop();
    const source = id === undefined ? undefined : analyses.get(id);
    if (!source || seen.has(source.node.id)) continue;
    seen.add(source.node.id);
    if (!source.layer?.keepsNumbers) sources.add(source);
    else for (const { from } of wiring.incoming.get(source.node.id)?.values() ?? []) pending.push(from[0]);
  }
  return [...sources];
}

function describe({ node }: NodeAnalysis, port: string, expected: string, received: string): Diagnostic {
  const message = `${nameNode(node)} takes indices at '${port}' and expects ${expected}, but gets ${received}`;
  return { code: 'port.notIndices', severity: 'warning', nodeId: node.id, port, message, expected, received };
}
