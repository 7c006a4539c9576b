import { findLayer } from '../layers/index.ts';
import { valuesOf } from './columnValues.ts';
import type { ColumnValues } from './dataDescription.ts';
import type { Fix, GraphEdit } from './diagnostic.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import type { FedPort, Remedy, ValueContext, ValueMisfit } from './valueMisfit.ts';
import type { Wiring } from './wiring.ts';

/** From here on a label is more likely a code than a count of classes. */
const MOST_CLASSES = 1000;

export function remedyOf(misfit: Omit<ValueMisfit, 'remedy'>, context: ValueContext): Remedy {
  const values = valuesOf(misfit.column) as ColumnValues;
  if (!misfit.consumer.layer?.loss) return remedyOfIndices(misfit, values, context);
  switch (misfit.takes.kind) {
    case 'indices':
      return remedyOfClasses(misfit, misfit.takes.count, values, context);
    case 'distributions':
      return remedyOfRows(misfit, values);
    case 'signs':
      return remedyOfSides(values, context, 'Label one side -1 or 0, and the other 1.');
    default:
      return remedyOfProbabilities(misfit, values, context);
  }
}

/** Indices into the rows of a layer. */
function remedyOfIndices(
  { consumer, port, column, found }: Omit<ValueMisfit, 'remedy'>,
  { least, largest, fraction }: ColumnValues,
  { settings }: ValueContext,
): Remedy {
  if (column.normalization) {
    const advice = 'Leave the data as it is: indices cannot be normalized.';
    if (!settings) return { advice };
    return {
      advice,
      fix: { label: 'Turn normalization off', edits: [{ type: 'setData', setting: 'normalize', value: 'none' }] },
    };
  }
  if (fraction || least.value < 0) return { advice: `Number them from 0; ${found.value} names no row.` };
  const param = consumer.layer?.inputs[port].indices ?? '';
  const count = largest.value + 1;
  const field = consumer.layer?.params[param];
  if (consumer.tiedTo !== undefined || count > (field?.max ?? count)) return { advice: 'Use smaller numbers.' };
  return { advice: `Set ${param} to ${count}, or use smaller numbers.`, fix: setParams([[consumer.node.id, param, count]]) };
}

/** Class indices of a loss over scores. */
function remedyOfClasses(
  { consumer, source, trace }: FedPort,
  count: number,
  values: ColumnValues,
  context: ValueContext,
): Remedy {
  const { least, largest, fraction } = values;
  if (fraction) return { advice: 'For numbers that are no classes use a loss such as mean squared error.' };
  if (least.value !== 0 || largest.value >= MOST_CLASSES) {
    return remedyOfLabels(values, context, `Number the classes from 0 to ${count - 1}.`);
  }
  const classes = largest.value + 1;
  const units = nearestWith('units', consumer.node.id, context);
  const changes: [string, string, unknown][] = units ? [[units, 'units', classes]] : [];
  if (source.layer?.type === 'target' && trace.unchanged) changes.push([source.node.id, 'classes', classes]);
  const advice = `With ${classes} classes there must be ${classes} scores.`;
  return units ? { advice, fix: setParams(changes) } : { advice };
}

/** Labels in whole numbers can be read as classes, which are numbered from 0. */
function remedyOfLabels(values: ColumnValues, context: ValueContext, advice: string): Remedy {
  const fix = readAsClasses(values, context);
  if (!fix) return { advice };
  return { advice: `${advice} Classes are numbered so where the file is read with task=classification.`, fix };
}

/** Reads the only target column of a table as classes, where it holds whole numbers. */
export function readAsClasses(
  { fraction }: Pick<ColumnValues, 'fraction'>,
  { settings, hasOneTarget }: Pick<ValueContext, 'settings' | 'hasOneTarget'>,
): Fix | undefined {
  const spec = settings?.dataset;
  if (fraction || !hasOneTarget || spec === undefined || !TABLE.test(spec) || /[?&]task=/.test(spec)) return undefined;
  const value = `${spec}${spec.includes('?') ? '&' : '?'}task=classification`;
  return { label: `Read the labels as classes: ${value}`, edits: [{ type: 'setData', setting: 'dataset', value }] };
}

/** Two labels in a row can be read as two classes. */
function remedyOfSides(values: ColumnValues, context: ValueContext, advice: string): Remedy {
  return values.largest.value - values.least.value === 1 ? remedyOfLabels(values, context, advice) : { advice };
}

/** A spec of a file whose reader has the option `task`. */
const TABLE = /\.(csv|tsv|tab|txt|data)(\.gz)?(\?|$)/i;

function remedyOfProbabilities({ consumer, column }: FedPort, values: ColumnValues, context: ValueContext): Remedy {
  if (column.classes !== undefined) return { advice: `For ${column.classes} classes use cross-entropy with a score for each.` };
  const { least, largest, fraction } = values;
  if (!fraction && largest.value - least.value === 1) {
    return remedyOfSides(values, context, 'Label one side 0, and the other 1.');
  }
  return { advice: 'For other numbers use mean squared error.', fix: replaceLoss(consumer, 'mse', 'mean squared error') };
}

function remedyOfRows(
  { consumer, found, column }: Omit<ValueMisfit, 'remedy'>,
  { least, largest, fraction }: ColumnValues,
): Remedy {
  const isYesOrNo = !fraction && least.value >= 0 && largest.value <= 1;
  if (consumer.node.type === 'crossEntropy' && isYesOrNo && found.value > 1) {
    const advice = 'Where several classes can be right at once, use binary cross-entropy.';
    return { advice, fix: replaceLoss(consumer, 'binaryCrossEntropy', 'binary cross-entropy') };
  }
  if (column.normalization) return { advice: 'Leave probabilities as they are, without normalization.' };
  if (least.value < 0)
    return { advice: 'For other numbers use mean squared error.', fix: replaceLoss(consumer, 'mse', 'mean squared error') };
  return { advice: 'Divide the numbers of each row by their sum.' };
}

/** Puts another loss in the place of one. */
export function replaceLoss({ node }: NodeAnalysis, nodeType: string, name: string, more: readonly GraphEdit[] = []): Fix {
  return { label: `Use ${name} in '${node.id}'`, edits: [{ type: 'setType', nodeId: node.id, nodeType }, ...more] };
}

/** The nearest node upstream of a loss's prediction that has a parameter. */
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
    // What gives its output another size can be given it by no other node.
    id = layer && findLayer(layer.type)?.ui.category !== 'merge' ? wiring.incoming.get(id)?.get('in')?.from[0] : undefined;
  }
  return undefined;
}

/** Gives parameters of nodes other values. */
export function setParams(changes: readonly (readonly [nodeId: string, param: string, value: unknown])[]): Fix {
  const labels = changes.map(([nodeId, param, value]) => `${param} of '${nodeId}' to ${JSON.stringify(value)}`);
  return {
    label: `Set ${labels.join(' and ')}`,
    edits: changes.map(([nodeId, param, value]) => ({ type: 'setParam', nodeId, param, value })),
  };
}
