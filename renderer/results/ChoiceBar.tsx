import { Group, SegmentedControl, Select } from '@mantine/core';
import type { RunResults, RunSummary } from '#app/contract/index.ts';
import { formatCount } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { resultsChoices, type Split, splitsOf, useChosenWeights } from './choices/resultsChoices.ts';

interface ChoiceBarProps {
  readonly run: RunSummary;
  readonly split: Split;
  /** Undefined until it is known. */
  readonly best: RunResults['best'] | undefined;
}

/** Chooses the split and the weights. */
export function ChoiceBar({ run, split, best }: ChoiceBarProps) {
  const { step } = useChosenWeights(run);
  const labels: Readonly<Record<Split, string>> = { train: t('Training'), validation: t('Validation'), test: t('Test') };
  const chosen = step === undefined ? 'last' : 'best';
  return (
    <Group gap="sm">
      <SegmentedControl
        aria-label={t('Split')}
        data={splitsOf(run).map((value) => ({ value, label: labels[value] }))}
        value={split}
        onChange={(value) => resultsChoices.setState({ split: splitsOf(run).find((each) => each === value) })}
        data-testid="results-split"
      />
      <Select
        aria-label={t('Weights')}
        data={[
          { value: 'last', label: t('Last checkpoint') },
          ...(best ? [{ value: 'best', label: t('Best epoch, {{epoch}}', { epoch: formatCount(best.epoch) }) }] : []),
          ...(chosen === 'best' && !best ? [{ value: 'best', label: t('Best epoch') }] : []),
        ]}
        value={chosen}
        onChange={(value) =>
          resultsChoices.setState({ best: value === 'best' && best ? { runId: run.id, step: best.step } : undefined })
        }
        data-testid="results-weights"
      />
    </Group>
  );
}
