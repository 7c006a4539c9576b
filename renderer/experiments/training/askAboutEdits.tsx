import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ForkPreview, RunSummary } from '#app/contract/index.ts';
import { ForkOutcome, useForkPreview } from '../../controls/forks/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';

interface EditsQuestion {
  readonly run: Pick<RunSummary, 'name' | 'step'>;
  readonly preview: () => Promise<ForkPreview>;
  readonly onResume: () => void;
  /** Goes on with the edited graph, in a run of its own. */
  readonly onFork: () => void;
}

/** Before a paused run resumes whose graph was edited meanwhile: which of both graphs is to be trained. */
export function askAboutEdits({ run, onResume, onFork, ...rest }: EditsQuestion): void {
  const choose = (choice: () => void) => () => {
    modals.close(id);
    choice();
  };
  const id = modals.open({
    title: <Spoken of={message("Resume '{{run}}'", { run: run.name })} />,
    size: 'lg',
    children: (
      <EditsForm run={run} onResume={choose(onResume)} onFork={choose(onFork)} onCancel={() => modals.close(id)} {...rest} />
    ),
  });
}

function EditsForm({ run, preview, onResume, onFork, onCancel }: EditsQuestion & { readonly onCancel: () => void }) {
  useLanguage();
  const known = useForkPreview(preview);
  return (
    <Stack gap="sm" data-testid="edits-form">
      <Text fz="sm">
        {t(
          'The graph was edited since this run was started. Resume it without the edits, or continue with the edited graph: a new run that starts from step {{step}} with the weights and the optimizer state that fit.',
          { step: run.step },
        )}
      </Text>
      <ForkOutcome {...known} />
      <Group justify="end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button variant="default" onClick={onResume} data-testid="resume-unedited">
          {t('Resume without the edits')}
        </Button>
        <Button disabled={!known.preview?.kept.length} onClick={onFork} data-autofocus data-testid="continue-edited">
          {t('Continue with the edited graph')}
        </Button>
      </Group>
    </Stack>
  );
}
