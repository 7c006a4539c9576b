import { Stack } from '@mantine/core';
import { ACCUMULATE_FIELDS, CLIPS, SCHEDULES, TRAINING_DEFAULTS, WARMUP_FIELDS } from '#engine/graph/index.ts';
import { ParameterField } from '../../controls/fields/index.ts';
import { setTrainingNumber } from '../../document/index.ts';
import { message, t } from '../../language/index.ts';
import { useDocument, useDocumentStore } from '../../workbench/index.ts';
import { AugmentSettings } from './AugmentSettings.tsx';
import { DeclaredSettings } from './DeclaredSettings.tsx';
import { EarlyStoppingSettings } from './EarlyStoppingSettings.tsx';

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
      <EarlyStoppingSettings />
      <AugmentSettings />
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
