import { formatShape, sizeOf } from '../ops/index.ts';
import { assignColumns, bindColumns } from './bindColumns.ts';
import { valuesOf } from './columnValues.ts';
import { type ColumnDescription, type DataDescription, dataNodes } from './dataDescription.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import type { DataSettings } from './document.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import { readAsClasses } from './remedies.ts';
import type { Wiring } from './wiring.ts';

/**
 * Checks that the samples of a data set fit the inputs and targets of a graph.
 * @param settings where the data comes from, so that a fix can change how it is read
 */
export function diagnoseData(
  nodes: ReadonlyMap<string, NodeAnalysis>,
  data: DataDescription,
  wiring: Wiring,
  settings?: DataSettings,
): Diagnostic[] {
  return [
    ...diagnoseSide('input', dataNodes(nodes, 'input'), data.inputs, settings),
    ...diagnoseSide('target', dataNodes(nodes, 'target'), data.targets, settings),
    ...diagnoseClasses(nodes, data.targets, wiring),
  ];
}

/**
 * Targets that lead a class index into a loss that counts right answers, without saying how many classes there are: nothing
 * would check the scores against them. With fewer scores than classes there is nothing to compare some answers with.
 */
function diagnoseClasses(
  nodes: ReadonlyMap<string, NodeAnalysis>,
  columns: readonly ColumnDescription[],
  wiring: Wiring,
): Diagnostic[] {
  const bound = bindColumns(dataNodes(nodes, 'target'), columns);
  return [...nodes.values()].flatMap((loss) => {
    const { decision } = loss.layer?.loss ?? {};
    if (!decision || decision === 'number') return [];
    const from = wiring.incoming.get(loss.node.id)?.get('target')?.from[0];
    const target = from === undefined ? undefined : nodes.get(from);
    const column = target && bound.get(target.node.id);
    if (!target || target.hasInvalidParams || column?.classes === undefined || target.params.classes !== null) return [];
    if (target.output && sizeOf(target.output) !== sizeOf(column.shape)) return [];
    return [describeClasses(target, column.name, column.classes, hasTooFew(loss, target, column.classes))];
  });
}

/** Whether a loss that takes a score for each class gets fewer. */
function hasTooFew({ inputs }: NodeAnalysis, { output }: NodeAnalysis, classes: number): boolean {
  const scores = inputs.prediction;
  return (
    scores !== undefined && output !== undefined && scores.length === output.length + 1 && scores[scores.length - 1] < classes
  );
}

function describeClasses({ node }: NodeAnalysis, column: string, classes: number, isError: boolean): Diagnostic {
  const message = `'${node.id}' does not say how many classes there are; '${column}' in the data has ${classes}`;
  return {
    code: 'data.noClasses',
    severity: isError ? 'error' : 'warning',
    nodeId: node.id,
    param: 'classes',
    message,
    expected: `${classes} classes`,
    received: 'none',
    fix: setParam(node.id, 'classes', classes),
  };
}

function diagnoseSide(
  side: 'input' | 'target',
  nodes: readonly NodeAnalysis[],
  columns: readonly ColumnDescription[],
  settings: DataSettings | undefined,
): Diagnostic[] {
  const bound = bindColumns(nodes, columns);
  const readAs = (column: ColumnDescription) => {
    const values = valuesOf(column);
    return values && readAsClasses(values, { settings, hasOneTarget: side === 'target' && columns.length === 1 });
  };
  const used = new Set([...assignColumns(nodes, columns).values()].flat());
  const fed = nodes.flatMap((analysis) => {
    const column = bound.get(analysis.node.id);
    return column ? diagnoseColumn(analysis, column, readAs) : [describeMissing(side, analysis, nodes.length, columns.length)];
  });
  // Without any node there is another diagnostic that says what is missing.
  const unused = nodes.length === 0 ? [] : columns.filter((column) => !used.has(column));
  return [...fed, ...unused.map((column) => describeUnused(side, column, nodes.length, columns.length))];
}

function describeUnused(side: string, { name }: ColumnDescription, nodes: number, columns: number): Diagnostic {
  const message = `The data has ${columns} ${side} columns, but the graph has ${nodes} ${side} ${nodes === 1 ? 'node' : 'nodes'}; '${name}' is not used`;
  return { code: 'data.unusedColumn', severity: 'warning', message, expected: `${columns} ${side} nodes`, received: `${nodes}` };
}

function describeMissing(side: string, { node }: NodeAnalysis, nodes: number, columns: number): Diagnostic {
  const message = `The graph has ${nodes} ${side} nodes, but the data has ${columns}; nothing feeds '${node.id}'`;
  return { code: 'data.inputCount', severity: 'error', nodeId: node.id, message, expected: `${columns}`, received: `${nodes}` };
}

function diagnoseColumn(
  { node, params, output }: NodeAnalysis,
  column: ColumnDescription,
  readAs: (column: ColumnDescription) => Fix | undefined,
): Diagnostic[] {
  if (!output) return [];
  if (sizeOf(output) !== sizeOf(column.shape)) {
    const expected = `${formatShape(column.shape)}, the shape of '${column.name}' in the data`;
    const message = `'${node.id}' expects samples of shape ${formatShape(output)}, but those of '${column.name}' in the data have shape ${formatShape(column.shape)}`;
    const fix = setParam(node.id, 'shape', column.shape);
    return [
      {
        code: 'data.shapeMismatch',
        severity: 'error',
        nodeId: node.id,
        param: 'shape',
        message,
        expected,
        received: formatShape(output),
        fix,
      },
    ];
  }
  if (typeof params.classes !== 'number' || column.classes === params.classes) return [];
  const expected = column.classes === undefined ? 'no classes: the data holds numbers' : `${column.classes} classes`;
  const message = `'${node.id}' has ${params.classes} classes; expected ${expected}`;
  const fix = (column.classes === undefined && readAs(column)) || setParam(node.id, 'classes', column.classes ?? null);
  return [
    {
      code: 'data.shapeMismatch',
      severity: 'error',
      nodeId: node.id,
      param: 'classes',
      message,
      expected,
      received: `${params.classes} classes`,
      fix,
    },
  ];
}

function setParam(nodeId: string, param: string, value: unknown): Fix {
  return {
    label: `Set ${param} of '${nodeId}' to ${JSON.stringify(value)}`,
    edits: [{ type: 'setParam', nodeId, param, value }],
  };
}
