import { describeFound, describeMismatch, findValueMismatches, type GraphAnalysis } from '../graph/index.ts';
import { declareErrors, type MessageValue, message } from '../messages/index.ts';
import type { Column } from './dataset.ts';

const valuesError = declareErrors({ 'samples.value': 'A sample holds a value that a loss or an embedding does not accept.' });

export interface ValuesOptions {
  /** The ports to check: those of losses, those that take indices, or both. Default both. */
  readonly side?: 'indices' | 'targets' | 'both';
  /** Name of the source in messages, such as a file name. */
  readonly where?: MessageValue;
}

/**
 * Checks given samples against the losses and index ports that they reach, before anything is computed. The samples of a data set
 * are checked together with their shapes, by the graph's analysis.
 * @param columns node id → the column that feeds it
 * @throws UserError samples.value, with the first value that does not fit
 */
export function requireValuesFit(
  analysis: GraphAnalysis,
  columns: ReadonlyMap<string, Column>,
  { side = 'both', where }: ValuesOptions = {},
): void {
  const [mismatch] = findValueMismatches(analysis, columns, side);
  if (!mismatch) return;
  const { expected, found, remedy } = mismatch;
  const problem = message('{{problem}}. {{advice}}', { problem: describeMismatch(mismatch), advice: remedy.advice });
  const sample = message("sample {{sample}} of '{{column}}'", { sample: found.sample + 1, column: mismatch.column.name });
  throw valuesError('samples.value', where === undefined ? problem : message('{{where}}: {{problem}}', { where, problem }), {
    where: where === undefined ? sample : message('{{where}}, {{sample}}', { where, sample }),
    expected,
    received: describeFound(found),
    ...(remedy.fix && { fix: remedy.fix.label }),
  });
}
