import { Loader, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { RunSummary } from '#app/contract/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import type { Workbench } from '../../workbench/index.ts';
import { colorsOf } from '../../workbench/runs/index.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { labelOfFact, sectionsOf, textOfFact } from './describeFact.ts';
import { GraphDifference } from './GraphDifference.tsx';
import { useComparison } from './useComparison.ts';

type Parts = Pick<Workbench, 'reader' | 'notices'>;

/** Shows only what differs between two or more runs, in the order in which they were started. */
export function showComparison(parts: Parts, compared: readonly RunSummary[]): void {
  const runs = compared.toSorted((a, b) => a.startedAt - b.startedAt);
  modals.open({
    title: <Spoken of={message('Differences between {{count}} runs', { count: runs.length })} />,
    size: 'min(1320px, 94vw)',
    children: <ShownComparison parts={parts} runs={runs} />,
  });
}

function ShownComparison({ parts, runs: chosen }: { readonly parts: Parts; readonly runs: readonly RunSummary[] }) {
  useLanguage();
  const comparison = useComparison(parts, chosen.map(({ id }) => id).join(' '));
  if (!comparison) return <Loader size="sm" m="auto" aria-label={t('Comparing the runs')} />;
  const { runs, facts, weights } = comparison;
  const shared = { runs, colors: colorsOf(runs) };
  return (
    <Stack gap="lg" data-testid="comparison">
      <GraphDifference runs={runs} />
      {[...sectionsOf(facts)].map(([section, members]) => (
        <ComparisonTable
          key={section}
          {...shared}
          title={t(section)}
          lines={members.map(({ field, values }) => ({
            label: labelOfFact(field),
            cells: values.map((value) => textOfFact(field, value)),
          }))}
        />
      ))}
      {weights.length > 0 && (
        <ComparisonTable
          {...shared}
          title={t('Weights: ‖W‖, and distance from {{name}}', { name: runs[0].name })}
          lines={weights.map(({ name, norms, distances }) => ({
            label: name,
            cells: norms.map((norm, index) => describeNorm(norm, index === 0 ? null : distances[index])),
          }))}
        />
      )}
    </Stack>
  );
}

/** The norm of weights, and that of their difference from those of the first run. */
function describeNorm(norm: number | null, distance: number | null): string {
  if (distance === null) return formatNumber(norm);
  return t('{{norm}}, {{distance}} away', { norm: formatNumber(norm), distance: formatNumber(distance) });
}
