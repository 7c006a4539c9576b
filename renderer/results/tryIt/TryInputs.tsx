import { Button, Stack } from '@mantine/core';
import { IconDice3 } from '@tabler/icons-react';
import type { TryForm, TryInput, TypedInputs } from '#app/contract/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { FieldList } from './FieldList.tsx';
import type { Beginning } from './initialInputs.ts';
import { NumberRow } from './NumberRow.tsx';
import { PictureInput } from './PictureInput.tsx';

interface TryInputsProps {
  readonly form: TryForm;
  readonly inputs: TypedInputs;
  readonly beginning: Beginning;
  readonly onChange: (node: string, values: TypedInputs[string]) => void;
  readonly onFill: () => void;
}

/** The inputs of a sample: drawn, typed field by field, or pasted. */
export function TryInputs({ form, inputs, beginning, onChange, onFill }: TryInputsProps) {
  const canFill = form.dataProblem === null && form.inputs.length === 1;
  return (
    <>
      {form.inputs.map((input) => (
        <Section key={input.node} title={form.inputs.length > 1 ? input.node : t('Input')}>
          <Stack gap="xs">
            {canFill && (
              <Button variant="default" leftSection={<IconDice3 size={14} />} onClick={onFill} data-testid="try-sample">
                {t('Use a sample of the data')}
              </Button>
            )}
            <OneInput
              key={beginning.version}
              input={input}
              values={inputs[input.node]}
              beginning={beginning.inputs[input.node]}
              onChange={(values) => onChange(input.node, values)}
            />
          </Stack>
        </Section>
      ))}
    </>
  );
}

interface OneInputProps {
  readonly input: TryInput;
  readonly values: TypedInputs[string] | undefined;
  readonly beginning: TypedInputs[string] | undefined;
  readonly onChange: (values: TypedInputs[string]) => void;
}

function OneInput({ input: { size, picture, fields }, values, beginning, onChange }: OneInputProps) {
  if (picture)
    return <PictureInput picture={picture} beginning={Array.isArray(beginning) ? beginning : []} onChange={onChange} />;
  if (!fields) return <NumberRow size={size} onChange={onChange} />;
  return <FieldList fields={fields} values={values && !Array.isArray(values) ? values : {}} onChange={onChange} />;
}
