import { Button, Collapse, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { ParameterField } from './ParameterField.tsx';
import type { Field } from './readText.ts';

interface ParameterFieldsProps {
  readonly fields: Readonly<Record<string, Field>>;
  /** What the document has. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly onChange: (name: string, value: unknown) => void;
  readonly onLeave: () => void;
}

/** The controls of a set of parameters; those that most people never change are folded away. */
export function ParameterFields({ fields, given, onChange, onLeave }: ParameterFieldsProps) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const all = Object.entries(fields);
  const show = (entries: typeof all) =>
    entries.map(([name, field]) => (
      <ParameterField
        key={name}
        name={name}
        field={field}
        value={given[name]}
        onChange={(value) => onChange(name, value)}
        onLeave={onLeave}
      />
    ));
  const advanced = all.filter(([, field]) => field.advanced);
  return (
    <Stack gap="sm">
      {show(all.filter(([, field]) => !field.advanced))}
      {advanced.length > 0 && (
        <>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            justify="flex-start"
            w="fit-content"
            aria-expanded={isOpen}
            leftSection={isOpen ? <IconChevronDown size={13} /> : <IconChevronRight size={13} />}
            onClick={toggle}
          >
            {isOpen ? 'Less' : `More (${advanced.length})`}
          </Button>
          <Collapse expanded={isOpen} transitionDuration={100}>
            <Stack gap="sm">{show(advanced)}</Stack>
          </Collapse>
        </>
      )}
    </Stack>
  );
}
