import { type Message, message } from '#engine/messages/index.ts';
import type { ValuesOf } from '#engine/params/index.ts';
import type { Preparation, PreparedField, RawField } from '#engine/training/index.ts';
import type { FileReference } from '../base/fileReference.ts';
import type { FileRole, ReadingContext } from '../base/reader.ts';
import type { RawInput, Source } from '../base/source.ts';
import { appendRows } from './appendRows.ts';
import type { TABLE_OPTIONS } from './tableOptions.ts';

type Read = Omit<Source, 'name'>;

/** The optional file of a table's test rows. @param example its path */
export const testRole = (example: string): FileRole => ({ name: 'TEST-PATH', label: 'Test file (optional)', example });

/**
 * Reads a table, and a second one of the same columns to test on.
 * @param read one table
 * @throws UserError as `read`; of the test file also if a column or class of the first is unknown there
 */
export function readTables<Options extends ValuesOf<typeof TABLE_OPTIONS>>(
  [file, testFile]: readonly FileReference[],
  options: Options,
  context: ReadingContext,
  read: (file: FileReference, options: Options, context: ReadingContext) => Read,
): Read {
  const source = read(file, options, context);
  if (!testFile) return source;
  // Its rows are all for the test.
  const all = { ...options, group: '', splitColumn: '', split: 'auto' as const };
  const test = read(testFile, all, { ...context, trained: context.trained ?? preparationOf(source) });
  return { ...appendRows(source, test, file.shown), notes: [...(source.notes ?? []), noteTest(test, testFile)] };
}

const noteTest = ({ samples }: Read, { shown }: FileReference): Message =>
  message('{{count}} test rows from {{file}}.', { count: samples, file: shown });

/** The columns of a table, to find and read those of another alike. */
function preparationOf({ inputs, targets, series }: Read): Preparation {
  return {
    inputs: inputs.map(({ name, shape, features = [], fields }: RawInput) => ({
      name,
      shape: [...shape],
      features: [...features],
      fields: fields ? fields.map(preparedField) : features.map((feature) => ({ name: feature, kind: 'number' })),
      ...(series && { window: series.window }),
    })),
    targets: targets.map(({ name, shape, classes, classNames }) => ({
      name,
      shape: [...shape],
      ...(classes !== undefined && { classes }),
      ...(classNames && { classNames: [...classNames] }),
    })),
  };
}

/** What fills missing values is only known once the training rows are; until then they are kept as such. */
function preparedField({ name, kind, encoding, indicator, tokens, missing }: RawField): PreparedField {
  const isFilled = missing !== 'refuse' && missing !== 'drop';
  return {
    ...{ name, kind },
    ...(encoding && { encoding }),
    ...(indicator && { indicator }),
    ...(tokens && { tokens }),
    ...(isFilled && { fill: kind === 'number' || kind === 'date' ? 0 : '' }),
  };
}
