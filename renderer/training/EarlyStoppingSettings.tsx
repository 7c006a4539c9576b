import { Group, Stack, Switch } from '@mantine/core';
import { EARLY_STOPPING_FIELDS } from '#engine/graph/index.ts';
import { setTrainingParam, setTrainingSection } from '../document/index.ts';
import { FieldLabel, ParameterFields } from '../fields/index.ts';
import { humanize } from '../format/index.ts';
import { useDocument, useDocumentStore } from '../workbench/index.ts';

/** Whether the run ends once its epochs are no better, and what that means. */
export function EarlyStoppingSettings() {
  const store = useDocumentStore();
  const settings = useDocument().training?.earlyStopping;
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <FieldLabel label="Early stopping" help="Ends the run once its epochs are no better." />
        <Switch
          aria-label="Early stopping"
          data-testid="field-earlyStopping"
          checked={settings !== undefined}
          onChange={({ currentTarget: { checked } }) =>
            store.edit(checked ? 'Stop early' : 'Train all epochs', setTrainingSection('earlyStopping', checked ? {} : undefined))
          }
        />
      </Group>
      {settings && (
        <ParameterFields
          fields={EARLY_STOPPING_FIELDS}
          given={settings}
          onChange={(name, value) =>
            store.edit(
              `Set ${humanize(name).toLowerCase()}`,
              setTrainingParam('earlyStopping', name, value),
              `training.earlyStopping.${name}`,
            )
          }
          onLeave={store.seal}
        />
      )}
    </Stack>
  );
}
