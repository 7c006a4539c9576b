import { Button, Group, List, Loader, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useEffect, useState } from 'react';
import type { ForkPreview, RunSummary } from '#app/contract/index.ts';
import { readTraining } from '#engine/graph/index.ts';
import { message, say, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useActiveGraph, useLens, useWorkbench } from '../../workbench/index.ts';
import { sayError } from '../../workbench/messages/index.ts';

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
              lens.choose({ weights: { kind: 'run', runId: started.id }, comparedStep: undefined });
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
  const [known, setKnown] = useState<{ readonly preview?: ForkPreview; readonly error?: DescribedError }>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    let isCurrent = true;
    preview().then(
      (found) => isCurrent && setKnown({ preview: found }),
      (error) => isCurrent && setKnown({ error: describeError(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  const { preview: found, error } = known;
  return (
    <Stack gap="sm" data-testid="fork-form">
      <Text fz="sm">
        {t(
          'A new run of the open graph, with its present settings. It starts with the weights and the optimizer state of this step, and counts its epochs from 1 to {{epochs}}.',
          { epochs },
        )}
      </Text>
      {!found && !error && <Loader size="xs" aria-label={t('Comparing the graphs…')} />}
      {error && (
        <Text fz="sm" c="red" role="alert">
          {[sayError(error).message, sayError(error).fix].filter(Boolean).join(' ')}
        </Text>
      )}
      {found && <Kept preview={found} />}
      <Group justify="end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button disabled={!found || found.kept.length === 0} onClick={onStart} data-autofocus data-testid="fork-start">
          {t('Train')}
        </Button>
      </Group>
    </Stack>
  );
}

/** More names are a wall of text. */
const MOST_NAMES = 12;

function Kept({ preview: { kept, parameters, remarks } }: { readonly preview: ForkPreview }) {
  const names = kept.slice(0, MOST_NAMES).join(', ');
  return (
    <Stack gap={4} data-testid="fork-preview">
      <Text fz="sm" fw={600}>
        {kept.length === 0
          ? t('No parameter of the run has the name and shape of one of this graph.')
          : t('Keeps {{kept}} of {{count}} parameters', { kept: kept.length, count: parameters })}
      </Text>
      {kept.length > 0 && (
        <Text fz="xs" c="dimmed" ff="monospace">
          {kept.length > MOST_NAMES ? t('{{names}} and {{count}} more', { names, count: kept.length - MOST_NAMES }) : names}
        </Text>
      )}
      {remarks.length > 0 && (
        <List size="sm" spacing={2} mt={4}>
          {remarks.map((remark) => (
            <List.Item key={say(remark)}>{say(remark)}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
