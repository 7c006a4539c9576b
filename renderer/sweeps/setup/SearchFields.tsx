import { Select, SimpleGrid } from '@mantine/core';
import { conditionScope } from '#engine/graph/index.ts';
import { Explained } from '../../controls/fields/index.ts';
import { termOf } from '../../controls/terms/index.ts';
import { t } from '../../language/index.ts';
import { useWholeAnalysis } from '../../workbench/index.ts';
import { metricOfSweep, nameSweepMetric } from '../names/nameParameter.ts';
import { Choice } from './Choice.tsx';
import { NumberField } from './NumberField.tsx';
import type { SweepDraft } from './sweepDraft.ts';

interface SearchFieldsProps {
  readonly draft: SweepDraft;
  readonly onChange: (part: Partial<SweepDraft>) => void;
}

/** What a sweep optimizes, and how it suggests values. */
export function SearchFields({ draft, onChange }: SearchFieldsProps) {
  const metrics = useMetrics();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
      <Explained label={t('Metric')} help={t('The result of a trial after its last epoch, which the sweep optimizes.')}>
        {(label) => (
          <Select
            label={label}
            aria-label={t('Metric')}
            data={metrics.map((metric) => ({ value: metric, label: nameSweepMetric(metric) }))}
            value={draft.metric}
            onChange={(metric) => metric && onChange({ metric, direction: undefined })}
            searchable
            data-testid="sweep-metric"
          />
        )}
      </Explained>
      <Choice
        label={t('Direction')}
        help={t('Losses are minimized, accuracies maximized.')}
        options={{ min: t('Minimize'), max: t('Maximize') }}
        value={draft.direction ?? metricOfSweep(draft.metric)?.direction ?? 'min'}
        onChange={(direction) => onChange({ direction })}
        testId="sweep-direction"
      />
      <Choice
        label={t('Sampler')}
        help={t('How the values of the next trial are chosen.')}
        term={termOf('sampler')}
        options={{ tpe: 'TPE', random: t('Random'), grid: t('Grid') }}
        value={draft.sampler}
        onChange={(sampler) => onChange({ sampler })}
        testId="sweep-sampler"
      />
      <NumberField
        label={t('Seed')}
        help={t('The same seed suggests the same values.')}
        term={termOf('seed')}
        min={0}
        value={draft.seed}
        onChange={(seed = 1) => onChange({ seed })}
        testId="sweep-seed"
      />
    </SimpleGrid>
  );
}

/** The metrics that the runs of the active graph have. */
function useMetrics(): string[] {
  const { nodes } = useWholeAnalysis();
  const { metrics, validationMetrics } = conditionScope(nodes);
  return ['validation.loss', ...validationMetrics.map((name) => `validation.${name}`), 'loss', ...metrics];
}
