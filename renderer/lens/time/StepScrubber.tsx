import { ActionIcon, NumberInput, Slider, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { epochAt, partOf, type RunSummary } from '#app/contract/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLensState } from '../../workbench/index.ts';
import { useRangedNumber } from '../choices/useRangedNumber.ts';
import { RunCurve } from './RunCurve.tsx';
import { reachableStep } from './reachableStep.ts';
import classes from './Time.module.css';
import { useRunCourse } from './useRunCourse.ts';
import { useRunStep } from './useRunStep.ts';

/** Moves over the steps of a run: by dragging, by keys, step by step, or by number. */
export function StepScrubber({ run }: { readonly run: RunSummary }) {
  const course = useRunCourse(run);
  const { step, last, shown, goTo } = useRunStep(run);
  const comparedStep = useLensState(({ choices }) => choices.comparedStep);
  const isWithoutData = useLensState(({ subject }) => subject?.run?.id === run.id && subject.dataProblem !== null);
  const { checkpoints } = course;
  const reachable = isWithoutData && checkpoints.length > 0 ? checkpoints : undefined;
  const first = checkpoints[0] ?? 0;
  const { field, refused } = useRangedNumber({ value: step, from: first, to: last, onChange: goTo });
  const move = (by: number) => goTo(reachableStep(step + by, step, reachable));
  const perEpoch = Math.max(1, Math.round(partOf(run, epochAt(run, step).epoch).stepsPerEpoch));
  // Before the walk's own keys.
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { PageUp: perEpoch, PageDown: -perEpoch }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };
  return (
    <div className={classes.scrubber}>
      <StepButton label={t('One training step back')} Icon={IconChevronLeft} isOff={step <= first} onClick={() => move(-1)} />
      <div className={classes.track} onKeyDownCapture={onKeyDown}>
        <RunCurve run={run} course={course} last={last} comparedStep={comparedStep} />
        <Slider
          className={classes.slider}
          size="xs"
          min={0}
          max={last}
          value={step}
          onChange={(wanted) => goTo(Math.max(first, wanted))}
          marks={reachable?.map((value) => ({ value })) ?? marksOf(checkpoints)}
          restrictToMarks={reachable !== undefined}
          label={formatCount}
          thumbLabel={t('Step of the run')}
          data-testid="lens-slider"
        />
      </div>
      <StepButton label={t('One training step forward')} Icon={IconChevronRight} isOff={step >= last} onClick={() => move(1)} />
      <NumberInput
        aria-label={t('Step')}
        w="5.5rem"
        size="xs"
        hideControls
        {...field}
        aria-describedby={refused === undefined ? undefined : PROBLEM}
        data-testid="lens-step"
      />
      <span className={classes.position} role="status">
        {shown ? t('epoch {{epoch}} · step {{step}} of {{last}}', { epoch: shown.epoch, step: shown.step, last }) : ' '}
      </span>
      {refused !== undefined && (
        <Text id={PROBLEM} className={classes.note} c="var(--bw-error)" role="alert">
          {t('There is no step {{step}}. This run can be shown at steps {{first}} to {{last}}.', {
            step: formatCount(refused),
            first: formatCount(first),
            last: formatCount(last),
          })}
        </Text>
      )}
      {reachable && (
        <Text className={classes.note} c="dimmed" data-testid="lens-only-checkpoints">
          {t('Without its data, the run can be shown at its checkpoints only.')}
        </Text>
      )}
    </div>
  );
}

const PROBLEM = 'lens-step-problem';

interface StepButtonProps {
  readonly label: string;
  readonly Icon: typeof IconChevronLeft;
  readonly isOff: boolean;
  readonly onClick: () => void;
}

function StepButton({ label, Icon, isOff, onClick }: StepButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={isOff} onClick={onClick}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

/** More marks would be a line. */
const MOST_MARKS = 60;

/** Of the checkpoints. */
function marksOf(steps: readonly number[]) {
  const stride = Math.max(1, Math.ceil(steps.length / MOST_MARKS));
  return steps.filter((_, index) => index % stride === 0).map((value) => ({ value }));
}
