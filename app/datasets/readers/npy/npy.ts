import { basename } from 'node:path';
import { message } from '#engine/messages/index.ts';
import { arrangePairs } from '../../base/arrangePairs.ts';
import { readBytes } from '../../base/bytes.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { defineReader } from '../../base/reader.ts';
import { type ArrayColumn, sourceOfArrays } from './arraySource.ts';
import { isNpy, readNpy, readNpyShape } from './npyFile.ts';

/** A pair of arrays, and perhaps a second pair to test on. */
export const npy = defineReader({
  name: 'npy',
  label: 'NumPy pair',
  noun: 'a pair of NumPy arrays',
  help: 'Two arrays, as numpy.save writes them: one of samples, one of their labels or values. The first axis counts the samples.',
  extensions: [],
  files: [
    { name: 'X', label: 'Path of the inputs', example: '/home/me/x_train.npy' },
    { name: 'Y', label: 'Path of the targets', example: '/home/me/y_train.npy' },
  ],
  testFiles: [
    { name: 'TEST-X', label: 'Test inputs (optional)', example: '/home/me/x_test.npy' },
    { name: 'TEST-Y', label: 'Test targets (optional)', example: '/home/me/y_test.npy' },
  ],
  wrongFiles: 'dataset.arrays',
  options: {},
  recognizes: ({ head }) => isNpy(head),
  arrange: (files) => arrangePairs(files, ({ head }) => readNpyShape(head)),
  preview: 'shape',
  read(files, _options, { trained }) {
    const [inputs, targets, testInputs, testTargets] = files;
    const description = message('Arrays in {{files}}', { files: files.map(({ path }) => basename(path)) });
    const column = (name: string, train: FileReference, test: FileReference | undefined): ArrayColumn => ({
      name,
      splits: { train: arrayOf(train), ...(test && { test: arrayOf(test) }) },
    });
    return { description, ...sourceOfArrays([column('x', inputs, testInputs)], [column('y', targets, testTargets)], trained) };
  },
  source: 'NumPy, "NEP 1 – A simple file format for NumPy arrays" (2007)',
});

const arrayOf = (file: FileReference) => ({
  shown: file.shown,
  read: () => readNpy(readBytes(file).bytes, message("'{{file}}'", { file: file.shown })),
});
