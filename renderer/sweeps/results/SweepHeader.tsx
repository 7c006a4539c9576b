import { Button, Group, Progress, Text } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconPlus, IconTrash } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { SweepDetails, SweepSummary } from '#app/contract/index.ts';
import { ViewBar } from '../../kit/surface/index.ts';
import { formatDuration } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { describeBest, describeTrials } from '../names/describeSweep.ts';
import { nameState, SweepStateIcon } from '../names/SweepState.tsx';
import { askForBudget } from './askForBudget.tsx';
import { confirmRemoval } from './confirmRemoval.tsx';

/** The name, the state and the progress of a sweep, and what can be done with it. */
export function SweepHeader({ sweep }: { readonly sweep: SweepDetails }) {
  const summary = useStore(useWorkbench().sweeps, ({ sweeps }) => sweeps?.find(({ id }) => id === sweep.id));
  if (!summary) return null;
  const best = describeBest(summary);
  const facts = [nameState(summary), describeTrials(summary), formatDuration(summary.seconds), ...(best ? [best] : [])];
  return (
    <>
      <ViewBar>
        <div>
          <h2>{summary.name}</h2>
          <Group gap={6} wrap="nowrap" align="flex-start">
            <SweepStateIcon sweep={summary} />
            <Text fz="xs" c="dimmed" role="status" data-testid="sweep-state" data-state={summary.state}>
              {facts.join(' · ')}
            </Text>
          </Group>
        </div>
        <Actions summary={summary} />
      </ViewBar>
      {summary.state === 'running' && (
        <Progress size="xs" radius={0} value={100 * shareOfBudget(summary)} aria-label={t('Progress of the sweep')} />
      )}
    </>
  );
}

/** The share of the limit that is nearest. */
function shareOfBudget({ trials, seconds, budget }: SweepSummary): number {
  return Math.max(trials / (budget.trials ?? Number.POSITIVE_INFINITY), seconds / (budget.seconds ?? Number.POSITIVE_INFINITY));
}

function Actions({ summary }: { readonly summary: SweepSummary }) {
  const { sweeps, notices } = useWorkbench();
  const { id, state } = summary;
  const isLive = state === 'running' || state === 'waiting';
  const attempt = (task: () => Promise<void>) => () => void notices.attempt(task);
  return (
    <Group gap="xs">
      {isLive && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={14} />}
          onClick={attempt(() => sweeps.stop(id))}
          data-testid="stop-sweep"
        >
          {t('Stop')}
        </Button>
      )}
      {state === 'stopped' && (
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          onClick={attempt(() => sweeps.continue(id))}
          data-testid="continue-sweep"
        >
          {t('Continue')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => askForBudget(summary, (budget) => void notices.attempt(() => sweeps.extend(id, budget)))}
        data-testid="extend-sweep"
      >
        {t('Extend…')}
      </Button>
      {!isLive && (
        <Button
          variant="default"
          leftSection={<IconTrash size={14} />}
          onClick={() =>
            confirmRemoval(
              summary.name,
              attempt(() => sweeps.remove(id)),
            )
          }
          data-testid="remove-sweep"
        >
          {t('Remove')}
        </Button>
      )}
    </Group>
  );
}
