import { inputPorts } from '../../layers/index.ts';
import { declared, type Message, message } from '../../messages/index.ts';
import type { ColumnDescription } from '../analysis/dataDescription.ts';
import type { GraphAnalysis } from '../analysis/graphAnalysis.ts';
import { type NodeAnalysis, nameNode } from '../analysis/nodeAnalysis.ts';
import { traceNumbers } from '../analysis/traceNumbers.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { GraphDocument } from '../document/document.ts';
import type { Wiring } from '../document/wiring.ts';

/** Index ports fed with computed values. */
export function diagnoseIndices(analyses: ReadonlyMap<string, NodeAnalysis>, wiring: Wiring): Diagnostic[] {
  const trace = traceNumbers(analyses, wiring);
  return [...analyses.values()].flatMap((analysis) =>
    indexPorts(analysis).flatMap((port) => {
      const computing = trace(analysis.node.id, port).sources.find(({ layer }) => layer && layer.type !== 'input');
      if (!computing) return [];
      const received = message('the values of {{node}}', { node: nameNode(computing.node) });
      return [describe(analysis, port, message('the values of an input'), received)];
    }),
  );
}

/** Index ports fed with normalized data; columns of indices are never normalized. */
export function diagnoseNormalizedIndices(
  document: GraphDocument,
  { nodes, wiring }: Pick<GraphAnalysis, 'nodes' | 'wiring'>,
  columns: ReadonlyMap<string, ColumnDescription>,
): Diagnostic[] {
  const normalize = document.data?.normalize ?? 'none';
  if (normalize === 'none') return [];
  const trace = traceNumbers(nodes, wiring);
  const isNormalized = ({ node, layer }: NodeAnalysis) => layer?.type === 'input' && !columns.get(node.id)?.isIndex;
  return [...nodes.values()].flatMap((analysis) =>
    indexPorts(analysis).flatMap((port) => {
      if (!trace(analysis.node.id, port).sources.some(isNormalized)) return [];
      const received = message("data that is normalized ('{{normalize}}')", { normalize });
      return [describe(analysis, port, message('data without normalization'), received)];
    }),
  );
}

function indexPorts({ layer, params }: NodeAnalysis): string[] {
  const ports = layer ? Object.entries(inputPorts(layer, params)) : [];
  return ports.filter(([, { indices }]) => indices !== undefined).map(([port]) => port);
}

function describe({ node }: NodeAnalysis, port: string, expected: Message, received: Message): Diagnostic {
  const values = { node: nameNode(node), port: declared(port), expected, received };
  const text = message("{{node}} expects indices at '{{port}}', {{expected}}, but gets {{received}}", values);
  return { code: 'port.notIndices', severity: 'warning', nodeId: node.id, port, ...text, expected, received };
}
