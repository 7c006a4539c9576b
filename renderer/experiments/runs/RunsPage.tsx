import { EmptyState, Group, Loader, SegmentedControl } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph, useShownRun, useWorkbench } from '../../workbench/index.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import classes from './Runs.module.css';
import { RunsTable } from './RunsTable.tsx';
import { columnsOf, metricsOfRuns, type RunColumn } from './runColumns.tsx';
import { testColumns } from './testColumns.ts';

/** All runs of the database. The selected one's curves are below and its settings beside. */
export function RunsPage() {
  const { runs: store, layout } = useWorkbench();
  const runs = useStore(store, (state) => state.runs);
  const filter = useStore(layout, (state) => state.runs.filter);
  const { id } = useActiveGraph();
  const shown = useShownRun();
  const listed = useMemo(() => (filter === 'all' ? runs : runs?.filter(({ graphId }) => graphId === id)), [runs, filter, id]);
  const columns = useColumns(listed);
  if (!listed) return <Loader size="sm" m="auto" aria-label={t('Loading runs')} />;
  return (
    <section className={classes.page} aria-label={t('Runs')} data-testid="runs-room">
      <Group className={classes.bar} justify="space-between">
        <h2>{t('Runs')}</h2>
        <Group gap="xs">
          {listed.length > 0 && <ColumnMenu columns={columns} />}
          <SegmentedControl
            aria-label={t('Filter runs')}
            data={[
              { value: 'all', label: t('All graphs') },
              { value: 'graph', label: t('This graph') },
            ]}
            value={filter}
            onChange={(value) => layout.setRuns({ filter: value })}
          />
        </Group>
      </Group>
      {listed.length > 0 ? (
        <RunsTable runs={listed} columns={columns} shownId={shown?.id} />
      ) : (
        <EmptyState
          m="auto"
          icon={<IconHistory stroke={1.4} />}
          title={filter === 'all' ? t('No runs yet') : t('This graph has no runs yet')}
          description={t('Every training run is kept here, with its curves, gradients and weights. Press Train to start one.')}
        />
      )}
    </section>
  );
}

/** The columns of some runs: the same array as long as the same metrics are known of them. */
function useColumns(runs: readonly RunSummary[] = []): readonly RunColumn[] {
  const columns = columnsOf(metricsOfRuns(runs), testColumns(runs));
  const ids = columns.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids identify the columns
  return useMemo(() => columns, [ids]);
}
