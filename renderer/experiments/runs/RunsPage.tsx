import { EmptyState, Group, Loader, SegmentedControl } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useActiveGraph, useShownRun, useWorkbench } from '../../workbench/index.ts';
import classes from './Runs.module.css';
import { RunsTable } from './RunsTable.tsx';

/** All runs of the database. The selected one's curves are below and its settings beside. */
export function RunsPage() {
  const { runs: store } = useWorkbench();
  const runs = useStore(store, (state) => state.runs);
  const { id } = useActiveGraph();
  const shown = useShownRun();
  const [filter, setFilter] = useState<'all' | 'graph'>('all');
  if (!runs) return <Loader size="sm" m="auto" aria-label={t('Loading runs')} />;
  const listed = filter === 'all' ? runs : runs.filter(({ graphId }) => graphId === id);
  return (
    <section className={classes.page} aria-label={t('Runs')} data-testid="runs-room">
      <Group className={classes.bar} justify="space-between">
        <h2>{t('Runs')}</h2>
        <SegmentedControl
          aria-label={t('Filter runs')}
          data={[
            { value: 'all', label: t('All graphs') },
            { value: 'graph', label: t('This graph') },
          ]}
          value={filter}
          onChange={setFilter}
        />
      </Group>
      {listed.length > 0 ? (
        <RunsTable runs={listed} shownId={shown?.id} onShow={store.choose} />
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
