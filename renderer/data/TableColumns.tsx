import { Select, TagsInput } from '@mantine/core';
import { Fold } from '../fields/index.ts';
import { t } from '../language/index.ts';
import classes from './DataFileForm.module.css';
import { TABLE_OPTIONS } from './tableOptions.ts';
import type { DataFile } from './useDataFile.ts';

const AUTOMATIC = 'auto';

/** Which columns of a table are predicted and which are left out, and how the table is read. */
export function TableColumns({ file: { choice, choose, description } }: { readonly file: DataFile }) {
  const { targets, ignored, options } = choice;
  const features = description?.inputs.flatMap((input) => input.features ?? []) ?? [];
  const predicted = description?.targets.map(({ name }) => name) ?? [];
  const columns = [...new Set([...features, ...predicted, ...targets, ...ignored])];
  const setOption = (name: string, value: string | null) => {
    const { [name]: _, ...others } = options;
    choose({ options: value === null || value === AUTOMATIC ? others : { ...others, [name]: value } });
  };
  return (
    <>
      <div className={classes.columns}>
        <TagsInput
          size="xs"
          label={t('Target columns')}
          description={t('The column to predict. Default: the last column.')}
          placeholder={targets.length === 0 ? predicted.join(', ') : ''}
          data={columns}
          value={[...targets]}
          onChange={(names) => choose({ targets: names })}
        />
        <TagsInput
          size="xs"
          label={t('Columns to ignore')}
          description={t('Row numbers, names, and other text that is not a class.')}
          data={columns}
          value={[...ignored]}
          onChange={(names) => choose({ ignored: names })}
        />
      </div>
      <Fold label={t('File options')} openLabel={t('File options')}>
        <div className={classes.options}>
          {TABLE_OPTIONS.map(({ name, label, values }) => (
            <Select
              key={name}
              label={t(label)}
              data-testid={`option-${name}`}
              data={[
                { value: AUTOMATIC, label: t('Automatic') },
                ...values.map((entry) => ({ value: entry.value, label: t(entry.label) })),
              ]}
              value={options[name] ?? AUTOMATIC}
              onChange={(value) => setOption(name, value)}
            />
          ))}
        </div>
      </Fold>
    </>
  );
}
