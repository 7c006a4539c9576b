import { EmptyState } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { t } from '../../language/index.ts';

/** Placeholder for a run's charts. */
export function NoRun({ title = t('No runs yet'), description }: { readonly title?: string; readonly description: string }) {
  return <EmptyState size="sm" icon={<IconChartLine stroke={1.5} />} title={title} description={description} />;
}

/** Placeholder for the charts of imported weights, whose training was not recorded here. */
export function NoRecords() {
  return (
    <NoRun
      title={t('Imported weights have no curves')}
      description={t('Loss, metrics and gradients are recorded during training.')}
    />
  );
}
