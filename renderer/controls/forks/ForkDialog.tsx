import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ForkPreview } from '#app/contract/index.ts';
import { type Message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { ForkOutcome } from './ForkOutcome.tsx';
import { useForkPreview } from './useForkPreview.ts';

/** A way to go on. */
interface ForkChoice {
  readonly testId: string;
  readonly label: () => string;
  readonly onChoose: () => void;
}

/** Whether to start a run with the weights of another one: its texts are in the language in use. */
export interface ForkQuestion {
  readonly title: Message;
  readonly describe: () => string;
  readonly preview: () => Promise<ForkPreview>;
  /** Starts the run, if it would keep anything. */
  readonly fork: ForkChoice;
  /** A way without a new run. */
  readonly instead?: ForkChoice;
}

/** Asks whether to fork a run, and says what of it would be kept. */
export function askToFork({ title, ...question }: ForkQuestion): void {
  const id = modals.open({
    title: <Spoken of={title} />,
    size: question.instead ? 'lg' : 'md',
    children: <ForkForm {...question} onClose={() => modals.close(id)} />,
  });
}

interface ForkFormProps extends Omit<ForkQuestion, 'title'> {
  readonly onClose: () => void;
}

function ForkForm({ describe, preview, fork, instead, onClose }: ForkFormProps) {
  useLanguage();
  const known = useForkPreview(preview);
  const choose = (choice: ForkChoice) => () => {
    onClose();
    choice.onChoose();
  };
  return (
    <Stack gap="sm" data-testid="fork-form">
      <Text fz="sm">{describe()}</Text>
      <ForkOutcome {...known} />
      <Group justify="end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        {instead && (
          <Button variant="default" onClick={choose(instead)} data-testid={instead.testId}>
            {instead.label()}
          </Button>
        )}
        <Button disabled={!known.preview?.kept.length} onClick={choose(fork)} data-autofocus data-testid={fork.testId}>
          {fork.label()}
        </Button>
      </Group>
    </Stack>
  );
}
