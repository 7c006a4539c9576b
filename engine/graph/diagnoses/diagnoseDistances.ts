import { type Message, message, quoted } from '../../messages/index.ts';
import { sameShape } from '../../ops/index.ts';
import type { ColumnDescription } from '../analysis/dataDescription.ts';
import { type NodeAnalysis, nameNode } from '../analysis/nodeAnalysis.ts';
import { nearestWith, replaceLoss, setParams } from '../analysis/remedies.ts';
import { traceNumbers } from '../analysis/traceNumbers.ts';
import type { Diagnostic, Fix } from '../document/diagnostic.ts';
import type { Wiring } from '../document/wiring.ts';

interface Graph {
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  readonly wiring: Wiring;
}

/**
 * Class indices in a loss that measures distances: class 2 is not twice as far from class 0 as class 1 is. An error for three or
 * more named classes; for two classes or numeric names, a distance can be meaningful.
 */
export function diagnoseDistances(graph: Graph, columns: ReadonlyMap<string, ColumnDescription>): Diagnostic[] {
  const trace = traceNumbers(graph.nodes, graph.wiring);
  return [...graph.nodes.values()].flatMap((loss) => {
    const { prediction, target } = loss.inputs;
    if (!loss.output || !prediction || !target || loss.layer?.loss?.targets({ prediction, target }).kind !== 'numbers') return [];
    return trace(loss.node.id, 'target').sources.flatMap((source) => {
      const column = columns.get(source.node.id);
      const declared = typeof source.params.classes === 'number' ? source.params.classes : undefined;
      const classes = column ? column.classes : declared;
      return classes === undefined ? [] : [describe(loss, source, classes, column, graph)];
    });
  });
}

function describe(
  loss: NodeAnalysis,
  source: NodeAnalysis,
  classes: number,
  column: ColumnDescription | undefined,
  graph: Graph,
): Diagnostic {
  const areWords = classes > 2 && column?.classNames?.some((name) => !isNumber(name)) === true;
  const received = message('class indices of {{classes}}', { classes: nameClasses(classes, column) });
  const target = column ? message("'{{column}}' in the data", { column: column.name }) : quoted(source.node.id);
  const consequence =
    classes === 2 ? message('binary cross-entropy is the loss for two classes') : message('their order has no meaning');
  const values = { node: nameNode(loss.node), target, received, consequence };
  const fix = fixOf(loss, source, classes, graph);
  return {
    code: 'loss.classIndices',
    severity: areWords ? 'error' : 'warning',
    nodeId: loss.node.id,
    port: 'target',
    ...message('{{node}} measures distances between numbers, but {{target}} has {{received}}; {{consequence}}', values),
    expected: message('numbers'),
    received,
    ...(fix && { fix }),
  };
}

/** "3 classes ('apple', 'berry', …)": the names reveal numbers that were read as classes. */
function nameClasses(classes: number, column: ColumnDescription | undefined): Message {
  const names = column?.classNames?.slice(0, 2).map(quoted) ?? [];
  if (names.length === 0) return message('{{count}} classes', { count: classes });
  const shown = classes > 2 ? [...names, '…'] : names;
  return message('{{count}} classes ({{names}})', { count: classes, names: shown });
}

const isNumber = (name: string): boolean => name.trim() !== '' && Number.isFinite(Number(name));

/** A loss for classes, with one score for two classes, else one per class. */
function fixOf(loss: NodeAnalysis, source: NodeAnalysis, classes: number, graph: Graph): Fix | undefined {
  if (classes === 2) return replaceLoss(loss, 'binaryCrossEntropy', message('binary cross-entropy'));
  const { prediction, target } = loss.inputs;
  const units = nearestWith('units', loss.node.id, graph);
  const isTarget = source.layer?.type === 'target' && source.output !== undefined && sameShape(source.output, target);
  if (!units || !isTarget || prediction.at(-1) !== 1) return undefined;
  const changes: [string, string, unknown][] = [
    [units, 'units', classes],
    [source.node.id, 'classes', classes],
  ];
  const shape = prediction.slice(0, -1);
  if (!sameShape(shape, target)) changes.push([source.node.id, 'shape', shape]);
  const name = message('cross-entropy with {{count}} scores', { count: classes });
  return replaceLoss(loss, 'crossEntropy', name, setParams(changes).edits);
}
