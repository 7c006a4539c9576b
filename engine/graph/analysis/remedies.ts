import { findLayer } from '../../layers/index.ts';
import { conjunction, type Message, message } from '../../messages/index.ts';
import type { Fix, GraphEdit } from '../document/diagnostic.ts';
import type { Wiring } from '../document/wiring.ts';
import { valuesOf } from './columnValues.ts';
import type { ColumnValues } from './dataDescription.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import type { FedPort, Remedy, ValueContext, ValueMismatch } from './valueMismatch.ts';

/** Above this, a label is more likely a code than a class count. */
const MOST_CLASSES = 1000;

export function remedyOf(mismatch: Omit<ValueMismatch, 'remedy'>, context: ValueContext): Remedy {
  const values = valuesOf(mismatch.column) as ColumnValues;
  if (!mismatch.consumer.layer?.loss) return remedyOfIndices(mismatch, values, context);
  switch (mismatch.takes.kind) {
    case 'indices':
      return remedyOfClasses(mismatch, mismatch.takes.count, values, context);
    case 'distributions':
      return remedyOfRows(mismatch, values);
    case 'signs':
      return remedyOfSides(values, context, message('Label one side -1 or 0, and the other 1.'));
    default:
      return remedyOfProbabilities(mismatch, values, context);
  }
}

/** Indices into the rows of a layer. */
function remedyOfIndices(
  { consumer, port, column, found }: Omit<ValueMismatch, 'remedy'>,
  { least, largest, fraction }: ColumnValues,
  { settings }: ValueContext,
): Remedy {
  if (column.normalization) {
    const advice = message('Do not normalize this data: indices cannot be normalized.');
    if (!settings) return { advice };
    return {
      advice,
      fix: { label: message('Turn normalization off'), edits: [{ type: 'setData', setting: 'normalize', value: 'none' }] },
    };
  }
  if (fraction || least.value < 0) {
    return { advice: message('Number them from 0; there is no row for {{value}}.', { value: found.value }) };
  }
  const param = consumer.layer?.inputs[port].indices ?? '';
  const count = largest.value + 1;
  const field = consumer.layer?.params[param];
  if (consumer.tiedTo !== undefined || count > (field?.max ?? count)) return { advice: message('Use smaller values.') };
  return {
    advice: message('Set {{param}} to {{count}}, or use smaller values.', { param, count }),
    fix: setParams([[consumer.node.id, param, count]]),
  };
}

/** Class indices of a loss with a score per class. */
function remedyOfClasses(
  { consumer, source, trace }: FedPort,
  count: number,
  values: ColumnValues,
  context: ValueContext,
): Remedy {
  const { least, largest, fraction } = values;
  if (fraction) return { advice: message('For values that are not classes, use a loss such as mean squared error.') };
  if (least.value !== 0 || largest.value >= MOST_CLASSES) {
    return remedyOfLabels(values, context, message('Number the classes from 0 to {{last}}.', { last: count - 1 }));
  }
  const classes = largest.value + 1;
  const units = nearestWith('units', consumer.node.id, context);
  const changes: [string, string, unknown][] = units ? [[units, 'units', classes]] : [];
  if (source.layer?.type === 'target' && trace.unchanged) changes.push([source.node.id, 'classes', classes]);
  const advice = message('{{classes}} classes need {{scores}} scores.', { classes, scores: classes });
  return units ? { advice, fix: setParams(changes) } : { advice };
}

/** Integer labels can be read as classes, numbered from 0. */
function remedyOfLabels(values: ColumnValues, context: ValueContext, advice: Message): Remedy {
  const fix = readAsClasses(values, context);
  if (!fix) return { advice };
  return {
    advice: message('{{advice}} Reading the file with task=classification numbers classes this way.', { advice }),
    fix,
  };
}

/** Reads the only target column of a table as classes, if it holds integers. */
export function readAsClasses(
  { fraction }: Pick<ColumnValues, 'fraction'>,
  { settings, hasOneTarget }: Pick<ValueContext, 'settings' | 'hasOneTarget'>,
): Fix | undefined {
  const spec = settings?.dataset;
  if (fraction || !hasOneTarget || spec === undefined || !TABLE.test(spec) || /[?&]task=/.test(spec)) return undefined;
  const value = `${spec}${spec.includes('?') ? '&' : '?'}task=classification`;
  const label = message('Read the labels as classes: {{dataset}}', { dataset: value });
  return { label, edits: [{ type: 'setData', setting: 'dataset', value }] };
}

/** Two consecutive labels can be read as two classes. */
function remedyOfSides(values: ColumnValues, context: ValueContext, advice: Message): Remedy {
  return values.largest.value - values.least.value === 1 ? remedyOfLabels(values, context, advice) : { advice };
}

/** A file spec whose reader has the option `task`. */
const TABLE = /\.(csv|tsv|tab|txt|data)(\.gz)?(\?|$)/i;

function remedyOfProbabilities({ consumer, column }: FedPort, values: ColumnValues, context: ValueContext): Remedy {
  if (column.classes !== undefined) {
    return { advice: message('For {{count}} classes, use cross-entropy with a score for each.', { count: column.classes }) };
  }
  const { least, largest, fraction } = values;
  if (!fraction && largest.value - least.value === 1) {
    return remedyOfSides(values, context, message('Label one side 0, and the other 1.'));
  }
  return measureDistance(consumer);
}

const measureDistance = (loss: NodeAnalysis): Remedy => ({
  advice: message('For other values, use mean squared error.'),
  fix: replaceLoss(loss, 'mse', message('mean squared error')),
});

function remedyOfRows(
  { consumer, found, column }: Omit<ValueMismatch, 'remedy'>,
  { least, largest, fraction }: ColumnValues,
): Remedy {
  const isYesOrNo = !fraction && least.value >= 0 && largest.value <= 1;
  if (consumer.node.type === 'crossEntropy' && isYesOrNo && found.value > 1) {
    const advice = message('If several classes can be correct at once, use binary cross-entropy.');
    return { advice, fix: replaceLoss(consumer, 'binaryCrossEntropy', message('binary cross-entropy')) };
  }
  if (column.normalization) return { advice: message('Use probabilities without normalization.') };
  if (least.value < 0) return measureDistance(consumer);
  return { advice: message('Divide the values of each row by their sum.') };
}

/** Replaces a loss by another. */
export function replaceLoss({ node }: NodeAnalysis, nodeType: string, loss: Message, more: readonly GraphEdit[] = []): Fix {
  const label = message("Use {{loss}} in '{{node}}'", { loss, node: node.id });
  return { label, edits: [{ type: 'setType', nodeId: node.id, nodeType }, ...more] };
}

/** The nearest node upstream of a loss's prediction that has a given parameter. */
export function nearestWith(
  param: string,
  lossId: string,
  { nodes, wiring }: { readonly nodes: ReadonlyMap<string, NodeAnalysis>; readonly wiring: Wiring },
): string | undefined {
  let id = wiring.incoming.get(lossId)?.get('prediction')?.from[0];
  const seen = new Set<string>();
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const { layer } = nodes.get(id) ?? {};
    if (layer && param in layer.params) return id;
    // The size of a computed output cannot be set by a node further upstream.
    id = layer && findLayer(layer.type)?.ui.category !== 'merge' ? wiring.incoming.get(id)?.get('in')?.from[0] : undefined;
  }
  return undefined;
}

/** Changes parameters of nodes. */
export function setParams(changes: readonly (readonly [nodeId: string, param: string, value: unknown])[]): Fix {
  const told = changes.map(([node, param, value]) =>
    message("{{param}} of '{{node}}' to {{value}}", { param, node, value: JSON.stringify(value) }),
  );
  return {
    label: message('Set {{changes}}', { changes: conjunction(told) }),
    edits: changes.map(([nodeId, param, value]) => ({ type: 'setParam', nodeId, param, value })),
  };
}
