import { ActionIcon, EmptyState, Group, Loader, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconHistory, IconTrash } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { ViewBar, ViewPage } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph, useComparedRuns, useShownRun, useWorkbench } from '../../workbench/index.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import { GroupMenu } from './GroupMenu.tsx';
import { QueuedRuns } from './QueuedRuns.tsx';
import classes from './Runs.module.css';
import { RunsTable } from './RunsTable.tsx';
import type { RunColumn } from './runColumn.ts';
import { readQuery } from './runQuery.ts';
import { SearchField } from './SearchField.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { showRemovedRuns } from './showRemovedRuns.tsx';
import { useRunColumns } from './useRunColumns.ts';

const NO_RUNS: readonly RunSummary[] = [];

/** All runs of the database. The selected one's curves are below and its settings beside. */
export function RunsPage() {
  const workbench = useWorkbench();
  const { runs: store, layout } = workbench;
  const runs = useStore(store, (state) => state.runs);
  const { filter, search } = useStore(layout, (state) => state.runs);
  const { id } = useActiveGraph();
  const listed = useMemo(
    () => (filter === 'all' ? (runs ?? NO_RUNS) : (runs ?? NO_RUNS).filter(({ graphId }) => graphId === id)),
    [runs, filter, id],
  );
  const columns = useRunColumns(listed);
  const query = useMemo(() => readQuery(search, columns), [search, columns]);
  const field = useRef<HTMLInputElement>(null);
  /** Begins a comparison with a column, to be completed. */
  const startFilter = useCallback(
    ({ id: columnId, isNumber }: RunColumn) => {
      const name = columnId.includes(' ') ? `"${columnId}"` : columnId;
      const { search: before } = layout.getState().runs;
      layout.setRuns({ search: `${before} ${name} ${isNumber ? '<' : '='} `.trimStart() });
      requestAnimationFrame(() => field.current?.focus());
    },
    [layout],
  );
  if (!runs) return <Loader size="sm" m="auto" aria-label={t('Loading runs')} />;
  return (
    <ViewPage label={t('Runs')} testId="runs-room">
      <ViewBar>
        <Group gap="sm" wrap="nowrap" className={classes.find}>
          <h2>{t('Runs')}</h2>
          {listed.length > 0 && <SearchField ref={field} problem={query.problem} />}
        </Group>
        <Group gap="xs">
          {listed.length > 0 && <GroupMenu columns={columns} />}
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
          <Tooltip label={t('Removed runs')}>
            <ActionIcon aria-label={t('Removed runs')} data-testid="removed-runs" onClick={() => showRemovedRuns(workbench)}>
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </ViewBar>
      <QueuedRuns />
      <CheckedRuns />
      {listed.length > 0 ? (
        <FoundRuns runs={listed} matches={query.matches} columns={columns} onFilter={startFilter} />
      ) : (
        <EmptyState
          m="auto"
          icon={<IconHistory stroke={1.4} />}
          title={filter === 'all' ? t('No runs yet') : t('This graph has no runs yet')}
          description={t('Every training run is kept here, with its curves, gradients and weights. Press Train to start one.')}
        />
      )}
    </ViewPage>
  );
}

function CheckedRuns() {
  const checked = useComparedRuns();
  return checked.length > 0 && <SelectionBar runs={checked} />;
}

interface FoundRunsProps {
  readonly runs: readonly RunSummary[];
  readonly matches: (run: RunSummary) => boolean;
  readonly columns: readonly RunColumn[];
  readonly onFilter: (column: RunColumn) => void;
}

function FoundRuns({ runs, matches, columns, onFilter }: FoundRunsProps) {
  const shown = useShownRun();
  // Letters are seen at once, the rows that they find when there is time.
  const wanted = useDeferredValue(matches);
  const found = useMemo(() => runs.filter(wanted), [runs, wanted]);
  if (found.length > 0) return <RunsTable runs={found} columns={columns} shownId={shown?.id} onFilter={onFilter} />;
  return (
    <Text m="auto" c="dimmed" fz="sm">
      {t('No run matches the search.')}
    </Text>
  );
}
