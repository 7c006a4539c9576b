import { parse } from 'csv-parse/sync';
import { readCell } from '../../table/cell.ts';
import { isQuantity, kindOf } from '../../table/cellKind.ts';
import { type CsvOptions, commentOf, delimiterOf } from './csvOptions.ts';
import type { TextSurvey } from './surveyText.ts';

/** Delimiter, line ends and comments of a file. */
export interface Dialect {
  readonly delimiter: string;
  /** The mark of ignored lines; absent if there are none. */
  readonly comment?: string;
  /** The last comment above the first row, without its mark: it may hold the column names. */
  readonly heading?: { readonly cells: readonly string[]; readonly line: number };
  /** The comment lines at the start of the file, from 1. */
  readonly commentLines: readonly number[];
}

/** Length of the beginning from which the dialect is detected. */
const SAMPLE_BYTES = 65_536;
const SAMPLE_ROWS = 25;

/** In order of preference. */
const DELIMITERS = [',', '\t', ';', '|'];
const COMMENTS = ['#', '%', '//'];

/** As Excel writes in the first line. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;

export const RECORD_DELIMITERS = ['\r\n', '\n', '\r'];

/** True for a first row such as `sep=;`, which names the delimiter. */
export const isSeparatorLine = (cells: readonly string[], delimiter: string): boolean => {
  const line = cells.join(delimiter);
  return /^sep=.?$/i.test(line) && line.length <= 'sep=;'.length;
};

/** Detects the dialect of a file from its first lines. */
export function findDialect(
  { head, holdsErrors }: Pick<TextSurvey, 'head' | 'holdsErrors'>,
  path: string,
  options: CsvOptions,
): Dialect {
  const lines = sampleLines(head);
  const named = lines[0]?.match(SEPARATOR_LINE)?.[1];
  const comment = commentOf(options) ?? (holdsErrors ? '' : findComment(named === undefined ? lines : lines.slice(1)));
  const isComment = (line: string): boolean => comment !== '' && line.trimStart().startsWith(comment);
  const rows = lines.filter((line, index) => line.trim() !== '' && !isComment(line) && !(index === 0 && named !== undefined));
  const delimiter = delimiterOf(options) ?? named ?? (/\.tsv(\.gz)?$/i.test(path) ? '\t' : findDelimiter(rows));
  const heading = findHeading(lines, isComment, comment, delimiter);
  return {
    delimiter,
    ...(comment !== '' && { comment }),
    ...(heading && { heading }),
    commentLines: lines.flatMap((line, index) => (isComment(line) ? [index + 1] : [])),
  };
}

/** The first lines of a file, without a truncated one. */
function sampleLines(bytes: Uint8Array): string[] {
  const lines = new TextDecoder().decode(bytes.subarray(0, SAMPLE_BYTES)).split(/\r\n|\n|\r/);
  return bytes.length > SAMPLE_BYTES && lines.length > 1 ? lines.slice(0, -1) : lines;
}

/** The mark of comments: lines above the table, or few among its rows and no value of its first column. */
function findComment(lines: readonly string[]): string {
  const written = lines.filter((line) => line.trim() !== '');
  const mark = COMMENTS.find((candidate) => written.some((line) => line.trimStart().startsWith(candidate)));
  if (mark === undefined) return '';
  const isMarked = (line: string): boolean => line.trimStart().startsWith(mark);
  const start = written.findIndex((line) => !isMarked(line));
  const inside = written.slice(Math.max(start, 0)).filter(isMarked);
  const others = written.length - start - inside.length;
  return start < 0 || inside.length >= others ? '' : mark;
}

/** The last of the comments above the first row. */
function findHeading(
  lines: readonly string[],
  isComment: (line: string) => boolean,
  comment: string,
  delimiter: string,
): Dialect['heading'] {
  const end = lines.findIndex((line) => line.trim() !== '' && !isComment(line) && !SEPARATOR_LINE.test(line));
  const index = lines.slice(0, end).findLastIndex((line) => line.trim() !== '');
  if (index < 0 || !isComment(lines[index])) return undefined;
  const text = lines[index].trimStart().slice(comment.length).trim();
  const [cells = []] = sampleRows([text], delimiter);
  return { cells, line: index + 1 };
}

/**
 * The delimiter that gives all rows the same number of cells, most of them numbers; if there is none, the most
 * frequent in the first line.
 */
function findDelimiter(lines: readonly string[]): string {
  const tables = DELIMITERS.map((delimiter) => ({ delimiter, rows: sampleRows(lines.slice(0, 4 * SAMPLE_ROWS), delimiter) }));
  const regular = tables.filter(({ rows }) => isRegular(rows)).map((table) => ({ ...table, share: numericShare(table.rows) }));
  const best = Math.max(...regular.map(({ share }) => share));
  return regular.find(({ share }) => share === best)?.delimiter ?? mostFrequent(lines.slice(0, 1));
}

function mostFrequent(lines: readonly string[]): string {
  const widths = DELIMITERS.map((delimiter) => sampleRows(lines, delimiter)[0]?.length ?? 0);
  return DELIMITERS[widths.indexOf(Math.max(...widths))];
}

/** The first rows of some lines; none if their quotes are invalid. */
function sampleRows(lines: readonly string[], delimiter: string): string[][] {
  try {
    return parse(lines.join('\n'), {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: SAMPLE_ROWS,
      trim: true,
    });
  } catch {
    return [];
  }
}

/** The number of cells without trailing empty ones. */
const width = (row: readonly string[] = []): number => row.findLastIndex((cell) => cell !== '') + 1;

function isRegular(rows: readonly string[][]): boolean {
  const [first] = rows;
  if (!first || width(first) < 2) return false;
  return rows.every((row) => row.length === first.length) || rows.every((row) => width(row) === width(first));
}

/** The share of cells with numbers, in any notation. */
function numericShare(rows: readonly string[][]): number {
  const cells = rows.flat();
  const isNumeric = (cell: string): boolean => typeof readCell(cell) === 'number' || isQuantity(kindOf(cell));
  return cells.filter(isNumeric).length / cells.length;
}
