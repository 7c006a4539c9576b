import { Badge, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { percentOfEpoch, type RunSummary } from '#app/contract/index.ts';
import { formatCount, formatPercent } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

interface RunCellProps {
  readonly run: RunSummary;
}

/** A result with its epoch as a tip, which can be before the one that the run is in. */
export function Measured({ run: { measuredEpoch: epoch }, children }: RunCellProps & { readonly children: ReactNode }) {
  return <span title={epoch === null ? undefined : t('After epoch {{epoch}}', { epoch })}>{children}</span>;
}

/** The run whose weights another one started from, with the step. */
export function ForkSource({ from: { run, step } }: { readonly from: NonNullable<RunSummary['forkedFrom']> }) {
  const { runs } = useWorkbench();
  const name = useStore(runs, (state) => state.runs?.find(({ id }) => id === run)?.name);
  return t('{{run}}, step {{step}}', { run: name ?? run, step: formatCount(step) });
}

/** The epoch that a run is in or has ended in, and how far it is in it; of imported weights, the one that their file names. */
export function Position({ run }: RunCellProps) {
  const { epoch, epochs, importedFrom } = run;
  if (importedFrom) return importedFrom.epoch === null ? '–' : formatCount(importedFrom.epoch);
  const percent = percentOfEpoch(run);
  const part = percent !== undefined && formatPercent(percent / 100);
  return (
    <>
      {formatCount(epoch)}/{formatCount(epochs)}
      {part && (
        <Text span fz="xs" c="dimmed" title={t('{{part}} of epoch {{epoch}}', { part, epoch })}>
          {` (${part})`}
        </Text>
      )}
    </>
  );
}

/** The tags of a run. */
export function Tags({ tags }: Pick<RunSummary, 'tags'>) {
  return tags.map((tag) => (
    <Badge key={tag} size="xs" variant="light" color="gray" mr={4} tt="none">
      {tag}
    </Badge>
  ));
}
