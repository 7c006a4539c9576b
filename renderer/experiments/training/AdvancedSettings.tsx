import { Group, Stack, Switch } from '@mantine/core';
import { ACCUMULATE_FIELDS, AUGMENT_FIELDS, CHECKPOINT_FIELDS, EARLY_STOPPING_FIELDS } from '#engine/graph/index.ts';
import { Explained, ParameterField } from '../../controls/fields/index.ts';
import { termOfField } from '../../controls/terms/index.ts';
import { setTrainingNumber, setTrainingSection } from '../../document/index.ts';
import { later, message, t } from '../../language/index.ts';
import { useDocument, useDocumentStore } from '../../workbench/index.ts';
import { DeclaredSettings } from './DeclaredSettings.tsx';
import { SectionFields } from './SectionFields.tsx';

/** Learning rate schedule, clipping, accumulation, early stopping, augmentation and checkpoints. */
export function AdvancedSettings() {
  return (
    <Stack gap="md" pt="xs">
      <DeclaredSettings section="schedule" />
      <DeclaredSettings section="clip" />
      <AccumulateSetting />
      <SwitchedSettings section="earlyStopping" />
      <SwitchedSettings section="augment" />
      <SwitchedSettings section="checkpoints" />
    </Stack>
  );
}

function AccumulateSetting() {
  const store = useDocumentStore();
  const change = (value: unknown) => setTrainingNumber('accumulate', typeof value === 'number' ? value : undefined);
  return (
    <ParameterField
      name="accumulate"
      field={ACCUMULATE_FIELDS.accumulate}
      value={useDocument().training?.accumulate}
      onChange={(value) => store.edit(message('Set gradient accumulation'), change(value), 'training.accumulate')}
      onLeave={store.seal}
    />
  );
}

const SWITCHED = {
  earlyStopping: {
    label: later('Early stopping'),
    help: later('Stops training when the metric no longer improves.'),
    on: message('Turn on early stopping'),
    off: message('Turn off early stopping'),
    fields: EARLY_STOPPING_FIELDS,
  },
  augment: {
    label: later('Augmentation'),
    help: later('Randomly changes images during training to add variety. Never used in evaluation.'),
    on: message('Augment images'),
    off: message('Turn off augmentation'),
    fields: AUGMENT_FIELDS,
  },
  checkpoints: {
    label: later('Keep best checkpoint'),
    help: later('Keeps the checkpoint of the best epoch by a metric, however long training goes on.'),
    on: message('Keep best checkpoint'),
    off: message('Do not keep best checkpoint'),
    fields: CHECKPOINT_FIELDS,
  },
} as const;

/** An optional section of the training settings, with its parameters. */
function SwitchedSettings({ section }: { readonly section: keyof typeof SWITCHED }) {
  const { label, help, on, off, fields } = SWITCHED[section];
  const store = useDocumentStore();
  const settings = useDocument().training?.[section];
  return (
    <Stack gap="sm">
      <Explained label={t(label)} help={t(help)} term={termOfField(section)}>
        {(name) => (
          <Group justify="space-between" wrap="nowrap">
            {name}
            <Switch
              aria-label={t(label)}
              data-testid={`field-${section}`}
              checked={settings !== undefined}
              onChange={({ currentTarget: { checked } }) =>
                store.edit(checked ? on : off, setTrainingSection(section, checked ? {} : undefined))
              }
            />
          </Group>
        )}
      </Explained>
      {settings && <SectionFields section={section} fields={fields} />}
    </Stack>
  );
}
