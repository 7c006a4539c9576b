import { Button, Group, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type FormEvent, useState } from 'react';
import type { SweepSummary } from '#app/contract/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { NumberField } from '../setup/NumberField.tsx';

type Budget = SweepSummary['budget'];

/** Asks for a larger budget of a sweep in a dialog. */
export function askForBudget({ budget, trials, seconds }: SweepSummary, onBudget: (budget: Budget) => void): void {
  const close = () => modals.closeAll();
  modals.open({
    title: <Spoken of={message('Extend sweep')} />,
    children: (
      <BudgetForm
        before={budget}
        spent={{ trials, minutes: seconds / 60 }}
        onCancel={close}
        onBudget={(larger) => {
          close();
          onBudget(larger);
        }}
      />
    ),
  });
}

interface BudgetFormProps {
  readonly before: Budget;
  readonly spent: { readonly trials: number; readonly minutes: number };
  readonly onCancel: () => void;
  readonly onBudget: (budget: Budget) => void;
}

/** Double the trials are offered. */
function BudgetForm({ before, spent, onCancel, onBudget }: BudgetFormProps) {
  useLanguage();
  const [trials, setTrials] = useState(before.trials === undefined ? undefined : 2 * before.trials);
  const [minutes, setMinutes] = useState(before.seconds === undefined ? undefined : (2 * before.seconds) / 60);
  const isMore = (trials ?? Number.POSITIVE_INFINITY) > spent.trials && (minutes ?? Number.POSITIVE_INFINITY) > spent.minutes;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onBudget({ ...(trials !== undefined && { trials }), ...(minutes !== undefined && { seconds: 60 * minutes }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {before.trials !== undefined && (
          <NumberField
            label={t('Trials')}
            help={t('The sweep ends after this number of trials.')}
            min={1}
            value={trials}
            onChange={setTrials}
            testId="extend-trials"
          />
        )}
        {before.seconds !== undefined && (
          <NumberField
            label={t('Minutes')}
            help={t('After this time of training of all trials together, no other trial begins.')}
            min={0}
            isFractional
            value={minutes}
            onChange={setMinutes}
            testId="extend-minutes"
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button type="submit" disabled={!isMore} data-testid="extend-start">
            {t('Extend')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
