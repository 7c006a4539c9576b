import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ForkPreview, RunSummary } from '#app/contract/index.ts';
import { readTraining } from '#engine/graph/index.ts';
import { ForkOutcome, useForkPreview } from '../../controls/forks/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { useActiveGraph, useLens, useWorkbench } from '../../workbench/index.ts';

/** Trains the open graph, with its settings as they are now, from a step of a run: first it tells what is kept. */
export function useFork(run: RunSummary): (step: number) => void {
  const { reader, runs, notices } = useWorkbench();
  const graph = useActiveGraph();
  const lens = useLens();
  return (step) => {
    const { document } = graph.store.getState();
    const id = modals.open({
      title: <Spoken of={message("Train from step {{step}} of '{{run}}'", { step, run: run.name })} />,
      children: (
        <ForkForm
          epochs={readTraining(document.training).configuration.epochs}
          preview={() => reader.runs.previewFork({ runId: run.id, step, document })}
          onCancel={() => modals.close(id)}
          onStart={() => {
            modals.close(id);
            void notices.attempt(async () => {
              await graph.autosave.flush();
              const started = await runs.startFork(graph.id, document, { runId: run.id, step });
              if (started) lens.choose({ weights: { kind: 'run', runId: started.id }, comparedStep: undefined });
            });
          }}
        />
      ),
    });
  };
}

interface ForkFormProps {
  /** Of the new run. */
  readonly epochs: number;
  readonly preview: () => Promise<ForkPreview>;
  readonly onCancel: () => void;
  readonly onStart: () => void;
}

function ForkForm({ epochs, preview, onCancel, onStart }: ForkFormProps) {
  useLanguage();
  const known = useForkPreview(preview);
  return (
    <Stack gap="sm" data-testid="fork-form">
      <Text fz="sm">
        {t(
          'A new run of the open graph, with its present settings. It starts with the weights and the optimizer state of this step, and counts its epochs from 1 to {{epochs}}.',
          { epochs },
        )}
      </Text>
      <ForkOutcome {...known} />
      <Group justify="end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button disabled={!known.preview?.kept.length} onClick={onStart} data-autofocus data-testid="fork-start">
          {t('Train')}
        </Button>
      </Group>
    </Stack>
  );
}
