import { Group, SimpleGrid, Stack, Switch } from '@mantine/core';
import { Explained } from '../../controls/fields/index.ts';
import { termOf } from '../../controls/terms/index.ts';
import { t } from '../../language/index.ts';
import { NumberField } from './NumberField.tsx';
import type { SweepDraft } from './sweepDraft.ts';

interface BudgetFieldsProps {
  readonly draft: SweepDraft;
  readonly onChange: (part: Partial<SweepDraft>) => void;
}

/** How long a sweep trains, and which trials it stops early. */
export function BudgetFields({ draft, onChange }: BudgetFieldsProps) {
  const { trials, minutes, parallel, stopsEarly, minEpochs, reductionFactor } = draft;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md" verticalSpacing="sm">
        <NumberField
          label={t('Trials')}
          help={t('The sweep ends after this number of trials.')}
          min={1}
          placeholder={t('no limit')}
          value={trials}
          onChange={(limit) => onChange({ trials: limit })}
          testId="sweep-trials"
        />
        <NumberField
          label={t('Minutes')}
          help={t('After this time of training of all trials together, no other trial begins.')}
          min={0}
          isFractional
          placeholder={t('no limit')}
          value={minutes}
          onChange={(limit) => onChange({ minutes: limit === 0 ? undefined : limit })}
          testId="sweep-minutes"
        />
        <NumberField
          label={t('Parallel trials')}
          help={t('Trials that train at the same time and share the cores. Each is suggested without the results of the others.')}
          min={1}
          max={navigator.hardwareConcurrency}
          value={parallel}
          onChange={(count = 1) => onChange({ parallel: count })}
          testId="sweep-parallel"
        />
      </SimpleGrid>
      <Explained
        label={t('Stop worse trials early')}
        help={t('Compares trials after some epochs, and stops those that are worse than most.')}
        term={termOf('successiveHalving')}
      >
        {(label) => (
          <Group gap="sm" wrap="nowrap">
            <Switch
              aria-label={t('Stop worse trials early')}
              checked={stopsEarly}
              onChange={({ currentTarget: { checked } }) => onChange({ stopsEarly: checked })}
              data-testid="sweep-early"
            />
            {label}
          </Group>
        )}
      </Explained>
      {stopsEarly && (
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md" verticalSpacing="sm">
          <NumberField
            label={t('First comparison after epochs')}
            help={t('Epochs that every trial trains.')}
            min={1}
            value={minEpochs}
            onChange={(epochs = 1) => onChange({ minEpochs: epochs })}
            testId="sweep-min-epochs"
          />
          <NumberField
            label={t('Reduction factor')}
            help={t(
              'Of the trials at each comparison, one in this number continues; the next comparison is after as many times the epochs.',
            )}
            min={2}
            value={reductionFactor}
            onChange={(factor = 2) => onChange({ reductionFactor: factor })}
            testId="sweep-reduction"
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}
