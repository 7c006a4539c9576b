import { NumberInput } from '@mantine/core';
import { Explained } from '../../controls/fields/index.ts';
import type { TermDeclaration } from '../../controls/terms/index.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly help: string;
  readonly term?: TermDeclaration;
  readonly min: number;
  readonly max?: number;
  readonly isFractional?: boolean;
  /** The meaning of an empty field. */
  readonly placeholder?: string;
  readonly value: number | undefined;
  /** Undefined where the field is empty. */
  readonly onChange: (value: number | undefined) => void;
  readonly testId: string;
}

/** A number with its explanation. */
export function NumberField(props: NumberFieldProps) {
  const { label: name, help, term, min, max, isFractional = false, placeholder, value, onChange, testId } = props;
  return (
    <Explained label={name} help={help} term={term}>
      {(label) => (
        <NumberInput
          label={label}
          aria-label={name}
          min={min}
          {...(max !== undefined && { max })}
          clampBehavior="strict"
          allowDecimal={isFractional}
          placeholder={placeholder}
          value={value ?? ''}
          onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
          data-testid={testId}
        />
      )}
    </Explained>
  );
}
