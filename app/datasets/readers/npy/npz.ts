import { basename } from 'node:path';
import { message } from '#engine/messages/index.ts';
import { texts, type ValuesOf } from '#engine/params/index.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { defineReader, type ReadingContext } from '../../base/reader.ts';
import type { Source } from '../../base/source.ts';
import { openZip, type ZipFile } from '../../base/zip.ts';
import { namesIn } from '../../base/zipDirectory.ts';
import { type ArrayColumn, type ArrayFile, sourceOfArrays } from './arraySource.ts';
import { type ChosenArrays, chooseArrays } from './chooseArrays.ts';
import { readNpy } from './npyFile.ts';

const OPTIONS = {
  inputs: texts({
    label: 'Input arrays',
    help: 'Names of the arrays of inputs. Default: x, inputs, features, images or data.',
    whenEmpty: 'by their names',
  }),
  targets: texts({
    label: 'Target arrays',
    help: 'Names of the arrays of targets. Default: y, targets or labels.',
    whenEmpty: 'by their names',
  }),
};

const ARRAY = /\.npy$/;

/** Named arrays in one file; those of validation and test are splits. */
export const npz = defineReader({
  name: 'npz',
  label: 'NumPy archive',
  noun: 'a NumPy archive',
  help: 'Arrays with names, as numpy.savez writes them, such as x and y, or x_train, y_train, x_test and y_test. The first axis counts the samples.',
  extensions: ['npz'],
  files: [{ name: 'PATH', label: 'File path', example: '/home/me/mnist.npz' }],
  options: OPTIONS,
  recognizes: ({ head }) => namesIn(head).some((name) => ARRAY.test(name)),
  preview: 'shape',
  read([file], options, context) {
    const archive = openZip(file);
    try {
      return readArchive(archive, file, options, context);
    } finally {
      archive.close();
    }
  },
  source: 'NumPy, "NEP 1 – A simple file format for NumPy arrays" (2007)',
});

function readArchive(
  archive: ZipFile,
  file: FileReference,
  options: ValuesOf<typeof OPTIONS>,
  { trained, onProgress }: ReadingContext,
): Omit<Source, 'name'> {
  const arrays = new Map(archive.entries.map((entry) => [entry.name.replace(ARRAY, ''), entry]));
  const { inputs, targets } = chooseArrays([...arrays.keys()], options, file.shown);
  const totalBytes = archive.entries.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  const read = (name: string): ArrayFile => ({
    shown: `${file.shown}/${name}`,
    read() {
      const entry = arrays.get(name);
      if (!entry) throw new Error(`the array ${name} was chosen among those of the archive`);
      const array = readNpy(archive.read(entry), message("'{{name}}' in {{file}}", { name, file: file.shown }));
      bytes += entry.size;
      onProgress?.({ bytes, totalBytes, rows: array.shape[0] ?? 0 });
      return array;
    },
  });
  const columns = (chosen: readonly ChosenArrays[]): ArrayColumn[] =>
    chosen.map(({ name, splits }) => ({
      name,
      splits: Object.fromEntries(Object.entries(splits).map(([split, array]) => [split, read(array)])),
    }));
  const description = message('Arrays {{names}} from {{file}}', {
    names: [...inputs, ...targets].map(({ name }) => name),
    file: basename(file.path),
  });
  return { description, ...sourceOfArrays(columns(inputs), columns(targets), trained) };
}
