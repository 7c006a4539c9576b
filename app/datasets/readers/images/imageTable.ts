import { dirname, isAbsolute, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { message, quoted } from '#engine/messages/index.ts';
import { findStatus, openBytes, readBytes } from '../../base/bytes.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { readOptions } from '../../base/options.ts';
import { SPLIT_NAMES, SPLIT_WORDS } from '../../base/splitRule.ts';
import { findColumns } from '../../table/assignRoles.ts';
import { shorten } from '../../table/cell.ts';
import { noRows } from '../../table/tableChecks.ts';
import { CSV_OPTIONS } from '../csv/csvOptions.ts';
import { findDialect } from '../csv/dialect.ts';
import { decodeText } from '../csv/encoding.ts';
import { MOST_IMAGE_BYTES } from './imageFiles.ts';
import type { ImageOptions } from './imageOptions.ts';
import { isImage, nameClasses, type Sample, type SortedImages } from './sortImages.ts';

/** The columns that say where an image is, what it shows, and perhaps to which split it belongs. */
interface ImageColumns {
  readonly file: number;
  readonly label: number;
  readonly split: number | undefined;
}

/** True for a table, rather than an archive or a folder. */
export const isTable = ({ path }: FileReference): boolean => /\.(csv|tsv)(\.gz)?$/i.test(path);

/**
 * The images that a table names, each with its class: paths from the folder of the table on.
 * @param needsClasses false for other data than the training data, which may have a single class
 * @throws UserError dataset.imagePath, missingColumn, empty, noImages, oneClass, split
 */
export function readImageTable(table: FileReference, options: ImageOptions, needsClasses: boolean): SortedImages {
  const [names = [], ...rows] = readCells(table);
  if (rows.length === 0) throw noRows(table.shown);
  const columns = findImageColumns(names, rows[0], options, table);
  const samples = rows.map((cells, index) => sampleOf(cells, columns, { table, line: index + 2 }));
  return {
    samples: SPLIT_NAMES.flatMap((name) => samples.filter(({ split }) => split === name)),
    classNames: nameClasses(samples, table.shown, needsClasses),
    notes: [],
  };
}

function readCells(table: FileReference): readonly (readonly string[])[] {
  const bytes = openBytes(table);
  try {
    const head = decodeText(bytes, table);
    const options = readOptions(CSV_OPTIONS, new Map(), table.shown);
    const { delimiter } = findDialect({ head, holdsErrors: false }, table.path, options);
    return parse(head, { delimiter, relax_column_count: true, relax_quotes: true, trim: true });
  } finally {
    bytes.close();
  }
}

function findImageColumns(
  names: readonly string[],
  first: readonly string[],
  { file, label, splitColumn }: ImageOptions,
  { shown }: FileReference,
): ImageColumns {
  const find = (name: string) => (name === '' ? undefined : findColumns([name], names, quoted(shown))[0]);
  const split = find(splitColumn);
  const path = find(file) ?? first.findIndex(isImage);
  if (path < 0) throw noPaths(names, shown);
  const others = names.map((_, index) => index).filter((index) => index !== path && index !== split);
  const chosen = find(label) ?? others[0];
  if (chosen === undefined) throw noPaths(names, shown);
  return { file: path, label: chosen, split };
}

interface RowLocation {
  readonly table: FileReference;
  readonly line: number;
}

function sampleOf(cells: readonly string[], columns: ImageColumns, location: RowLocation): Sample {
  const { table } = location;
  const [written = '', label = ''] = [cells[columns.file], cells[columns.label]];
  // As programs for Windows write it.
  const path = written.replaceAll('\\', '/');
  const isInside = path !== '' && !isAbsolute(path) && !/^[a-z]:|^\/|(^|\/)\.\.(\/|$)/i.test(path);
  if (!isInside) throw refusePath(written, location);
  if (label === '') throw refuse('dataset.missingValue', location, message('a class'), message('an empty cell'));
  const word = columns.split === undefined ? 'train' : (cells[columns.split] ?? '').toLowerCase();
  const split = SPLIT_WORDS[word];
  if (!split) throw refuse('dataset.split', location, message('train, validation or test'), quoted(shorten(word)));
  const file = { path: join(dirname(table.path), path), shown: path };
  const size = findStatus(file)?.size ?? 0;
  return { file: { path, size, read: () => readBytes(file, MOST_IMAGE_BYTES).bytes }, split, label };
}

function refusePath(path: string, location: RowLocation) {
  return refuse(
    'dataset.imagePath',
    location,
    message('the path of an image, from the folder of the table on'),
    quoted(shorten(path)),
  );
}

function refuse(
  code: Parameters<typeof unexpectedWithFix>[0],
  { table, line }: RowLocation,
  expected: ReturnType<typeof message>,
  received: ReturnType<typeof message>,
) {
  const where = message('{{file}}, line {{line}}', { file: table.shown, line });
  return unexpectedWithFix(code, { where, expected, received, fix: message('Correct the row, or remove it.') });
}

function noPaths(names: readonly string[], shown: string) {
  return unexpectedWithFix('dataset.noImages', {
    where: quoted(shown),
    expected: message('a column of paths of images, and one of their classes'),
    received: message('the columns {{names}}', { names }),
    fix: message('Name them with file=COLUMN and label=COLUMN.'),
  });
}
