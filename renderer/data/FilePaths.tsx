import { TextInput } from '@mantine/core';
import { t } from '../language/index.ts';
import classes from './DataFileForm.module.css';
import type { DataFile } from './useDataFile.ts';

/** The paths of a table, or of an IDX pair and of a second one to test on. */
export function FilePaths({ file: { choice, change } }: { readonly file: DataFile }) {
  if (choice.kind === 'csv') {
    return (
      <TextInput
        size="xs"
        label={t('File path')}
        placeholder="/home/me/flowers.csv"
        value={choice.path}
        onChange={(event) => change({ path: event.currentTarget.value })}
      />
    );
  }
  const field = (name: 'path' | 'labels' | 'testSamples' | 'testLabels', label: string, placeholder: string) => (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      value={choice[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.pair}>
      {field('path', t('Path of the samples file'), '/home/me/train-images-idx3-ubyte.gz')}
      {field('labels', t('Path of the labels file'), '/home/me/train-labels-idx1-ubyte.gz')}
      {field('testSamples', t('Test samples (optional)'), '/home/me/t10k-images-idx3-ubyte.gz')}
      {field('testLabels', t('Test labels (optional)'), '/home/me/t10k-labels-idx1-ubyte.gz')}
    </div>
  );
}
