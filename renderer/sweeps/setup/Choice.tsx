import { Input, SegmentedControl } from '@mantine/core';
import { Explained } from '../../controls/fields/index.ts';
import type { TermDeclaration } from '../../controls/terms/index.ts';

interface ChoiceProps<Option extends string> {
  readonly label: string;
  readonly help: string;
  readonly term?: TermDeclaration;
  /** The names of the options. */
  readonly options: Readonly<Record<Option, string>>;
  readonly value: Option;
  readonly onChange: (value: Option) => void;
  readonly testId: string;
}

/** One of a few options, all in sight, with its explanation. */
export function Choice<Option extends string>(props: ChoiceProps<Option>) {
  const { label: name, help, term, options, value, onChange, testId } = props;
  const names = Object.keys(options) as Option[];
  return (
    <Explained label={name} help={help} term={term}>
      {(label) => (
        <Input.Wrapper label={label} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={name}
            data={names.map((option) => ({ value: option, label: options[option] }))}
            value={value}
            onChange={onChange}
            data-testid={testId}
          />
        </Input.Wrapper>
      )}
    </Explained>
  );
}
