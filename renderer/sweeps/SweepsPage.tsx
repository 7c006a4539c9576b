import { Button, EmptyState, Loader } from '@mantine/core';
import { IconAdjustmentsSearch, IconPlus } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { ViewPage } from '../kit/surface/index.ts';
import { t } from '../language/index.ts';
import { useActiveGraph, useWorkbench } from '../workbench/index.ts';
import { SweepResults } from './results/SweepResults.tsx';
import { useOpenDraft } from './setup/drafts.ts';
import { SweepForm } from './setup/SweepForm.tsx';
import { useStartDraft } from './setup/useStartDraft.ts';

/** The sweep that is being set up, or the results of the one that is shown. */
export function SweepsPage() {
  const draft = useOpenDraft(useActiveGraph().id);
  return (
    <ViewPage label={t('Sweeps')} testId="sweeps-room">
      {draft ? <SweepForm draft={draft} /> : <ShownSweep />}
    </ViewPage>
  );
}

function ShownSweep() {
  const { sweeps } = useWorkbench();
  const open = useStore(sweeps, (state) => state.open);
  const isEmpty = useStore(sweeps, (state) => state.sweeps?.length === 0);
  const start = useStartDraft();
  if (open) return <SweepResults key={open.id} sweep={open} />;
  if (!isEmpty) return <Loader size="sm" m="auto" aria-label={t('Loading sweeps')} />;
  return (
    <EmptyState
      m="auto"
      icon={<IconAdjustmentsSearch stroke={1.4} />}
      title={t('No sweeps yet')}
      description={t('A sweep trains the graph again and again, each time with other values, and finds the best ones.')}
    >
      <Button leftSection={<IconPlus size={15} />} onClick={start} data-testid="first-sweep">
        {t('New sweep')}
      </Button>
    </EmptyState>
  );
}
