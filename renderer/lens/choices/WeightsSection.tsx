import { ActionIcon, Group, NumberInput, SegmentedControl, Select, Stack, Text, Tooltip } from '@mantine/core';
import { IconDice3 } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatDateTime } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph, useLens, useLensState, useWorkbench } from '../../workbench/index.ts';
import { hasWeights, type WeightsChoice } from '../../workbench/lens/index.ts';
import { ReplayProgress } from './ReplayProgress.tsx';

/** The run whose weights are chosen, or shown if none are: the same at all of its steps. Undefined for fresh weights. */
export function useWeightsRunId(): string | undefined {
  return useLensState(({ choices: { weights }, subject }) => {
    if (weights) return weights.kind === 'run' ? weights.runId : undefined;
    return subject?.run?.id;
  });
}

/** That run, if it has weights and is one of the graph. */
export function useWeightsRun(): RunSummary | undefined {
  const runId = useWeightsRunId();
  return useLensRuns().find(({ id }) => id === runId);
}

/** The runs of the graph that have weights, newest first. */
export function useLensRuns() {
  const { id } = useActiveGraph();
  const runs = useStore(useWorkbench().runs, (state) => state.runs);
  return runs?.filter((run) => run.graphId === id && hasWeights(run)) ?? [];
}

/** Chooses the weights: fresh ones from a seed, or those of a run at any of its steps. Imported weights are runs, too. */
export function WeightsSection() {
  const lens = useLens();
  const runId = useWeightsRunId();
  const runs = useLensRuns();
  const seedOfGraph = useStore(useActiveGraph().store, ({ document }) => document.training?.seed ?? 1);
  const seed = useLensState(({ choices: { weights } }) => (weights?.kind === 'fresh' ? weights.seed : seedOfGraph));
  // A step to compare with is one of the run before.
  const choose = (weights: WeightsChoice) => lens.choose({ weights, comparedStep: undefined });
  return (
    <Section title={t('Weights')}>
      <Stack gap="xs">
        <SegmentedControl
          fullWidth
          aria-label={t('Weights')}
          data={[
            { value: 'fresh', label: t('Fresh') },
            { value: 'run', label: t('Of a run'), disabled: runs.length === 0 },
          ]}
          value={runId === undefined ? 'fresh' : 'run'}
          onChange={(kind) =>
            choose(kind === 'run' && runs[0] ? { kind: 'run', runId: runs[0].id } : { kind: 'fresh', seed: seedOfGraph })
          }
        />
        {runId === undefined ? <Seed seed={seed} onChoose={choose} /> : <RunChoice runId={runId} onChoose={choose} />}
        {runs.length === 0 && (
          <Text fz="xs" c="dimmed">
            {t('This graph has no trained weights yet. Train it to see its steps here.')}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

interface ChoiceProps {
  readonly onChoose: (weights: WeightsChoice) => void;
}

function Seed({ seed, onChoose }: ChoiceProps & { readonly seed: number }) {
  return (
    <Group gap="xs" wrap="nowrap" align="end">
      <NumberInput
        label={t('Seed')}
        flex={1}
        min={0}
        max={2 ** 32 - 1}
        clampBehavior="strict"
        allowDecimal={false}
        value={seed}
        onChange={(value) => typeof value === 'number' && onChoose({ kind: 'fresh', seed: value })}
        data-testid="lens-seed"
      />
      <Tooltip label={t('Another seed')}>
        <ActionIcon aria-label={t('Another seed')} size="lg" onClick={() => onChoose({ kind: 'fresh', seed: anySeed() })}>
          <IconDice3 size={17} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

const anySeed = (): number => Math.floor(Math.random() * 10_000);

function RunChoice({ runId, onChoose }: ChoiceProps & { readonly runId: string }) {
  const runs = useLensRuns();
  const imported = runs.find(({ id }) => id === runId)?.importedFrom;
  return (
    <>
      <Select
        label={t('Run')}
        data={runs.map(({ id, name, startedAt }) => ({
          value: id,
          label: t('{{run}} · {{time}}', { run: name, time: formatDateTime(startedAt, Date.now()) }),
        }))}
        value={runId}
        onChange={(id) => id !== null && onChoose({ kind: 'run', runId: id })}
        data-testid="lens-run"
      />
      {imported && (
        <Text fz="xs" c="dimmed" data-testid="lens-imported">
          {t('Imported from {{file}}, which holds the weights of one step. Other steps cannot be rebuilt.', {
            file: imported.fileName,
          })}
        </Text>
      )}
      <ReplayProgress />
    </>
  );
}
