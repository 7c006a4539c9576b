import { basename } from 'node:path';
import { type Message, message } from '#engine/messages/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { arrangePairs } from '../../base/arrangePairs.ts';
import { datasetError } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { defineReader, type ReadingContext } from '../../base/reader.ts';
import { checkFinite, countClasses } from '../../base/samples.ts';
import type { RawColumn, Source } from '../../base/source.ts';
import { type IdxFile, openIdx, readIdxShape } from './idxFile.ts';

/** The two files of one split, with the samples in the same order. */
export interface IdxPair {
  readonly inputs: FileReference;
  readonly targets: FileReference;
}

/** The elements of one or more IDX files, concatenated. */
interface Stack {
  readonly data: RawColumn['data'];
  /** The shape of one sample. */
  readonly shape: readonly number[];
  /** Samples in each file. */
  readonly counts: readonly number[];
  /** True if the file has an integer type. */
  readonly whole: boolean;
  readonly notes: readonly Message[];
}

/** The column names, if they differ from these. */
interface IdxReading extends ReadingContext {
  readonly input?: string;
  readonly target?: string;
}

/** Images and labels: a pair of files, and optionally a second pair to test on. */
export const idx = defineReader({
  name: 'idx',
  label: 'IDX pair',
  noun: 'a pair of IDX files',
  help: 'The format of MNIST: one file of images or other samples, one of their labels, and perhaps a second pair to test on.',
  extensions: [],
  files: [
    { name: 'IMAGES', label: 'Path of the samples file', example: '/home/me/train-images-idx3-ubyte.gz' },
    { name: 'LABELS', label: 'Path of the labels file', example: '/home/me/train-labels-idx1-ubyte.gz' },
  ],
  testFiles: [
    { name: 'TEST-IMAGES', label: 'Test samples (optional)', example: '/home/me/t10k-images-idx3-ubyte.gz' },
    { name: 'TEST-LABELS', label: 'Test labels (optional)', example: '/home/me/t10k-labels-idx1-ubyte.gz' },
  ],
  wrongFiles: 'dataset.idxPair',
  options: {},
  recognizes: ({ head }) => readIdxShape(head) !== undefined,
  arrange: (files) => arrangePairs(files, ({ head }) => readIdxShape(head)),
  preview: 'shape',
  read(files, _options, context) {
    const [inputs, targets, testInputs, testTargets] = files;
    const test = testInputs && { inputs: testInputs, targets: testTargets };
    const numbers = readIdx({ inputs, targets }, test, context);
    const names = files.map(({ path }) => basename(path));
    return { description: message('{{count}} samples from {{files}}', { count: numbers.samples, files: names }), ...numbers };
  },
  source: 'LeCun, Cortes and Burges, "The MNIST database of handwritten digits" (1998)',
});

/**
 * Reads IDX files. Bytes stay bytes, so that MNIST takes 55 MB. Integer labels from 0 are class indices; others
 * are numeric targets.
 * @throws UserError dataset.idxPair, idxMagic, idxSize, notFinite, oneClass, unknownClass, empty and those of reading a file.
 */
export function readIdx(
  train: IdxPair,
  test: IdxPair | undefined,
  { input = 'image', target = 'label', trained, onProgress }: IdxReading = {},
): Omit<Source, 'name' | 'description'> {
  const pairs = test ? [train, test] : [train];
  const { inputs, targets } = readPairs(pairs, onProgress);
  pairs.forEach((pair, index) => {
    if (inputs.counts[index] !== targets.counts[index]) throw differentCounts(pair, inputs.counts[index], targets.counts[index]);
  });
  const classes = countClasses(targets, train.targets.shown, trained?.targets[0]);
  const [first, second] = inputs.counts;
  return {
    inputs: [{ name: input, shape: inputs.shape, data: inputs.data }],
    targets: [{ name: target, shape: targets.shape, data: targets.data, ...(classes !== undefined && { classes }) }],
    samples: first + (second ?? 0),
    notes: [...inputs.notes, ...targets.notes],
    ...(second !== undefined && { testFrom: first }),
  };
}

function readPairs(
  pairs: readonly IdxPair[],
  onProgress: ReadingContext['onProgress'],
): { readonly inputs: Stack; readonly targets: Stack } {
  const opened: IdxFile[] = [];
  const open = (reference: FileReference): IdxFile => {
    const file = openIdx(reference);
    opened.push(file);
    return file;
  };
  try {
    const inputs = pairs.map((pair) => open(pair.inputs));
    const targets = pairs.map((pair) => open(pair.targets));
    const totalBytes = opened.reduce((total, { elements, type }) => total + elements * type.bytes, 0);
    let [bytes, rows] = [0, 0];
    const report = (file: IdxFile, elements: number, samples: number) => {
      bytes += elements * file.type.bytes;
      // Each pair of image and label is one sample.
      rows = Math.max(rows, samples);
      onProgress?.({ bytes, totalBytes, rows });
    };
    return { inputs: stack(inputs, report), targets: stack(targets, report) };
  } finally {
    for (const file of opened) file.close();
  }
}

/** @param onRead takes, per piece of a file, its number of elements, and the samples read in all files */
function stack(files: readonly IdxFile[], onRead: (file: IdxFile, elements: number, samples: number) => void): Stack {
  const [first] = files;
  const shape = first.shape.slice(1);
  for (const file of files) {
    if (file.elements === 0) throw noSamples(file);
    if (file.type !== first.type || String(file.shape.slice(1)) !== String(shape)) throw differentSamples(first, file);
  }
  const counts = files.map((file) => file.shape[0]);
  const data = allocate(
    first.type.name,
    files.reduce((total, file) => total + file.elements, 0),
  );
  let index = 0;
  for (const file of files) {
    const first = index;
    file.readInto(data, first, (elements) => {
      index += elements;
      onRead(file, elements, Math.floor(index / sizeOf(shape)));
    });
    checkFinite(data.subarray(first, first + file.elements), sizeOf(shape), file.file.shown);
  }
  return { data, shape, counts, whole: !first.type.name.startsWith('float'), notes: files.flatMap((file) => file.notes) };
}

function allocate(type: string, length: number): RawColumn['data'] {
  if (type === 'uint8') return new Uint8Array(length);
  return type === 'float32' ? new Float32Array(length) : new Float64Array(length);
}

const describeSamples = ({ shape, type }: IdxFile): Message =>
  message('samples of shape [{{shape}}] of {{type}}', { shape: shape.slice(1).join(', '), type: type.name });

function differentSamples(first: IdxFile, other: IdxFile) {
  const [expected, received] = [describeSamples(first), describeSamples(other)];
  const values = { other: other.file.shown, first: first.file.shown, expected, received };
  const text = message("'{{other}}' does not match '{{first}}': expected {{expected}}, found {{received}}", values);
  return datasetError('dataset.idxPair', text, { where: other.file.path, expected, received });
}

function differentCounts({ inputs, targets }: IdxPair, inputCount: number, targetCount: number) {
  const text = message(
    "'{{inputs}}' has {{inputCount}} samples, but '{{targets}}' has {{targetCount}}; expected one label per sample",
    { inputs: inputs.shown, inputCount, targets: targets.shown, targetCount },
  );
  return datasetError('dataset.idxPair', text, {
    where: targets.path,
    expected: message('{{count}} labels', { count: inputCount }),
    received: message('{{count}} labels', { count: targetCount }),
    fix: message('Specify an images file and a labels file of the same split.'),
  });
}

function noSamples({ file, shape }: IdxFile) {
  const received = message('a dimension of 0 ({{shape}})', { shape: shape.join(' × ') });
  const values = { file: file.shown, received };
  return datasetError(
    'dataset.empty',
    message("'{{file}}' contains no samples: expected dimensions of at least 1, found {{received}}", values),
    { where: file.path, expected: message('dimensions of at least 1'), received },
  );
}
