import { inputPorts, type TargetValues } from '../../layers/index.ts';
import { declared, type Message, type MessageValue, message } from '../../messages/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { furthestFromOne, valuesOf } from '../analysis/columnValues.ts';
import type { ColumnDescription, LocatedNumber } from '../analysis/dataDescription.ts';
import { type NodeAnalysis, nameNode } from '../analysis/nodeAnalysis.ts';
import { remedyOf } from '../analysis/remedies.ts';
import { traceNumbers } from '../analysis/traceNumbers.ts';
import type { FedPort, ValueContext, ValueMismatch } from '../analysis/valueMismatch.ts';
import type { Diagnostic } from '../document/diagnostic.ts';

/** Tolerance of row sums: probabilities are often rounded to a few digits. */
const SUM_TOLERANCE = 0.005;
/** float32 rounding can exceed 1 by this much. */
const ROUNDING = 1e-6;

/**
 * Checks the values of columns against the ports that they reach: loss targets and index ports.
 * @param columns node id → the column that feeds it
 * @param side which ports to check; all by default
 */
export function findValueMismatches(
  context: ValueContext,
  columns: ReadonlyMap<string, ColumnDescription>,
  side: 'indices' | 'targets' | 'both' = 'both',
): ValueMismatch[] {
  return fedPorts(context, columns)
    .filter(({ consumer }) => side === 'both' || (consumer.layer?.loss !== undefined) === (side === 'targets'))
    .flatMap((fed) => {
      const problem = isToldElsewhere(fed, context) ? undefined : checkValues(fed);
      return problem ? [{ ...fed, ...problem, remedy: remedyOf({ ...fed, ...problem }, context) }] : [];
    });
}

/** {@link findValueMisfits} as diagnostics. */
export function diagnoseValues(context: ValueContext, columns: ReadonlyMap<string, ColumnDescription>): Diagnostic[] {
  return findValueMismatches(context, columns).map((mismatch) => {
    const { consumer, port, expected, found, remedy } = mismatch;
    return {
      code: consumer.layer?.loss ? 'data.targetValue' : 'data.indexValue',
      severity: 'error',
      nodeId: consumer.node.id,
      port,
      ...message('{{problem}}. {{advice}}', { problem: describeMismatch(mismatch), advice: remedy.advice }),
      expected,
      received: describeFound(found),
      ...(remedy.fix && { fix: remedy.fix }),
    };
  });
}

/** Notes which kind of labels was detected, for losses that take either. */
export function noteLabels(context: ValueContext, columns: ReadonlyMap<string, ColumnDescription>): Message[] {
  return fedPorts(context, columns).flatMap((fed) => {
    const values = fed.takes.kind === 'signs' && !checkValues(fed) ? valuesOf(fed.column) : undefined;
    // All ones can be either kind.
    if (!values || values.least.value === 1) return [];
    const told = { node: nameNode(fed.consumer.node), column: fed.column.name };
    return values.least.value === -1
      ? [message("{{node}} reads the labels of '{{column}}' as -1 and 1", told)]
      : [message("{{node}} reads the labels of '{{column}}' as 0 and 1", told)];
  });
}

/** "Cross-entropy 'j' takes class indices from 0 to 2 as its target, but 'label' holds 3 (line 4)". */
export function describeMismatch({ consumer, port, expected, found, column }: ValueMismatch): Message {
  const value =
    found.kind === 'sum' ? message('a row that sums to {{sum}}', { sum: shorten(found.value) }) : shorten(found.value);
  const values = {
    node: nameNode(consumer.node),
    expected,
    column: column.name,
    received: column.normalization ? message('{{value}} after normalization', { value }) : value,
    where: column.lines
      ? message('line {{line}}', { line: column.lines[found.sample] })
      : message('sample {{sample}}', { sample: found.sample + 1 }),
  };
  if (consumer.layer?.loss) {
    return message("{{node}} expects {{expected}} as its target, but '{{column}}' has {{received}} ({{where}})", values);
  }
  return message("{{node}} expects {{expected}} at '{{port}}', but '{{column}}' has {{received}} ({{where}})", {
    ...values,
    port: declared(port),
  });
}

export const describeFound = ({ kind, value }: ValueMismatch['found']): MessageValue =>
  kind === 'sum' ? message('a sum of {{sum}}', { sum: shorten(value) }) : shorten(value);

/** Seven digits distinguish float32 values. */
const shorten = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(7)));

/** The ports that restrict their values, with the columns that reach them. */
export function fedPorts({ nodes, wiring }: ValueContext, columns: ReadonlyMap<string, ColumnDescription>): FedPort[] {
  if (columns.size === 0) return [];
  const trace = traceNumbers(nodes, wiring);
  return [...nodes.values()].flatMap((consumer) =>
    demandsOf(consumer).flatMap(({ port, takes }) => {
      const traced = trace(consumer.node.id, port);
      return traced.sources.flatMap((source) => {
        const column = columns.get(source.node.id);
        return column ? [{ consumer, port, takes, source, column, trace: traced }] : [];
      });
    }),
  );
}

/** The restrictions on the values at a node's ports. */
function demandsOf({ layer, inputs, output, params }: NodeAnalysis): { port: string; takes: TargetValues }[] {
  if (!layer || !output) return [];
  const { prediction, target } = inputs;
  if (layer.loss) return prediction && target ? [{ port: 'target', takes: layer.loss.targets({ prediction, target }) }] : [];
  return Object.entries(inputPorts(layer, params)).flatMap(([port, { indices }]) =>
    indices === undefined ? [] : [{ port, takes: { kind: 'indices', count: Number(params[indices]) } }],
  );
}

/**
 * True if another check reports it: a column that does not fit its node, or a class index on a direct wire, whose classes are
 * compared with the scores by shape.
 */
function isToldElsewhere({ consumer, port, takes, source, column }: FedPort, { wiring }: ValueContext): boolean {
  const { classes } = source.params;
  if (typeof classes === 'number' && classes !== column.classes) return true;
  if (source.output && sizeOf(source.output) !== sizeOf(column.shape)) return true;
  const wire = wiring.incoming.get(consumer.node.id)?.get(port);
  return takes.kind === 'indices' && column.classes !== undefined && wire?.from[0] === source.node.id;
}

type Problem = Pick<ValueMismatch, 'expected' | 'found'>;

function checkValues({ consumer, takes, column, trace }: FedPort): Problem | undefined {
  if (takes.kind === 'numbers') return undefined;
  const values = valuesOf(column);
  if (!values) return undefined;
  const { least, largest, fraction, hasZero } = values;
  const outside = (low: number, high: number) => (least.value < low ? least : largest.value > high ? largest : undefined);
  const number = (expected: Message, found: LocatedNumber | undefined): Problem | undefined =>
    found && { expected, found: { kind: 'number', ...found } };
  switch (takes.kind) {
    case 'indices':
      return number(describeIndices(takes.count, consumer), outside(0, takes.count - 1) ?? fraction);
    case 'probabilities':
      return number(message('numbers from 0 to 1'), outside(-ROUNDING, 1 + ROUNDING));
    case 'signs': {
      const isMixed = least.value < 0 && (hasZero || least.value !== -1);
      const expected = message('labels of -1 and 1 (or 0 and 1)');
      return number(expected, outside(-1, 1) ?? fraction ?? (isMixed ? least : undefined));
    }
    case 'distributions': {
      const expected = message('rows of probabilities that sum to 1');
      const found = number(expected, outside(-ROUNDING, 1 + ROUNDING));
      if (found || !trace.inOrder) return found;
      const row = furthestFromOne(column, takes.length);
      if (!row || Math.abs(row.sum - 1) <= SUM_TOLERANCE) return undefined;
      return { expected, found: { kind: 'sum', value: row.sum, sample: row.sample } };
    }
  }
}

function describeIndices(count: number, { layer }: NodeAnalysis): Message {
  const last = count - 1;
  if (layer?.loss) {
    return last === 0 ? message('only class index 0') : message('class indices from 0 to {{last}}', { last });
  }
  return last === 0 ? message('only index 0') : message('indices from 0 to {{last}}', { last });
}
