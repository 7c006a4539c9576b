import { Alert, Button, EmptyState, Stack, Text } from '@mantine/core';
import { IconAdjustmentsSearch, IconCheck, IconHistory } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { SweepDetails, SweepTrial } from '#app/contract/index.ts';
import { Panel } from '../../controls/panel/Panel.tsx';
import { type Fact, Facts } from '../../experiments/runs/Facts.tsx';
import { Section } from '../../kit/surface/index.ts';
import { formatDuration, formatNumber } from '../../language/format/index.ts';
import { say, t } from '../../language/index.ts';
import { useActiveGraph, useWorkbench } from '../../workbench/index.ts';
import { formatSweepMetric } from '../names/describeSweep.ts';
import { nameChoice, nameParameter, nameSweepMetric } from '../names/nameParameter.ts';
import { STATE_LABELS } from './trialColumns.ts';
import { useTrialActions } from './useTrialActions.ts';

/** The trial that is selected, else the best one: its values, its result and its run. */
export function TrialPanel() {
  const { layout, sweeps } = useWorkbench();
  const open = useStore(sweeps, (state) => state.open);
  const chosen = useStore(sweeps, (state) => state.trial);
  const number = chosen ?? open?.best?.number;
  const trial = open?.trials.find((each) => each.number === number);
  return (
    <Panel title={t('Trial')} side="right" onFold={() => layout.setState({ inspectorOpen: false })}>
      {open && trial ? (
        <TrialFacts sweep={open} trial={trial} />
      ) : (
        <EmptyState
          size="sm"
          mt="20vh"
          icon={<IconAdjustmentsSearch stroke={1.5} />}
          title={t('No trial selected')}
          description={t('The values of a trial, and its run.')}
        />
      )}
    </Panel>
  );
}

interface TrialFactsProps {
  readonly sweep: SweepDetails;
  readonly trial: SweepTrial;
}

function TrialFacts({ sweep, trial }: TrialFactsProps) {
  const { id } = useActiveGraph();
  const { apply, showRun } = useTrialActions(sweep, trial);
  const { number, choices, state, metric, prunedAfter, seconds, error, run } = trial;
  const isBest = number === sweep.best?.number;
  const result: Fact[] = [
    [t('State'), t(STATE_LABELS[state])],
    [nameSweepMetric(sweep.metric), formatSweepMetric(sweep.metric, metric), undefined, metric ?? undefined],
    ...(prunedAfter === null ? [] : [[t('Stopped after epoch'), String(prunedAfter)] as const]),
    [t('Time'), state === 'running' ? '–' : formatDuration(seconds)],
  ];
  const values = Object.entries(choices).map(([address, value]): Fact => {
    const isNumber = typeof value === 'number';
    return [
      nameParameter(address),
      isNumber ? formatNumber(value, 4) : nameChoice(address, value),
      undefined,
      isNumber ? value : undefined,
    ];
  });
  return (
    <div data-testid="trial-details" data-trial={number}>
      <Stack px="md" pb="md" gap="xs">
        <Text fz="lg" fw={600}>
          {isBest ? t('Trial {{number}}, the best', { number: number + 1 }) : t('Trial {{number}}', { number: number + 1 })}
        </Text>
        {error && <Alert color="red" variant="light" p="xs" title={say(error)} />}
        <Button leftSection={<IconCheck size={14} />} onClick={apply} data-testid="apply-trial">
          {t('Apply to the graph')}
        </Button>
        {sweep.graphId !== id && (
          <Text fz="xs" c="dimmed">
            {t('This sweep was made for another graph than the open one.')}
          </Text>
        )}
        <Button
          variant="default"
          leftSection={<IconHistory size={14} />}
          disabled={run === null}
          onClick={showRun}
          data-testid="show-trial-run"
        >
          {t('Show run')}
        </Button>
      </Stack>
      <Section title={t('Values')}>
        <Facts facts={values} />
      </Section>
      <Section title={t('Result')}>
        <Facts facts={result} />
      </Section>
    </div>
  );
}
