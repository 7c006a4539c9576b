import { Anchor, Text } from '@mantine/core';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

/** The run and step whose weights a run started from, as a link to it. */
export function ForkedFrom({ run: { forkedFrom } }: { readonly run: RunSummary }) {
  const { runs } = useWorkbench();
  const source = useStore(runs, (state) => state.runs?.find(({ id }) => id === forkedFrom?.run));
  if (!forkedFrom) return null;
  const step = formatCount(forkedFrom.step);
  if (!source) {
    return (
      <Text fz="xs" c="dimmed" data-testid="forked-from">
        {t('Started from step {{step}} of a run that was removed', { step })}
      </Text>
    );
  }
  return (
    <Anchor component="button" type="button" fz="xs" ta="left" data-testid="forked-from" onClick={() => runs.choose(source.id)}>
      {t("Started from step {{step}} of '{{run}}'", { step, run: source.name })}
    </Anchor>
  );
}
