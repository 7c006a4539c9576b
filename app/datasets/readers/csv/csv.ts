import type { CsvError } from 'csv-parse/sync';
import { type Message, message } from '#engine/messages/index.ts';
import { MAXIMUM_STREAMED_BYTES, openBytes } from '../../base/bytes.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { defineReader, type ReadingContext } from '../../base/reader.ts';
import type { Source } from '../../base/source.ts';
import { rowTooLong } from '../../table/limits.ts';
import { readTables, testRole } from '../../table/readTables.ts';
import { CSV_OPTIONS, type CsvOptions, encodingName } from './csvOptions.ts';
import { RowReader } from './csvRows.ts';
import { findDialect } from './dialect.ts';
import { openText } from './encoding.ts';
import { parseRows } from './parseRows.ts';
import { surveyText } from './surveyText.ts';

/** Read in some tens of milliseconds. */
const LINES_PER_REPORT = 20_000;

/** Text tables: one input `features` of all feature columns, one target for each target column. */
export const csv = defineReader({
  name: 'csv',
  label: 'CSV or TSV',
  noun: 'a table',
  help: 'Rows of numbers, and of names of classes, in text. Delimiter, decimal sign, column names and encoding are found out.',
  extensions: ['csv', 'tsv'],
  files: [{ name: 'PATH', label: 'File path', example: '/home/me/flowers.csv' }],
  testFiles: [testRole('/home/me/flowers-test.csv')],
  options: CSV_OPTIONS,
  recognizes: ({ isText }) => isText,
  preview: 'rows',
  read: (files, options, context) => readTables(files, options, context, readCsv),
  source: 'RFC 4180, "Common Format and MIME Type for Comma-Separated Values (CSV) Files" (2005)',
});

/**
 * Reads the file twice, in pieces: memory holds one of them, and the numbers of the table.
 * @throws UserError as {@link RowReader}, dataset.csvSyntax, encoding, notText, tooLarge and those of reading a file.
 */
function readCsv(file: FileReference, options: CsvOptions, context: ReadingContext): Omit<Source, 'name'> {
  const bytes = openBytes(file, MAXIMUM_STREAMED_BYTES);
  try {
    const text = openText(bytes, file, encodingName(options.encoding) ?? null);
    const survey = surveyText(text, file.shown);
    const dialect = findDialect(survey, file.path, options);
    const mostRows = survey.lineEnds + 1;
    const rows = new RowReader({
      options,
      dialect,
      file: file.shown,
      trained: context.trained,
      mostRows,
      survey: context.survey,
    });
    parseRows(
      text,
      dialect,
      (row, read) => {
        rows.add(row);
        if (row.line % LINES_PER_REPORT === 0) context.onProgress?.({ bytes: read, totalBytes: text.totalBytes, rows: row.line });
      },
      (error) => syntaxError(error, file, rows.line),
    );
    const source = rows.finish();
    return { ...source, notes: [...bytes.notes, ...text.notes, ...(source.notes ?? [])] };
  } finally {
    bytes.close();
  }
}

/** Description of the misplaced quote. */
const QUOTE_PROBLEMS: Readonly<Record<string, Message>> = {
  CSV_QUOTE_NOT_CLOSED: message('a quote that is opened and never closed'),
  CSV_INVALID_CLOSING_QUOTE: message('text after a closing quote'),
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: message('text after a closing quote'),
  INVALID_OPENING_QUOTE: message('a quote inside a cell that does not start with one'),
};

/** The parser may have stopped only at the end of the file: the error is in the row after the last good one. */
function syntaxError(error: CsvError, file: FileReference, lastLine: number) {
  const where =
    lastLine === 0
      ? message('{{file}}, the first row', { file: file.shown })
      : message('{{file}}, the row after line {{line}}', { file: file.shown, line: lastLine });
  if (error.code === 'CSV_MAX_RECORD_SIZE') return rowTooLong(where);
  return unexpectedWithFix('dataset.csvSyntax', {
    where,
    expected: message('quotes that open at the start of a cell and close at its end'),
    received: QUOTE_PROBLEMS[error.code] ?? error.message,
    fix: message('Write a quote inside a quoted cell twice.'),
  });
}
