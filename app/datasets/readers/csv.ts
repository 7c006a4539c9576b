import { CsvError, parse } from 'csv-parse/sync';
import { type Message, message } from '#engine/text/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import type { DatasetContext } from '../builtIn.ts';
import { datasetError } from '../errors.ts';
import type { Source } from '../source.ts';
import type { Spec } from '../spec.ts';
import { type FileReference, openBytes, readWhole } from './bytes.ts';
import { readCsvOptions } from './csvOptions.ts';
import { RowReader } from './csvRows.ts';
import { findDialect, RECORD_DELIMITERS } from './dialect.ts';
import { decodeText } from './encoding.ts';
import { checkLines, rowTooLong, TABLE_LIMITS } from './limits.ts';

interface CsvReading {
  /** What the training data fixed, where the file is other data than that: columns and classes are found by name. */
  readonly trained?: Preparation | undefined;
  readonly onProgress?: DatasetContext['onProgress'];
}

/** Some tens of milliseconds of reading. */
const LINES_PER_REPORT = 20_000;

/**
 * Reads a CSV or TSV file, plain or gzipped: one input `features` of all feature columns, one target for each target column.
 * Memory stays at the file's bytes and the numbers in it: rows are never held as text.
 * @throws UserError as {@link RowReader}, dataset.csvSyntax, encoding, notText, tooLarge, badOption and those of reading a file.
 */
export function readCsv(file: FileReference, spec: Spec, { trained, onProgress }: CsvReading = {}): Omit<Source, 'name'> {
  const options = readCsvOptions(spec);
  const packed = readFile(file);
  const text = decodeText(packed.bytes, file, options.encoding);
  checkLines(text.bytes, file.shown);
  const dialect = findDialect(text.bytes, file.path, options);
  const totalBytes = text.bytes.length;
  const rows = new RowReader({ options, dialect, file: file.shown, trained });
  try {
    parse(text.bytes, {
      delimiter: dialect.delimiter,
      record_delimiter: RECORD_DELIMITERS,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: TABLE_LIMITS.rowBytes,
      ...(dialect.comment !== undefined && { comment: dialect.comment, comment_no_infix: true }),
      on_record(cells: string[], { lines, bytes }) {
        rows.add({ cells, line: lines });
        if (lines % LINES_PER_REPORT === 0) onProgress?.({ bytes, totalBytes, rows: lines });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw syntaxError(error, file, rows.line);
    throw error;
  }
  const source = rows.finish();
  return { ...source, notes: [...packed.notes, ...text.notes, ...(source.notes ?? [])] };
}

function readFile(file: FileReference): { readonly bytes: Uint8Array; readonly notes: readonly Message[] } {
  const source = openBytes(file);
  try {
    return { bytes: readWhole(source), notes: source.notes };
  } finally {
    source.close();
  }
}

/** What is wrong with the quotes, in words. */
const QUOTE_PROBLEMS: Readonly<Record<string, Message>> = {
  CSV_QUOTE_NOT_CLOSED: message('a quote that is opened and never closed'),
  CSV_INVALID_CLOSING_QUOTE: message('text after a closing quote'),
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: message('text after a closing quote'),
  INVALID_OPENING_QUOTE: message('a quote inside a cell that does not start with one'),
};

/** The parser knows where it stopped, which may be the end of the file: the place is the row behind the last good one. */
function syntaxError(error: CsvError, file: FileReference, lastLine: number) {
  const where =
    lastLine === 0
      ? message('{{file}}, the first row', { file: file.shown })
      : message('{{file}}, the row after line {{line}}', { file: file.shown, line: lastLine });
  if (error.code === 'CSV_MAX_RECORD_SIZE') return rowTooLong(where);
  const expected = message('quotes that open at the start of a cell and close at its end');
  const received = QUOTE_PROBLEMS[error.code] ?? error.message;
  const fix = message('Write a quote inside a quoted cell twice.');
  return datasetError(
    'dataset.csvSyntax',
    message('{{where}}: expected {{expected}}, found {{received}}. {{fix}}', { where, expected, received, fix }),
    { where, expected, received, fix },
  );
}
