import { Box, Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { SweepSummary } from '#app/contract/index.ts';
import { Panel } from '../controls/panel/Panel.tsx';
import { ChoiceEntry, ChoiceList } from '../kit/surface/index.ts';
import { formatDateTime } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { useActiveGraph, useWorkbench } from '../workbench/index.ts';
import { shownSweepId } from '../workbench/sweeps/index.ts';
import { describeBest, describeTrials } from './names/describeSweep.ts';
import { SweepStateIcon } from './names/SweepState.tsx';
import { hideDraft, useOpenDraft } from './setup/drafts.ts';
import { useStartDraft } from './setup/useStartDraft.ts';

/** All sweeps, and how to set up a new one. */
export function SweepsPanel() {
  const { layout, sweeps: store } = useWorkbench();
  const sweeps = useStore(store, (state) => state.sweeps) ?? [];
  const shownId = useStore(store, shownSweepId);
  const start = useStartDraft();
  const isSettingUp = useOpenDraft(useActiveGraph().id) !== undefined;
  const show = (id: string) => {
    hideDraft();
    store.choose(id);
  };
  return (
    <Panel title={t('Sweeps')} side="left" onFold={() => layout.setState({ leftOpen: false })}>
      <Box p="md" pt="xs">
        <Button fullWidth leftSection={<IconPlus size={15} />} disabled={isSettingUp} onClick={start} data-testid="new-sweep">
          {t('New sweep')}
        </Button>
      </Box>
      <ChoiceList>
        {sweeps.map((sweep) => (
          <Entry key={sweep.id} sweep={sweep} isShown={sweep.id === shownId && !isSettingUp} onShow={() => show(sweep.id)} />
        ))}
      </ChoiceList>
    </Panel>
  );
}

interface EntryProps {
  readonly sweep: SweepSummary;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function Entry({ sweep, isShown, onShow }: EntryProps) {
  const best = describeBest(sweep);
  return (
    <ChoiceEntry
      name={sweep.name}
      icon={<SweepStateIcon sweep={sweep} />}
      isChosen={isShown}
      onChoose={onShow}
      testId={`sweep-${sweep.id}`}
    >
      <Text fz="xs" c="dimmed">
        {describeTrials(sweep)} · {formatDateTime(sweep.createdAt, Date.now())}
      </Text>
      {best && (
        <Text fz="xs" c="dimmed">
          {best}
        </Text>
      )}
    </ChoiceEntry>
  );
}
