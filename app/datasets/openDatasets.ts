import { createHash } from 'node:crypto';
import type { DataReader, DatasetDescription, DatasetSummary, RecognizedFiles } from '#app/contract/index.ts';
import { type DataSettings, SPLIT_DEFAULTS } from '#engine/graph/index.ts';
import type { TrainedOn } from '#engine/interchange/index.ts';
import { type Message, UserError } from '#engine/messages/index.ts';
import { fieldsToData } from '#engine/params/index.ts';
import { blocksOf, type Column, type Dataset, isStored, normalizationOf, type PreparedColumn } from '#engine/training/index.ts';
import type { DatasetContext } from './base/builtIn.ts';
import { quickStampOf } from './base/fileStamp.ts';
import type { FileHead, Reader } from './base/reader.ts';
import type { Source } from './base/source.ts';
import { parseSpec } from './base/spec.ts';
import { BUILT_INS, findBuiltIn, READERS } from './catalog.ts';
import { cutWindows, type Rows } from './cutWindows.ts';
import { type DescribedDataset, describeDataset } from './description/describe.ts';
import { encodeLike, noteUnknownCategories, prepareInput } from './encodeInputs.ts';
import { filesOf, stampOfData } from './findFiles.ts';
import { readSource } from './readSource.ts';
import { splitSamples } from './splits.ts';
import { surveyTable } from './surveyTable.ts';
import { weighTargets } from './weighTargets.ts';

export interface EvaluationData {
  readonly dataset: DescribedDataset;
  /** True if it is the network's training data, of which only the test samples are unseen. */
  readonly isTrainingData: boolean;
}

/** Rows whose answers are not known. */
export interface InputRows {
  readonly inputs: readonly Column[];
  readonly samples: number;
  /** Decisions made in reading the file, a sentence each. */
  readonly notes: readonly Message[];
}

export type Datasets = ReturnType<typeof openDatasets>;

interface LoadOptions {
  /** Base of relative paths. Default: the current directory. */
  readonly baseDirectory?: string;
}

/** The available data sets. `resourcesDirectory` is the folder `resources` of the program. */
export function openDatasets(context: DatasetContext) {
  return {
    /** The built-in data sets. */
    list: (): DatasetSummary[] =>
      BUILT_INS.map(({ spec, title, description, samples, isTable = false }) => ({
        ...{ spec, description, samples, isTable },
        name: title,
        kind: 'builtIn',
      })),
    /** The formats of data files. */
    readers: () => READERS.map(describeReader),
    recognize: recognizeFiles,
    /**
     * Tells without reading whether the files of data are still the same; undefined if only reading would tell.
     * @throws UserError dataset.badOption, idxPair, networkPath
     */
    stampOf: (spec: string, { baseDirectory = process.cwd() }: LoadOptions = {}) => stampOfData(spec, baseDirectory),
    /** The same for a question asked often: what changes within a folder is not seen, nor in files that a file names. */
    quickStampOf: (spec: string, { baseDirectory = process.cwd() }: LoadOptions = {}) =>
      quickStampOf(filesOf(spec, baseDirectory)),
    /**
     * Reads, splits and normalizes the data of a graph document. Synchronous: call it in a worker.
     * @throws UserError dataset.*, each with the location.
     */
    load(settings: DataSettings, { baseDirectory = process.cwd() }: LoadOptions = {}): DescribedDataset {
      const source = readSource(settings.dataset, baseDirectory, context);
      return datasetOf(source, prepareRows(source, settings));
    },
    /**
     * Reads data to evaluate a trained network on: matched by name with the training data, and normalized alike. The training
     * data itself keeps its splits; all samples of other data are test samples, or those of its own test split
     * if it has one.
     * @param spec names the data
     * @throws UserError dataset.*, each with the location.
     */
    loadFor: (trained: TrainedOn, spec: string, { baseDirectory = process.cwd() }: LoadOptions = {}) =>
      loadFor(trained, spec, baseDirectory, context),
    /**
     * Reads rows to predict: inputs encoded and normalized like those of the training data, without targets.
     * @throws UserError dataset.*, each with the location.
     */
    inputsFor(
      trained: Pick<TrainedOn, 'preparation'>,
      spec: string,
      { baseDirectory = process.cwd() }: LoadOptions = {},
    ): InputRows {
      const { inputs } = trained.preparation;
      const source = readSource(spec, baseDirectory, context, { inputs, targets: [] });
      const encoded = encodeInputs(source, inputs);
      const data = cut(source, { inputs: encoded, targets: [], splits: testOnly(source) });
      return {
        inputs: withNormalization(data.inputs, inputs),
        samples: data.splits.test.length,
        notes: withUnknown(source, encoded).notes ?? [],
      };
    },
    /**
     * What the columns of a table hold, also if it cannot be read as chosen; undefined if it is no table, or a damaged one.
     * Synchronous: call it in a worker.
     * @throws UserError dataset.badOption, networkPath
     */
    survey: ({ dataset }: DataSettings, { baseDirectory = process.cwd() }: LoadOptions = {}) =>
      surveyTable(dataset, baseDirectory, context),
    /**
     * The contents of the data of a graph document, for people. Synchronous: call it in a worker.
     * @throws UserError as load
     */
    inspect(settings: DataSettings, { baseDirectory = process.cwd() }: LoadOptions = {}): DatasetDescription {
      const source = readSource(settings.dataset, baseDirectory, context);
      const rows = prepareRows(source, settings);
      const described = describeDataset(source, rows, datasetOf(source, rows), settings.dataset);
      return { ...described, name: findBuiltIn(parseSpec(settings.dataset).location)?.title ?? described.name };
    },
  };
}

function describeReader({ name, label, help, extensions, files, testFiles = [], options, preview }: Reader): DataReader {
  return {
    ...{ name, label, help, preview },
    extensions: [...extensions],
    files: [...files],
    testFiles: [...testFiles],
    options: fieldsToData(options),
  };
}

/** Splits, encodes and normalizes. */
function prepareRows(source: Source, settings: DataSettings): Rows {
  const splits = splitSamples(source, sharesOf(settings));
  const { name, targets } = source;
  const inputs = source.inputs.map((column) => prepareInput(column, splits.train, settings.normalize ?? 'none', name));
  return { inputs, targets: weighTargets(targets, source, splits), splits };
}

/** Each row is a sample, or a window over rows. */
const cut = ({ series, name }: Source, rows: Rows): Rows => (series ? cutWindows(rows, series, name) : rows);

const datasetOf = (source: Source, rows: Rows): DescribedDataset => describe(withUnknown(source, rows.inputs), cut(source, rows));

function loadFor(
  { preparation, fingerprint: trained, settings }: TrainedOn,
  spec: string,
  baseDirectory: string,
  context: DatasetContext,
): EvaluationData {
  const source = readSource(spec, baseDirectory, context, preparation);
  const encoded = encodeInputs(source, preparation.inputs);
  const sampled = (splits: Dataset['splits']): Rows => {
    const { inputs, ...data } = cut(source, { inputs: encoded, targets: weighTargets(source.targets, source, splits), splits });
    return { ...data, inputs: withNormalization(inputs, preparation.inputs) };
  };
  // The fingerprint excludes the normalization of targets, which follows from it.
  const known = tryTo(() => sampled(splitSamples(source, sharesOf(settings))));
  const isTrainingData = known !== undefined && fingerprint(known) === trained;
  const data = isTrainingData ? known : sampled(testOnly(source));
  const targets = withNormalization(data.targets, preparation.targets);
  return { dataset: describe(withUnknown(source, encoded), { ...data, targets }), isTrainingData };
}

/** Inputs encoded like those of the same name. */
function encodeInputs({ name, inputs }: Source, prepared: readonly PreparedColumn[]): Column[] {
  return inputs.map((column) => encodeLike(column, prepared.find((known) => known.name === column.name)?.fields, name));
}

/** A source with notes on categories that were not fixed by the training rows. @param inputs encoded */
function withUnknown(source: Source, inputs: readonly Column[]): Source {
  const notes = source.inputs.flatMap((column, index) => noteUnknownCategories(column, inputs[index].fields));
  return { ...source, notes: [...(source.notes ?? []), ...notes] };
}

/** Undefined if other data than the training data cannot be split like it, for example with too few samples. */
function tryTo<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function testOnly({ samples, testFrom = 0 }: Source): Dataset['splits'] {
  const test = Uint32Array.from({ length: samples - testFrom }, (_, index) => testFrom + index);
  return { train: new Uint32Array(), validation: new Uint32Array(), test };
}

/** Columns with the normalization of those of the same name; for generated names, of those in the same position. */
function withNormalization(columns: readonly Column[], prepared: readonly PreparedColumn[]): Column[] {
  return columns.map((column, index) => {
    const byPath = columns.length === prepared.length ? prepared[index] : undefined;
    const known = prepared.find(({ name }) => name === column.name) ?? byPath;
    const normalization = known && normalizationOf(known);
    return { ...column, ...(normalization && { normalization }) };
  });
}

function sharesOf({ test, validation }: Partial<DataSettings> = {}): { readonly test: number; readonly validation: number } {
  return { test: test ?? SPLIT_DEFAULTS.test, validation: validation ?? SPLIT_DEFAULTS.validation };
}

function describe(
  { name, description, notes = [], testFrom }: Source,
  data: Pick<Dataset, 'inputs' | 'targets' | 'splits'>,
): DescribedDataset {
  return { name, description, notes, hasOwnTest: testFrom !== undefined, ...data, fingerprint: fingerprint(data) };
}

/** Recognizes data files by their content, and groups those of one data set. */
function recognizeFiles(files: readonly FileHead[]): RecognizedFiles[] {
  const readers = files.map((file) => READERS.findLast((reader) => reader.recognizes(file)));
  return READERS.flatMap((reader) => {
    const all = readers.flatMap((found, index) => (found === reader ? [index] : []));
    if (!reader.arrange || all.length === 0) return all.map((index) => ({ reader: reader.name, files: [index], all: [index] }));
    const arranged = reader.arrange(all.map((index) => files[index]));
    return [{ reader: reader.name, files: arranged.map((file) => (file ? files.indexOf(file) : null)), all }];
  });
}

/**
 * SHA-256, in hexadecimal, over everything that affects training: names, shapes, classes, normalization, values and
 * splits. Values are hashed as stored in memory, little-endian on all supported machines.
 */
function fingerprint({ inputs, targets, splits }: Pick<Dataset, 'inputs' | 'targets' | 'splits'>): string {
  const hash = createHash('sha256');
  for (const column of [...inputs, ...targets]) {
    hash.update(JSON.stringify(describeForHash(column)));
    for (const { numbers } of blocksOf(column.data, 1)) hash.update(numbers);
    if (column.weights) hash.update(column.weights);
  }
  for (const split of [splits.train, splits.validation, splits.test]) {
    hash.update(`split ${split.length}`);
    hash.update(split);
  }
  return hash.digest('hex');
}

function describeForHash({ name, shape, classes, normalization, data }: Column): unknown {
  const { offset = [], scale = [] } = normalization ?? {};
  return [name, shape, classes ?? null, [...offset], [...scale], isStored(data) ? data.type : data.constructor.name];
}
