import { ALL_COLUMNS, readFieldText } from '#engine/graph/index.ts';
import type { DataReader } from '../workbench/datasets/index.ts';

type Readers = readonly DataReader[];

/** The user's choices for a data file. */
export interface FileChoice {
  /** The name of its reader. */
  readonly reader: string;
  /** In the order of the roles, test files last; '' for a missing one. */
  readonly paths: readonly string[];
  /** The non-default values of the reader's fields. */
  readonly options: Readonly<Record<string, unknown>>;
}

export const NO_FILE: FileChoice = { reader: '', paths: [], options: {} };

/** The reader of a choice; the default one if none is chosen. */
export function readerOf({ reader }: FileChoice, readers: Readers): DataReader | undefined {
  return readers.find(({ name }) => name === reader) ?? readers[0];
}

/** The roles of a reader's files, test files last. */
export const rolesOf = ({ files, testFiles }: DataReader): DataReader['files'] => [...files, ...testFiles];

/** The SPEC of a data file, as on the command line; undefined while incomplete. */
export function toSpec(choice: FileChoice, readers: Readers): string | undefined {
  const reader = readerOf(choice, readers);
  const location = reader && joinPaths(choice.paths, reader);
  if (!location) return undefined;
  // A complete SPEC can be entered directly.
  if (location.includes('?') || findPrefix(location, readers)) return location;
  const given = Object.entries(choice.options).filter(([name, value]) => !isDefault(reader, name, value));
  const written = given
    .flatMap(([name, value]) => entriesOf(name, value))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  // Only after a prefix a semicolon parts the test files from the others.
  const isNamed = !hasTest(choice.paths, reader) && reader.extensions.some((extension) => endsIn(location, extension));
  return `${isNamed ? '' : `${reader.name}:`}${location}${written === '' ? '' : `?${written}`}`;
}

/** The options of a value: one each of several texts, `missing=mean` and `missing.age=0` of choices by column. */
function entriesOf(name: string, value: unknown): [name: string, value: string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [value].flat().map((one) => [name, String(one)]);
  return Object.entries(value).map(([column, one]) => [column === ALL_COLUMNS ? name : `${name}.${column}`, String(one)]);
}

const hasTest = (paths: readonly string[], { files }: DataReader): boolean =>
  paths.slice(files.length).some((path) => path.trim() !== '');

function joinPaths(paths: readonly string[], reader: DataReader): string | undefined {
  const { files } = reader;
  const given = rolesOf(reader).map((_, index) => (paths[index] ?? '').trim());
  const [train, test] = [given.slice(0, files.length), given.slice(files.length)];
  const isTested = hasTest(paths, reader);
  if (train.includes('') || (isTested && test.includes(''))) return undefined;
  return [train, ...(isTested ? [test] : [])].map((group) => group.join(',')).join(';');
}

const endsIn = (path: string, extension: string): boolean =>
  [`.${extension}`, `.${extension}.gz`].some((end) => path.toLowerCase().endsWith(end));

const findPrefix = (location: string, readers: Readers): DataReader | undefined =>
  readers.find(({ name }) => location.startsWith(`${name}:`));

const isDefault = ({ options }: DataReader, name: string, value: unknown): boolean =>
  value === undefined || JSON.stringify(options[name]?.default) === JSON.stringify(value);

/** The choices of a SPEC: the inverse of {@link toSpec}. */
export function fromSpec(spec: string, readers: Readers): FileChoice {
  const [location, query = ''] = spec.split(/\?(.*)/s, 2);
  const prefixed = findPrefix(location, readers);
  const reader = prefixed ?? readers.find(({ extensions }) => extensions.some((one) => endsIn(location, one))) ?? readers[0];
  if (!reader) return { ...NO_FILE, paths: [location] };
  const path = prefixed ? location.slice(reader.name.length + 1) : location;
  const roles = rolesOf(reader);
  const paths = splitPath(path, reader, prefixed !== undefined);
  // A plus is literal in a SPEC.
  const given = new URLSearchParams(query.replaceAll('+', '%2B'));
  const fieldOf = (name: string) => reader.options[name];
  const names = [...new Set([...given.keys()].map((name) => (fieldOf(name) ? name : baseOf(name, reader))))];
  const options = names.map((name) => {
    const { kind } = fieldOf(name) ?? { kind: 'text' };
    if (kind === 'byColumn') return [name, choicesIn(given, name, fieldOf(name)?.default)];
    return [name, kind === 'texts' ? given.getAll(name) : readFieldText({ kind }, given.get(name) ?? '')];
  });
  return {
    reader: reader.name,
    paths: roles.map((_, index) => paths[index]?.trim() ?? ''),
    options: Object.fromEntries(options),
  };
}

/** @param isPrefixed true after the reader's name, where the paths of several files can stand */
function splitPath(path: string, { files, testFiles }: DataReader, isPrefixed: boolean): string[] {
  if (!isPrefixed) return [path];
  const groups = testFiles.length > 0 ? path.split(';') : [path];
  return files.length === 1 ? groups : groups.flatMap((group) => group.split(','));
}

/** `missing` of `missing.age`, if that is a choice by column. */
function baseOf(name: string, { options }: DataReader): string {
  const [base] = name.split('.', 1);
  return options[base]?.kind === 'byColumn' ? base : name;
}

function choicesIn(given: URLSearchParams, name: string, initial: unknown): Record<string, string> {
  const single = [...given].flatMap(([option, value]) => {
    if (option === name) return [[ALL_COLUMNS, value]];
    return option.startsWith(`${name}.`) ? [[option.slice(name.length + 1), value]] : [];
  });
  return { ...(initial as Record<string, string>), ...Object.fromEntries(single) };
}

/** The last part of a SPEC's first path, without its options. */
export function fileName(spec: string, readers: Readers): string {
  return lastPart(fromSpec(spec, readers).paths[0]) || spec;
}

/** True if two SPECs read the same files, perhaps with other options. */
export const isSameFile = (a: string, b: string): boolean => a.split('?')[0] === b.split('?')[0];

export const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? '';
