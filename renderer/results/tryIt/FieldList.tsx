import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { FieldValue, TryField } from '#app/contract/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { toDate, toDays } from './initialInputs.ts';
import { stepOf } from './stepOf.ts';

type Row = Readonly<Record<string, FieldValue>>;

interface FieldListProps {
  readonly fields: readonly TryField[];
  readonly values: Row;
  readonly onChange: (values: Record<string, FieldValue>) => void;
}

/** A field for each column of the table. An empty one is a missing value. */
export function FieldList({ fields, values, onChange }: FieldListProps) {
  return fields.map((field) => (
    <ColumnField
      key={field.name}
      field={field}
      value={values[field.name] ?? null}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
    />
  ));
}

interface ColumnFieldProps {
  readonly field: TryField;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}

function ColumnField({ field: { name, kind, categories = [], range }, value, onChange }: ColumnFieldProps) {
  const testId = `try-${name}`;
  switch (kind) {
    case 'category':
      return (
        <Select
          label={name}
          data={[...categories]}
          value={value === null ? null : String(value)}
          onChange={onChange}
          clearable
          searchable={categories.length > 10}
          data-testid={testId}
        />
      );
    case 'text':
      return (
        <Textarea
          label={name}
          value={typeof value === 'string' ? value : ''}
          autosize
          maxRows={8}
          onChange={(event) => onChange(event.currentTarget.value)}
          data-testid={testId}
        />
      );
    case 'date':
      return (
        <TextInput
          type="date"
          label={name}
          value={typeof value === 'number' ? toDate(value) : ''}
          onChange={(event) => onChange(toDays(event.currentTarget.value))}
          data-testid={testId}
        />
      );
    case 'number':
      return (
        <NumberInput
          label={name}
          title={range && t('In the data: {{low}} to {{high}}', { low: formatNumber(range[0]), high: formatNumber(range[1]) })}
          value={typeof value === 'number' ? value : ''}
          step={stepOf(range)}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
          data-testid={testId}
        />
      );
  }
}
