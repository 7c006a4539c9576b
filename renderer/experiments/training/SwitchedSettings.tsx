import { Group, Stack, Switch } from '@mantine/core';
import { Explained, type Field } from '../../controls/fields/index.ts';
import { termOfField } from '../../controls/terms/index.ts';
import { setTrainingSection } from '../../document/index.ts';
import type { Message } from '../../language/index.ts';
import { useDocument, useDocumentStore } from '../../workbench/index.ts';
import { SectionFields } from './SectionFields.tsx';

interface SwitchedSettingsProps {
  readonly section: 'earlyStopping' | 'augment';
  readonly label: string;
  readonly help: string;
  /** History entries for turning it on and off. */
  readonly edits: { readonly on: Message; readonly off: Message };
  readonly fields: Readonly<Record<string, Field>>;
}

/** An optional section of the training settings, with its parameters. */
export function SwitchedSettings({ section, label, help, edits, fields }: SwitchedSettingsProps) {
  const store = useDocumentStore();
  const settings = useDocument().training?.[section];
  return (
    <Stack gap="sm">
      <Explained label={label} help={help} term={termOfField(section)}>
        {(name) => (
          <Group justify="space-between" wrap="nowrap">
            {name}
            <Switch
              aria-label={label}
              data-testid={`field-${section}`}
              checked={settings !== undefined}
              onChange={({ currentTarget: { checked } }) =>
                store.edit(checked ? edits.on : edits.off, setTrainingSection(section, checked ? {} : undefined))
              }
            />
          </Group>
        )}
      </Explained>
      {settings && <SectionFields section={section} fields={fields} />}
    </Stack>
  );
}
