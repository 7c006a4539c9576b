import { TextInput } from '@mantine/core';
import { t } from '../language/index.ts';
import type { DataReader } from '../workbench/datasets/index.ts';
import classes from './DataFileForm.module.css';
import { rolesOf } from './fileSpec.ts';
import type { DataFile } from './useDataFile.ts';

interface FilePathsProps {
  readonly file: DataFile;
  readonly reader: DataReader;
}

/** The file paths of a data set. */
export function FilePaths({ file: { choice, change }, reader }: FilePathsProps) {
  const roles = rolesOf(reader);
  const paths = roles.map((_, index) => choice.paths[index] ?? '');
  return (
    <div className={roles.length > 1 ? classes.columns : undefined}>
      {roles.map(({ name, label, example }, index) => (
        <TextInput
          key={name}
          size="xs"
          label={t(label)}
          placeholder={example}
          value={paths[index]}
          onChange={(event) => change({ paths: paths.with(index, event.currentTarget.value) })}
        />
      ))}
    </div>
  );
}
