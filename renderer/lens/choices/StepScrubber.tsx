import { ActionIcon, Group, NumberInput, Slider, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { LongTask } from '../../kit/surface/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState, useWorkbench } from '../../workbench/index.ts';

interface StepScrubberProps {
  readonly run: RunSummary;
  readonly onStep: (step: number) => void;
}

/** More marks would be a line. */
const MOST_MARKS = 60;

/** The steps of a run's checkpoints. */
function useCheckpoints({ id, step }: RunSummary): readonly number[] {
  const { reader } = useWorkbench();
  const [steps, setSteps] = useState<readonly number[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that goes on has new ones
  useEffect(() => {
    let isCurrent = true;
    reader.runs.load({ runId: id }).then(
      ({ checkpoints }) => isCurrent && setSteps(checkpoints.map((checkpoint) => checkpoint.step)),
      // The scrubber works without marks.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [reader, id, step]);
  return steps;
}

/** Any step of a run: a slider with the checkpoints marked, a number, and single steps. */
export function StepScrubber({ run, onStep }: StepScrubberProps) {
  const checkpoints = useCheckpoints(run);
  const shown = useLensState(({ subject }) => (subject?.run?.id === run.id ? subject.run : undefined));
  const chosen = useLensState(({ choices }) => (choices.weights?.kind === 'run' ? choices.weights.step : undefined));
  const last = Math.max(run.step, shown?.lastStep ?? 0);
  const step = chosen ?? shown?.step ?? last;
  const stride = Math.ceil(checkpoints.length / MOST_MARKS);
  const marks = checkpoints.filter((_, index) => index % Math.max(1, stride) === 0).map((value) => ({ value }));
  const by = (label: string, distance: number, Icon: typeof IconChevronLeft) => (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        size="lg"
        disabled={step + distance < 0 || step + distance > last}
        onClick={() => onStep(step + distance)}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div data-testid="lens-scrubber">
      <Group gap={4} wrap="nowrap" align="end">
        <NumberInput
          label={t('Step')}
          flex={1}
          min={0}
          max={last}
          clampBehavior="strict"
          allowDecimal={false}
          hideControls
          value={step}
          onChange={(value) => typeof value === 'number' && onStep(value)}
          data-testid="lens-step"
        />
        {by(t('One training step back'), -1, IconChevronLeft)}
        {by(t('One training step forward'), 1, IconChevronRight)}
      </Group>
      <Slider
        mt="xs"
        min={0}
        max={last}
        value={step}
        onChange={onStep}
        marks={marks}
        label={formatCount}
        thumbLabel={t('Step of the run')}
      />
      <Text fz="xs" c="dimmed" mt={6}>
        {shown ? t('epoch {{epoch}} · step {{step}} of {{last}}', { epoch: shown.epoch, step: shown.step, last }) : ' '}
      </Text>
      <ReplayProgress />
    </div>
  );
}

/** While a step between checkpoints is computed again. */
export function ReplayProgress() {
  const lens = useLens();
  const isAsking = useLensState(({ status }) => status === 'asking');
  const progress = useLensState((state) => state.progress);
  if (!isAsking || !progress) return null;
  const text = progress.part === 'replay' ? t('Replaying training…') : t('Reading the data…');
  return <LongTask text={text} share={progress.share} cancelLabel={t('Cancel')} onCancel={lens.cancel} testId="lens-progress" />;
}
