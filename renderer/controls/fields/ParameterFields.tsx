import { SimpleGrid, Stack } from '@mantine/core';
import { t } from '../../language/index.ts';
import { Fold } from './Fold.tsx';
import { type NodeChoice, ParameterField } from './ParameterField.tsx';
import type { Field } from './readText.ts';

interface ParameterFieldsProps {
  /** Type of the declaring layer or method. */
  readonly of?: string | undefined;
  readonly fields: Readonly<Record<string, Field>>;
  /** The document's values. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The nodes that a field may refer to. */
  readonly nodes?: readonly NodeChoice[];
  /** Names that a field of texts may hold, such as those of columns. */
  readonly names?: readonly string[];
  /** How many stand side by side. */
  readonly columns?: number;
  /** What folds away those that most people never change. */
  readonly moreLabel?: string;
  readonly onChange: (name: string, value: unknown) => void;
  readonly onLeave: () => void;
}

/** The controls of a set of parameters, with advanced ones in a fold. */
export function ParameterFields(props: ParameterFieldsProps) {
  const { of, fields, given, nodes = [], names = [], columns = 1, moreLabel, onChange, onLeave } = props;
  const all = Object.entries(fields);
  const grid = (entries: typeof all) => (
    <SimpleGrid cols={columns} spacing="sm" verticalSpacing="sm">
      {entries.map(([name, field]) => (
        <ParameterField
          key={name}
          name={name}
          of={of}
          field={field}
          value={given[name]}
          nodes={nodes}
          names={names}
          onChange={(value) => onChange(name, value)}
          onLeave={onLeave}
        />
      ))}
    </SimpleGrid>
  );
  const advanced = all.filter(([, field]) => field.advanced);
  return (
    <Stack gap="sm">
      {grid(all.filter(([, field]) => !field.advanced))}
      {advanced.length > 0 && (
        <Fold label={moreLabel ?? t('More ({{count}})', { count: advanced.length })} openLabel={moreLabel ?? t('Less')}>
          {grid(advanced)}
        </Fold>
      )}
    </Stack>
  );
}
