import { inputPorts } from '../layers/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { GraphDocument } from './document.ts';
import { type NodeAnalysis, nameNode } from './nodeAnalysis.ts';
import { traceNumbers } from './traceNumbers.ts';
import type { Wiring } from './wiring.ts';

/** Ports that take indices, but get numbers that a layer computed, or data that is normalized. */
export function diagnoseIndices(
  document: GraphDocument,
  analyses: ReadonlyMap<string, NodeAnalysis>,
  wiring: Wiring,
): Diagnostic[] {
  const normalize = document.data?.normalize ?? 'none';
  const trace = traceNumbers(analyses, wiring);
  return [...analyses.values()].flatMap((analysis) =>
    indexPorts(analysis).flatMap((port) => {
      const { sources } = trace(analysis.node.id, port);
      const computing = sources.find(({ layer }) => layer && layer.type !== 'input');
      if (computing) return [describe(analysis, port, 'the numbers of an input', `those of ${nameNode(computing.node)}`)];
      if (normalize === 'none' || sources.length === 0) return [];
      return [describe(analysis, port, 'data as it is', `data that is normalized ('${normalize}')`)];
    }),
  );
}

function indexPorts({ layer, params }: NodeAnalysis): string[] {
  const ports = layer ? Object.entries(inputPorts(layer, params)) : [];
  return ports.filter(([, { indices }]) => indices !== undefined).map(([port]) => port);
}

function describe({ node }: NodeAnalysis, port: string, expected: string, received: string): Diagnostic {
  const message = `${nameNode(node)} takes indices at '${port}' and expects ${expected}, but gets ${received}`;
  return { code: 'port.notIndices', severity: 'warning', nodeId: node.id, port, message, expected, received };
}
