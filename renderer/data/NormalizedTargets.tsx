import { Text } from '@mantine/core';
import { assignColumns, dataNodes, normalizesTarget } from '#engine/graph/index.ts';
import { formatNumber } from '../format/index.ts';
import { t } from '../language/index.ts';
import { useDocument, useKnownData, useWholeAnalysis } from '../workbench/index.ts';

/** The targets standardized for training, with offset and scale. */
export function NormalizedTargets() {
  const { data } = useDocument();
  const known = useKnownData();
  const analysis = useWholeAnalysis();
  if (!data || !known) return null;
  const assigned = assignColumns(dataNodes(analysis.nodes, 'target'), known.description.targets);
  const standardized = [...assigned].flatMap(([nodeId, columns]) => {
    const statistics = columns.flatMap((column) => column.statistics ?? []);
    return normalizesTarget(data.normalizeTarget, nodeId, analysis, statistics) ? columns : [];
  });
  return (
    <Text fz="xs" c="dimmed" data-testid="normalized-targets">
      {standardized.length === 0
        ? t('No target is standardized.')
        : standardized.map(({ name, statistics = [] }) => describe(name, statistics)).join(' ')}
    </Text>
  );
}

function describe(name: string, statistics: readonly { readonly mean: number; readonly deviation: number }[]): string {
  return t('{{name}} is standardized: mean {{mean}}, standard deviation {{deviation}}.', {
    name,
    mean: statistics.map(({ mean }) => formatNumber(mean)).join(', '),
    deviation: statistics.map(({ deviation }) => formatNumber(deviation)).join(', '),
  });
}
