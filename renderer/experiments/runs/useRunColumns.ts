import { useMemo } from 'react';
import type { LayerSettings, RunSummary } from '#app/contract/index.ts';
import { later, t } from '../../language/index.ts';
import { configurationKey } from './configurationKey.ts';
import type { RunColumn } from './runColumn.ts';
import { columnsOf, metricsOfRuns } from './runColumns.tsx';
import { layerColumns, settingColumns } from './settingColumns.ts';
import { testColumns } from './testColumns.ts';
import { useLayerSettings } from './useLayerSettings.ts';

/** All columns that some runs have: the same array as long as they have the same. */
export function useRunColumns(runs: readonly RunSummary[]): readonly RunColumn[] {
  const layers = useLayerSettings(runs);
  const metrics = metricsOfRuns(runs);
  const others = useMemo(() => [...settingColumns(runs), ...layerColumns(layers), configurationColumn(layers)], [runs, layers]);
  const columns = columnsOf(metrics, [...testColumns(runs), ...others]);
  const ids = columns.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids and the layers identify the columns
  return useMemo(() => columns, [ids, layers]);
}

/** Groups runs that differ in nothing but their seeds. */
function configurationColumn(layers: LayerSettings): RunColumn {
  return {
    id: 'configuration',
    group: 'settings',
    label: later('All settings but the seed'),
    isExtra: true,
    value: (run) => configurationKey(run, layers),
    cell: ({ name }) => t('As {{name}}', { name }),
  };
}
