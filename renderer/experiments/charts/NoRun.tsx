import { EmptyState } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { t } from '../../language/index.ts';

/** Placeholder for a run's charts. */
export function NoRun({ description }: { readonly description: string }) {
  return <EmptyState size="sm" icon={<IconChartLine stroke={1.5} />} title={t('No runs yet')} description={description} />;
}
