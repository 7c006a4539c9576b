import { basename, extname } from 'node:path';
import type { TableDescription } from '#app/contract/index.ts';
import { declared, disjunction, type Message, type MessageValue, message, UserError } from '#engine/messages/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import type { DatasetContext } from './base/builtIn.ts';
import { describeKind, findStatus } from './base/bytes.ts';
import { datasetError } from './base/errors.ts';
import { type FileReference, referTo } from './base/fileReference.ts';
import { stampOf } from './base/fileStamp.ts';
import { matchClasses } from './base/matchClasses.ts';
import { readOptions } from './base/options.ts';
import type { FileRole, Reader } from './base/reader.ts';
import { readUnchanged } from './base/readUnchanged.ts';
import type { Source } from './base/source.ts';
import { parseSpec } from './base/spec.ts';
import { BUILT_INS, findBuiltIn, READERS } from './catalog.ts';
import { ColumnSurvey } from './table/columnSurvey.ts';

/**
 * Reads the data of a SPEC.
 * @param baseDirectory base of relative paths
 * @param trained columns and classes of the training data, for other data, which is matched by name
 * @throws UserError dataset.unknown, changed, and those of the readers.
 */
export function readSource(text: string, baseDirectory: string, context: DatasetContext, trained?: Preparation): Source {
  const spec = parseSpec(text);
  const builtIn = findBuiltIn(spec.location);
  if (builtIn) {
    const options = readOptions(builtIn.options, spec.options, builtIn.spec);
    return matchClasses(builtIn.read(options, { ...context, trained }), trained);
  }
  const files = filesIn(spec.location, text, baseDirectory);
  const reader = findReader(spec.location) ?? findFolderReader(files[0]);
  const options = reader && readOptions(reader.options, spec.options, text);
  if (!reader || !options) throw unknownSpec(files[0]);
  const { onProgress } = context;
  return { name: basename(files[0].shown), ...readUnchanged(files, () => reader.read(files, options, { trained, onProgress })) };
}

/**
 * What the columns of a table hold, also if it cannot be read as chosen; undefined if it is no table, or a damaged one.
 * @throws UserError dataset.badOption, networkPath
 */
export function surveyTable(text: string, baseDirectory: string, context: DatasetContext): TableDescription | undefined {
  const spec = parseSpec(text);
  const reader = findReader(spec.location);
  if (reader?.preview !== 'rows') return undefined;
  const survey = new ColumnSurvey();
  const options = readOptions(reader.options, spec.options, text);
  const files = filesIn(spec.location, text, baseDirectory).slice(0, reader.files.length);
  try {
    reader.read(files, options, { survey, onProgress: context.onProgress });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
  return survey.finish();
}

/**
 * The files of a SPEC, without file access; none for a built-in data set.
 * @throws UserError dataset.badOption, idxPair, networkPath
 */
export function filesOf(text: string, baseDirectory: string): FileReference[] {
  const { location } = parseSpec(text);
  return findBuiltIn(location) ? [] : filesIn(location, text, baseDirectory);
}

/**
 * Tells without reading whether the files of a SPEC are still the same; undefined if they name further ones.
 * @throws UserError as {@link filesOf}
 */
export function stampOfData(text: string, baseDirectory: string): string | undefined {
  const files = filesOf(text, baseDirectory);
  const namesOthers = findReader(parseSpec(text).location)?.namesOthers;
  return files.some((file) => namesOthers?.(file)) ? undefined : stampOf(files);
}

/** True for a SPEC of a data file, by its prefix or its extension. */
export const isDataFile = (text: string): boolean => findReader(parseSpec(text).location) !== undefined;

/** The reader by the prefix of a path, or by its extension. */
function findReader(location: string): Reader | undefined {
  return findPrefix(location) ?? READERS.find(({ extensions }) => extensions.some((extension) => endsIn(location, extension)));
}

/** The reader of folders, for the path of one. */
function findFolderReader(file: FileReference): Reader | undefined {
  const isFolder = file.shown.trim() !== '' && findStatus(file)?.isDirectory();
  return isFolder ? READERS.find(({ takesFolders }) => takesFolders) : undefined;
}

const findPrefix = (location: string): Reader | undefined => READERS.find(({ name }) => location.startsWith(`${name}:`));

const endsIn = (path: string, extension: string): boolean =>
  [`.${extension}`, `.${extension}.gz`].some((end) => path.toLowerCase().endsWith(end));

/** `PATH` or `PATH;TEST-PATH`, or for a reader of several files `A,B` or `A,B;TEST-A,TEST-B`. */
function filesIn(location: string, where: string, baseDirectory: string): FileReference[] {
  const reader = findPrefix(location);
  const paths = reader ? location.slice(reader.name.length + 1) : location;
  if (!reader || (reader.files.length === 1 && !reader.testFiles)) return [referTo(paths, baseDirectory)];
  const pathsOf = (group: string) => (reader.files.length === 1 ? [group] : group.split(','));
  const groups = paths.split(';').map((group) => pathsOf(group).map((path) => path.trim()));
  const fits = groups.every((group) => group.length === reader.files.length && !group.includes(''));
  if (!fits || groups.length > (reader.testFiles ? 2 : 1)) throw otherFiles(where, reader);
  return groups.flat().map((path) => referTo(path, baseDirectory));
}

function otherFiles(received: string, reader: Reader) {
  const expected = formOf(reader);
  const text = message("The data set '{{data}}' must have the form {{expected}}", { data: received, expected });
  return datasetError(reader.wrongFiles ?? 'dataset.badOption', text, { where: received, expected, received });
}

/** The form of a SPEC with the reader's prefix: `idx:IMAGES,LABELS or idx:IMAGES,LABELS;TEST-IMAGES,TEST-LABELS`. */
export function formOf({ name, files, testFiles }: Reader): MessageValue {
  const join = (roles: readonly FileRole[]) => roles.map((role) => role.name).join(',');
  const form = `${name}:${join(files)}`;
  return disjunction(testFiles ? [form, `${form};${join(testFiles)}`] : [form]);
}

/** The form of each reader's files in a SPEC, for messages. */
export const DATA_FORMS: MessageValue = READERS.map((reader) => {
  const { extensions, noun } = reader;
  const form = formOf(reader);
  if (extensions.length === 0) return form;
  const values = { endings: disjunction(extensions.map((extension) => `.${extension}`)), form, noun: declared(noun) };
  return message('a path to a {{endings}} file (gzipped or not), {{form}} for {{noun}} with another file name', values);
});

/** The possible forms of a SPEC, for messages. */
const FORMS = message('one of {{names}}, {{forms}}', { names: BUILT_INS.map(({ spec }) => spec), forms: DATA_FORMS });

const ENDINGS = READERS.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`));

/** The error with the known data sets, or what the path leads to if it exists. */
function unknownSpec(file: FileReference) {
  const { path, shown } = file;
  const status = shown.trim() === '' ? undefined : findStatus(file);
  if (status?.isFile()) return unknownFile(file);
  if (status) {
    const received = describeKind(status);
    const text = message("'{{file}}' is {{received}}; expected {{expected}}", { file: shown, received, expected: FORMS });
    return datasetError('dataset.notFile', text, { where: path, expected: FORMS, received });
  }
  const text = message("There is no data set '{{name}}'; expected {{expected}}", { name: shown, expected: FORMS });
  return datasetError('dataset.unknown', text, { where: shown, expected: FORMS, received: shown });
}

function unknownFile({ path, shown }: FileReference) {
  const expected = message(
    'a name that ends in one of {{endings}} (gzipped or not), or the kind before the path, as in csv:{{file}}',
    {
      endings: ENDINGS,
      file: shown,
    },
  );
  const text = message("'{{file}}' cannot be read as data; expected {{expected}}", { file: shown, expected });
  return datasetError('dataset.unknown', text, { where: path, expected, received: shown, fix: conversionOf(shown) });
}

const FROM_SPREADSHEET = message('In the spreadsheet program, save the sheet as CSV in UTF-8.');

/** How files of other programs become data, by their extensions. */
const CONVERSIONS: Readonly<Record<string, Message>> = {
  xlsx: FROM_SPREADSHEET,
  xls: FROM_SPREADSHEET,
  ods: FROM_SPREADSHEET,
  numbers: FROM_SPREADSHEET,
  json: message('Write one JSON object per line (JSON Lines), and name the file .jsonl.'),
};

const conversionOf = (path: string): Message =>
  CONVERSIONS[extname(path).slice(1).toLowerCase()] ??
  message('Name its kind before the path, or convert it to one of these kinds of files.');
