import { type Message, message, plural } from '../../messages/index.ts';
import { formatShape, sizeOf } from '../../ops/index.ts';
import { assignColumns, bindColumns } from '../analysis/bindColumns.ts';
import { valuesOf } from '../analysis/columnValues.ts';
import { type ColumnDescription, type DataDescription, dataNodes } from '../analysis/dataDescription.ts';
import type { NodeAnalysis } from '../analysis/nodeAnalysis.ts';
import { readAsClasses, setParams } from '../analysis/remedies.ts';
import type { Diagnostic, Fix } from '../document/diagnostic.ts';
import type { DataSettings } from '../document/document.ts';
import type { Wiring } from '../document/wiring.ts';

/**
 * Checks that the samples of a data set fit the inputs and targets of a graph.
 * @param settings the source of the data, so that a fix can change how it is read
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
 * Class-index targets of a loss that measures accuracy, without a known number of classes: nothing else would check the number of
 * scores. With fewer scores than classes, some labels cannot be predicted.
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

/** True if a loss with one score per class has fewer scores than classes. */
function hasTooFew({ inputs }: NodeAnalysis, { output }: NodeAnalysis, classes: number): boolean {
  const scores = inputs.prediction;
  return (
    scores !== undefined && output !== undefined && scores.length === output.length + 1 && scores[scores.length - 1] < classes
  );
}

function describeClasses({ node }: NodeAnalysis, column: string, classes: number, isError: boolean): Diagnostic {
  return {
    code: 'data.noClasses',
    severity: isError ? 'error' : 'warning',
    nodeId: node.id,
    param: 'classes',
    ...message("'{{node}}' does not specify the number of classes; '{{column}}' in the data has {{classes}}", {
      node: node.id,
      column,
      classes,
    }),
    expected: message('{{count}} classes', { count: classes }),
    received: message('none'),
    fix: setParams([[node.id, 'classes', classes]]),
  };
}

type Side = 'input' | 'target';

function diagnoseSide(
  side: Side,
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
  // An empty graph has its own diagnostic.
  const unused = nodes.length === 0 ? [] : columns.filter((column) => !used.has(column));
  return [...fed, ...unused.map((column) => describeUnused(side, column, nodes.length, columns.length))];
}

const NODES: Record<Side, (count: number) => Message> = {
  input: (count) => plural(count, '{{count}} input node', '{{count}} input nodes'),
  target: (count) => plural(count, '{{count}} target node', '{{count}} target nodes'),
};

const COLUMNS: Record<Side, (count: number) => Message> = {
  input: (count) => plural(count, '{{count}} input column', '{{count}} input columns'),
  target: (count) => plural(count, '{{count}} target column', '{{count}} target columns'),
};

function describeUnused(side: Side, { name }: ColumnDescription, nodes: number, columns: number): Diagnostic {
  const values = { columns: COLUMNS[side](columns), nodes: NODES[side](nodes), column: name };
  return {
    code: 'data.unusedColumn',
    severity: 'warning',
    ...message("The data has {{columns}}, but the graph has {{nodes}}; '{{column}}' is not used", values),
    expected: NODES[side](columns),
    received: nodes,
  };
}

function describeMissing(side: Side, { node }: NodeAnalysis, nodes: number, columns: number): Diagnostic {
  const values = { nodes: NODES[side](nodes), columns, node: node.id };
  return {
    code: 'data.inputCount',
    severity: 'error',
    nodeId: node.id,
    ...message("The graph has {{nodes}}, but the data has {{columns}}; '{{node}}' gets no data", values),
    expected: columns,
    received: nodes,
  };
}

function diagnoseColumn(
  { node, params, output }: NodeAnalysis,
  column: ColumnDescription,
  readAs: (column: ColumnDescription) => Fix | undefined,
): Diagnostic[] {
  if (!output) return [];
  if (sizeOf(output) !== sizeOf(column.shape)) {
    const [shape, given] = [formatShape(output), formatShape(column.shape)];
    const values = { node: node.id, shape, column: column.name, given };
    return [
      {
        code: 'data.shapeMismatch',
        severity: 'error',
        nodeId: node.id,
        param: 'shape',
        ...message(
          "'{{node}}' expects samples of shape {{shape}}, but those of '{{column}}' in the data have shape {{given}}",
          values,
        ),
        expected: message("{{shape}}, the shape of '{{column}}' in the data", { shape: given, column: column.name }),
        received: shape,
        fix: setParams([[node.id, 'shape', column.shape]]),
      },
    ];
  }
  if (typeof params.classes !== 'number' || column.classes === params.classes) return [];
  const { classes } = params;
  const expected =
    column.classes === undefined
      ? message('no classes: the data is numeric')
      : message('{{count}} classes', { count: column.classes });
  const fix = (column.classes === undefined && readAs(column)) || setParams([[node.id, 'classes', column.classes ?? null]]);
  return [
    {
      code: 'data.shapeMismatch',
      severity: 'error',
      nodeId: node.id,
      param: 'classes',
      ...message("'{{node}}' has {{classes}} classes; expected {{expected}}", { node: node.id, classes, expected }),
      expected,
      received: message('{{count}} classes', { count: classes }),
      fix,
    },
  ];
}
