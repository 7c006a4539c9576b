import { Group, Stack, Switch } from '@mantine/core';
import type { ComponentProps } from 'react';
import { setTrainingParam, setTrainingSection, type TrainingSection } from '../document/index.ts';
import { Explained, ParameterFields } from '../fields/index.ts';
import { humanize } from '../format/index.ts';
import { declared, type Message, message } from '../language/index.ts';
import { termOfField } from '../terms/index.ts';
import { useDocument, useDocumentStore } from '../workbench/index.ts';

interface SwitchedSettingsProps {
  readonly section: Extract<TrainingSection, 'earlyStopping' | 'augment'>;
  readonly label: string;
  readonly help: string;
  /** History entries for turning it on and off. */
  readonly edits: { readonly on: Message; readonly off: Message };
  readonly fields: ComponentProps<typeof ParameterFields>['fields'];
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
      {settings && (
        <ParameterFields
          fields={fields}
          given={settings}
          onChange={(name, value) =>
            store.edit(
              message('Set {{field, lowercase}}', { field: declared(humanize(name)) }),
              setTrainingParam(section, name, value),
              `training.${section}.${name}`,
            )
          }
          onLeave={store.seal}
        />
      )}
    </Stack>
  );
}
