import { ParameterFields } from '../controls/fields/index.ts';
import { t } from '../language/index.ts';
import type { DataReader } from '../workbench/datasets/index.ts';
import type { DataFile } from './useDataFile.ts';

interface ReaderOptionsProps {
  readonly file: DataFile;
  readonly reader: DataReader;
}

/** The options declared by a file's reader, with its column names to choose from. */
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
