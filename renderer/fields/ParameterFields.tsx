import { Stack } from '@mantine/core';
import { t } from '../language/index.ts';
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
  readonly onChange: (name: string, value: unknown) => void;
  readonly onLeave: () => void;
}

/** The controls of a set of parameters, with advanced ones in a fold. */
export function ParameterFields({ of, fields, given, nodes = [], onChange, onLeave }: ParameterFieldsProps) {
  const all = Object.entries(fields);
  const show = (entries: typeof all) =>
    entries.map(([name, field]) => (
      <ParameterField
        key={name}
        name={name}
        of={of}
        field={field}
        value={given[name]}
        nodes={nodes}
        onChange={(value) => onChange(name, value)}
        onLeave={onLeave}
      />
    ));
  const advanced = all.filter(([, field]) => field.advanced);
  return (
    <Stack gap="sm">
      {show(all.filter(([, field]) => !field.advanced))}
      {advanced.length > 0 && (
        <Fold label={t('More ({{count}})', { count: advanced.length })} openLabel={t('Less')}>
          <Stack gap="sm">{show(advanced)}</Stack>
        </Fold>
      )}
    </Stack>
  );
}
