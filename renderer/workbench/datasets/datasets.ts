import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type DatasetDescription,
  type DatasetSummary,
  HEAD_BYTES,
  type ReadingProgress,
  type RecognizedFiles,
  type DataReader as SentReader,
} from '#app/contract/index.ts';
import {
  type ColumnDescription,
  type ColumnValues,
  type DataDescription,
  type DataSettings,
  type Fields,
  fieldsFromData,
} from '#engine/graph/index.ts';
import { message } from '../../language/index.ts';
import { type Client, type DescribedError, describeError, WindowError } from '../connection/index.ts';

/** A data set's description, and the part that graph checks need. */
export interface KnownData {
  readonly description: DatasetDescription;
  readonly shapes: DataDescription;
}

/** A format of data files, with its options as fields. */
export interface DataReader extends Omit<SentReader, 'options'> {
  readonly options: Fields;
}

/** The beginning of a file, by which its format is recognized. */
export interface FileHead {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True if it is text, but neither JSON nor another known format. */
  readonly isText: boolean;
}

/** The known state of a data choice. */
export type DataKnowledge =
  | { readonly status: 'loading'; readonly progress?: ReadingProgress }
  | { readonly status: 'ready'; readonly data: KnownData }
  | { readonly status: 'failed'; readonly error: DescribedError };

interface DatasetsState {
  readonly summaries: readonly DatasetSummary[];
  /** The formats of data files; the first is the default. */
  readonly readers: readonly DataReader[];
  /** By settings key. */
  readonly knowledge: Readonly<Record<string, DataKnowledge>>;
  /** The last read of each data set, with any split: used while a changed choice is read. */
  readonly latest: Readonly<Record<string, KnownData>>;
}

/** The available data sets and their contents. */
export interface Datasets extends StoreApi<DatasetsState> {
  /** Loads the lists of data sets and formats. */
  list(): Promise<void>;
  /** Loads the lists again, and reads what a lost connection interrupted. */
  resume(): Promise<void>;
  /** Recognizes data files by their content, and groups those of one data set. */
  recognize(files: readonly FileHead[]): Promise<RecognizedFiles[]>;
  /** Reads a data choice, unless done or in progress. */
  request(settings: DataSettings): void;
  /** Reads it again: a file may have changed. */
  refresh(settings: DataSettings): void;
  /** Aborts reading; it can be requested again. */
  cancel(): void;
  /** Reads a file named by a foreign document, with the user's consent, which is remembered. */
  allow(settings: DataSettings): Promise<void>;
}

/** The code of an error that the connection caused. */
const INTERRUPTED = 'connection';

/** A key that is equal for equivalent settings. */
export function dataKey({ dataset, validation, test, normalize, normalizeTarget }: DataSettings): string {
  return JSON.stringify([dataset, validation, test, normalize, normalizeTarget]);
}

/** The contents of a data choice; while it is read, those of the last choice of the same data set. */
export function knownData({ knowledge, latest }: DatasetsState, settings: DataSettings | undefined): KnownData | undefined {
  if (!settings) return undefined;
  const known = knowledge[dataKey(settings)];
  if (known?.status === 'failed') return undefined;
  return known?.status === 'ready' ? known.data : latest[settings.dataset];
}

export function createDatasets(client: Client): Datasets {
  const store = createStore<DatasetsState>(() => ({ summaries: [], readers: [], knowledge: {}, latest: {} }));
  const learn = (key: string, knowledge: DataKnowledge) =>
    store.setState((state) => ({ knowledge: { ...state.knowledge, [key]: knowledge } }));

  let reading: { readonly key: string; readonly settings: DataSettings; readonly abort: AbortController } | undefined;

  /** An obsolete choice is aborted, and read anew if it returns. */
  function supersede(key: string, settings: DataSettings): AbortSignal {
    if (reading) {
      const { [reading.key]: superseded, ...knowledge } = store.getState().knowledge;
      if (superseded?.status === 'loading') store.setState({ knowledge });
      reading.abort.abort();
    }
    reading = { key, settings, abort: new AbortController() };
    return reading.abort.signal;
  }

  async function read(settings: DataSettings): Promise<void> {
    const key = dataKey(settings);
    const signal = supersede(key, settings);
    learn(key, { status: 'loading' });
    const done = new AbortController();
    void followReading(client, settings.dataset, {
      signal: AbortSignal.any([signal, done.signal]),
      onProgress: (progress) => learn(key, { status: 'loading', progress }),
    });
    try {
      const description = await client.datasets.inspect(settings, { signal });
      const isBuiltIn = store.getState().summaries.some(({ spec }) => spec.split('?')[0] === description.spec.split('?')[0]);
      const data = { description, shapes: shapesOf(description, isBuiltIn) };
      learn(key, { status: 'ready', data });
      store.setState(({ latest }) => ({ latest: { ...latest, [settings.dataset]: data } }));
    } catch (error) {
      if (signal.aborted) return;
      learn(key, { status: 'failed', error: describeError(error) });
    } finally {
      done.abort();
    }
  }

  function cancel(): void {
    if (!reading) return;
    const { key, abort } = reading;
    if (store.getState().knowledge[key]?.status !== 'loading') return;
    abort.abort();
    const canceled = new WindowError('reading.canceled', message('Reading the data was canceled'));
    learn(key, { status: 'failed', error: describeError(canceled) });
  }

  async function list(): Promise<void> {
    const [summaries, sent] = await Promise.all([client.datasets.list(), client.datasets.readers()]);
    store.setState({ summaries, readers: sent.map((reader) => ({ ...reader, options: fieldsFromData(reader.options) })) });
  }

  return {
    ...store,
    list,
    async resume() {
      const known = reading && store.getState().knowledge[reading.key];
      if (reading && known?.status === 'failed' && known.error.code === INTERRUPTED) void read(reading.settings);
      await list();
    },
    recognize: (files) =>
      client.datasets.recognize({ files: files.map(({ bytes, ...file }) => ({ ...file, head: toBase64(bytes) })) }),
    request(settings) {
      if (!store.getState().knowledge[dataKey(settings)]) void read(settings);
    },
    refresh: (settings) => void read(settings),
    cancel,
    async allow(settings) {
      await client.datasets.allow({ dataset: settings.dataset });
      void read(settings);
    },
  };
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes.subarray(0, HEAD_BYTES)));

function shapesOf({ inputs, targets, samples }: DatasetDescription, isBuiltIn: boolean): DataDescription {
  const shapeOf = (column: SentColumn) => ({ ...describeColumn(column), ...(isBuiltIn && { isBuiltIn }) });
  return { inputs: inputs.map(shapeOf), targets: targets.map(shapeOf), trainingSamples: samples.train };
}

type SentColumn = DatasetDescription['inputs'][number] & DatasetDescription['targets'][number];

function describeColumn({ name, shape, features, classes, classNames, isIndex, values }: SentColumn): ColumnDescription {
  return {
    name,
    shape,
    ...(features && { features }),
    ...(classes !== undefined && { classes }),
    ...(classNames && { classNames }),
    ...(isIndex && { isIndex }),
    ...(values && { values: rangeOf(values) }),
  };
}

function rangeOf({ fraction, ...range }: NonNullable<DatasetDescription['inputs'][number]['values']>): ColumnValues {
  return { ...range, ...(fraction && { fraction }) };
}

/** Reports the progress of reading a SPEC, until the signal aborts. Never fails: the reading itself reports errors. */
export async function followReading(
  client: Client,
  dataset: string,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: ReadingProgress) => void },
): Promise<void> {
  try {
    for await (const progress of await client.datasets.progress({ dataset }, { signal })) {
      if (!signal.aborted) onProgress(progress);
    }
  } catch {
    // The reading has ended, or the connection has.
  }
}
