/** The user's choices for a data file. */
export interface FileChoice {
  readonly kind: 'csv' | 'idx';
  /** Of the table, or of the samples of an IDX pair. */
  readonly path: string;
  /** Target columns; empty for the last. */
  readonly targets: readonly string[];
  /** Columns to leave out. */
  readonly ignored: readonly string[];
  /** Reading options of a table that override the defaults. @see TABLE_OPTIONS */
  readonly options: Readonly<Record<string, string>>;
  /** The second file of an IDX pair. */
  readonly labels: string;
  /** A second pair, for testing. */
  readonly testSamples: string;
  readonly testLabels: string;
}

export const NO_FILE: FileChoice = {
  kind: 'csv',
  path: '',
  targets: [],
  ignored: [],
  options: {},
  labels: '',
  testSamples: '',
  testLabels: '',
};

const TABLE = /\.(csv|tsv)(\.gz)?$/i;
const [IDX_PREFIX, TABLE_PREFIX] = ['idx:', 'csv:'];

/** The SPEC of a data file, as on the command line; undefined while incomplete. */
export function toSpec(choice: FileChoice): string | undefined {
  return choice.kind === 'idx' ? idxSpec(choice) : tableSpec(choice);
}

function idxSpec({ path, labels, testSamples, testLabels }: FileChoice): string | undefined {
  const [first, second, third, fourth] = [path, labels, testSamples, testLabels].map((text) => text.trim());
  if (first === '' || second === '' || (third === '') !== (fourth === '')) return undefined;
  return `${IDX_PREFIX}${first},${second}${third === '' ? '' : `;${third},${fourth}`}`;
}

function tableSpec({ path, targets, ignored, options }: FileChoice): string | undefined {
  const location = path.trim();
  if (location === '') return undefined;
  // A complete SPEC can be entered directly.
  if (location.includes('?') || location.startsWith(TABLE_PREFIX)) return location;
  const given = [
    ...targets.map((name) => ['target', name] as const),
    ...ignored.map((name) => ['ignore', name] as const),
    ...Object.entries(options),
  ];
  const written = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${TABLE.test(location) ? '' : TABLE_PREFIX}${location}${written === '' ? '' : `?${written}`}`;
}

/** The choices of a SPEC: the inverse of {@link toSpec}. */
export function fromSpec(spec: string): FileChoice {
  if (spec.startsWith(IDX_PREFIX)) {
    const [path, labels = '', testSamples = '', testLabels = ''] = spec.slice(IDX_PREFIX.length).split(/[,;]/);
    return { ...NO_FILE, kind: 'idx', path, labels, testSamples, testLabels };
  }
  const [location, query = ''] = spec.split(/\?(.*)/s, 2);
  // A plus is literal in a SPEC.
  const given = [...new URLSearchParams(query.replaceAll('+', '%2B'))];
  const all = (wanted: string) => given.filter(([name]) => name === wanted).map(([, value]) => value);
  return {
    ...NO_FILE,
    path: location.startsWith(TABLE_PREFIX) ? location.slice(TABLE_PREFIX.length) : location,
    targets: all('target'),
    ignored: all('ignore'),
    options: Object.fromEntries(given.filter(([name]) => name !== 'target' && name !== 'ignore')),
  };
}

/** The last part of a SPEC's path, without its options. */
export function fileName(spec: string): string {
  const { path } = fromSpec(spec);
  return path.split(/[\\/]/).at(-1) || spec;
}
