import { Stack } from '@mantine/core';
import {
  ACCUMULATE_FIELDS,
  AUGMENT_FIELDS,
  CLIPS,
  EARLY_STOPPING_FIELDS,
  SCHEDULES,
  TRAINING_DEFAULTS,
  WARMUP_FIELDS,
} from '#engine/graph/index.ts';
import { ParameterField } from '../../controls/fields/index.ts';
import { setTrainingNumber } from '../../document/index.ts';
import { message, t } from '../../language/index.ts';
import { useDocument, useDocumentStore } from '../../workbench/index.ts';
import { DeclaredSettings } from './DeclaredSettings.tsx';
import { SwitchedSettings } from './SwitchedSettings.tsx';

/** Learning rate schedule, clipping, accumulation and early stopping. */
export function AdvancedSettings() {
  return (
    <Stack gap="md" pt="xs">
      <DeclaredSettings
        section="schedule"
        label={t('Schedule')}
        help={t('How the learning rate changes during the run.')}
        formulaLabel={t('Learning rate')}
        declarations={SCHEDULES}
        initial={TRAINING_DEFAULTS.schedule}
        common={WARMUP_FIELDS}
      />
      <DeclaredSettings
        section="clip"
        label={t('Clipping')}
        help={t('Limits the size of gradients.')}
        formulaLabel={t('Gradient')}
        declarations={CLIPS}
        initial={null}
      />
      <AccumulateSetting />
      <SwitchedSettings
        section="earlyStopping"
        label={t('Early stopping')}
        help={t('Stops training when the metric no longer improves.')}
        edits={{ on: message('Turn on early stopping'), off: message('Turn off early stopping') }}
        fields={EARLY_STOPPING_FIELDS}
      />
      <SwitchedSettings
        section="augment"
        label={t('Augmentation')}
        help={t('Randomly changes images during training to add variety. Never used in evaluation.')}
        edits={{ on: message('Augment images'), off: message('Turn off augmentation') }}
        fields={AUGMENT_FIELDS}
      />
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
