import { basename } from 'node:path';
import { message } from '#engine/text/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import type { DatasetContext } from './builtIn.ts';
import { BUILT_INS, findBuiltIn } from './catalog.ts';
import { datasetError } from './errors.ts';
import { matchClasses } from './matchClasses.ts';
import { readOptions } from './options.ts';
import { describeKind, type FileReference, findStatus, referTo } from './readers/bytes.ts';
import { readCsv } from './readers/csv.ts';
import { type IdxPair, readIdx } from './readers/idx.ts';
import type { Source } from './source.ts';
import { parseSpec, type Spec } from './spec.ts';

const IDX_PREFIX = 'idx:';
/** Says that a file is a table, whatever its name ends in. */
const TABLE_PREFIX = 'csv:';
const CSV_FILE = /\.(csv|tsv)(\.gz)?$/i;
const IDX_FORM = message('idx:IMAGES,LABELS or idx:IMAGES,LABELS;TEST-IMAGES,TEST-LABELS');

/** Everything that can stand where a SPEC is wanted, in words. */
const FORMS = message(
  'one of {{names}}, a path to a .csv or .tsv file (gzipped or not), csv:PATH for a table with another file name, or {{idx}}',
  { names: BUILT_INS.map(({ spec }) => spec), idx: IDX_FORM },
);

/**
 * Reads the numbers that a SPEC names.
 * @param baseDirectory where relative paths start
 * @param trained what the training data fixed, where this is other data than that: its columns and classes are found by name
 * @throws UserError dataset.unknown, and those of the readers.
 */
export function readSource(text: string, baseDirectory: string, context: DatasetContext, trained?: Preparation): Source {
  const spec = parseSpec(text);
  const builtIn = findBuiltIn(spec.location);
  if (builtIn) return matchClasses(builtIn.read(spec.options, context, trained), trained);
  if (spec.location.startsWith(IDX_PREFIX)) return readIdxSpec(spec, baseDirectory, trained);
  const isTable = spec.location.startsWith(TABLE_PREFIX);
  const file = referTo(pathOf(spec.location), baseDirectory);
  const { shown } = file;
  if (isTable || CSV_FILE.test(shown))
    return { name: basename(shown), ...readCsv(file, spec, { trained, onProgress: context.onProgress }) };
  throw unknownSpec(file);
}

/**
 * The files that a SPEC names, none of them touched; none for a built-in data set.
 * @throws UserError dataset.badOption, idxPair, networkPath
 */
export function filesOf(text: string, baseDirectory: string): FileReference[] {
  const { location } = parseSpec(text);
  if (findBuiltIn(location)) return [];
  if (!location.startsWith(IDX_PREFIX)) return [referTo(pathOf(location), baseDirectory)];
  const pairs = location.slice(IDX_PREFIX.length).split(';');
  return pairs.map((pair) => readPair(pair, text, baseDirectory)).flatMap(({ inputs, targets }) => [inputs, targets]);
}

function pathOf(location: string): string {
  return location.startsWith(TABLE_PREFIX) ? location.slice(TABLE_PREFIX.length) : location;
}

function readIdxSpec(spec: Spec, baseDirectory: string, trained: Preparation | undefined): Source {
  readOptions({}, spec.options, spec.text);
  const pairs = spec.location
    .slice(IDX_PREFIX.length)
    .split(';')
    .map((pair) => readPair(pair, spec.text, baseDirectory));
  if (pairs.length > 2) throw badPair(spec.text);
  const [train, test] = pairs;
  const numbers = readIdx(train, test, { trained });
  const files = pairs.flatMap(({ inputs, targets }) => [basename(inputs.path), basename(targets.path)]);
  const description = message('{{count}} samples from {{files}}', { count: numbers.samples, files });
  return { name: files[0], description, ...numbers };
}

function readPair(written: string, where: string, baseDirectory: string): IdxPair {
  const paths = written.split(',').map((path) => path.trim());
  if (paths.length !== 2 || paths.includes('')) throw badPair(where);
  const [inputs, targets] = paths.map((path) => referTo(path, baseDirectory));
  return { inputs, targets };
}

function badPair(received: string) {
  return datasetError(
    'dataset.idxPair',
    message("The data set '{{data}}' must have the form {{expected}}", { data: received, expected: IDX_FORM }),
    {
      where: received,
      expected: IDX_FORM,
      received,
    },
  );
}

/** Says what exists, and what stands at the path if something does. */
function unknownSpec(file: FileReference) {
  const { path, shown } = file;
  const status = shown.trim() === '' ? undefined : findStatus(file);
  if (status && !status.isFile()) {
    const received = describeKind(status);
    const text = message("'{{file}}' is {{received}}; expected {{expected}}", { file: shown, received, expected: FORMS });
    return datasetError('dataset.notFile', text, { where: path, expected: FORMS, received });
  }
  const what = status
    ? message("'{{file}}' cannot be read as data", { file: shown })
    : message("There is no data set '{{name}}'", { name: shown });
  const text = message('{{what}}; expected {{expected}}', { what, expected: FORMS });
  return datasetError('dataset.unknown', text, { where: shown, expected: FORMS, received: shown });
}
