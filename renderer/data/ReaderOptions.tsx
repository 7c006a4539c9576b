import { ParameterFields } from '../controls/fields/index.ts';
import { t } from '../language/index.ts';
import type { DataReader } from '../workbench/datasets/index.ts';
import type { DataFile } from './useDataFile.ts';

interface ReaderOptionsProps {
  readonly file: DataFile;
  readonly reader: DataReader;
}

/** How a file is read: the options that its reader declares, with the names of its columns to choose from. */
export function ReaderOptions({ file: { choice, choose, description }, reader }: ReaderOptionsProps) {
  const { options } = choice;
  const features = description?.inputs.flatMap((input) => input.features ?? []) ?? [];
  const predicted = description?.targets.map(({ name }) => name) ?? [];
  const named = Object.values(options).filter(Array.isArray).flat();
  return (
    <ParameterFields
      of={reader.name}
      fields={reader.options}
      given={options}
      names={[...new Set([...features, ...predicted, ...named])]}
      columns={2}
      moreLabel={t('File options')}
      onChange={(name, value) => choose({ options: { ...options, [name]: value } })}
      onLeave={() => {}}
    />
  );
}
