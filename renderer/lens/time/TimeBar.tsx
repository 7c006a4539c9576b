import { ActionIcon, Button, NumberInput, Slider, Tooltip } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconGitFork,
  IconListSearch,
  IconPin,
  IconPinnedOff,
  IconTimeline,
} from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { useLensRuns, useWeightsChoice } from '../choices/WeightsSection.tsx';
import { FindPanel } from './FindPanel.tsx';
import { FollowPanel } from './FollowPanel.tsx';
import { RunCurve } from './RunCurve.tsx';
import classes from './Time.module.css';
import { useFork } from './useFork.tsx';
import { useRunCourse } from './useRunCourse.ts';

/** Time travel through the run whose weights are looked at, if they are those of a trained run. */
export function TimeBar() {
  const choice = useWeightsChoice();
  const runs = useLensRuns();
  const run = choice.kind === 'run' ? runs.find(({ id }) => id === choice.runId) : undefined;
  return run && run.step > 0 && !run.importedFrom ? <RunTime key={run.id} run={run} /> : null;
}

/** The step that is wanted, which can still be on its way, and the one that is shown. */
export function useRunStep(run: RunSummary) {
  const lens = useLens();
  const shown = useLensState(({ subject }) => (subject?.run?.id === run.id ? subject.run : undefined));
  const chosen = useLensState(({ choices }) => (choices.weights?.kind === 'run' ? choices.weights.step : undefined));
  const last = Math.max(run.step, shown?.lastStep ?? 0);
  const step = Math.min(chosen ?? shown?.step ?? last, last);
  const goTo = (wanted: number) => {
    const next = Math.min(last, Math.max(0, Math.round(wanted)));
    if (next !== chosen) lens.choose({ weights: { kind: 'run', runId: run.id, step: next } });
  };
  return { step, last, shown, goTo };
}

function RunTime({ run }: { readonly run: RunSummary }) {
  const lens = useLens();
  const course = useRunCourse(run);
  const { step, last, shown, goTo } = useRunStep(run);
  const comparedStep = useLensState(({ choices }) => choices.comparedStep);
  const [panel, setPanel] = useState<'find' | 'follow' | undefined>(undefined);
  const toggle = (name: typeof panel) => setPanel((open) => (open === name ? undefined : name));
  const fork = useFork(run);
  const perEpoch = Math.max(1, Math.round(run.steps / run.epochs));
  // Before the walk's own keys.
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { PageUp: perEpoch, PageDown: -perEpoch }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(step + by);
  };
  return (
    <>
      <section className={classes.bar} data-testid="lens-scrubber" aria-label={t('Steps of the run')}>
        <StepButton label={t('One training step back')} Icon={IconChevronLeft} isOff={step <= 0} onClick={() => goTo(step - 1)} />
        <div className={classes.track} onKeyDownCapture={onKeyDown}>
          <RunCurve run={run} course={course} last={last} comparedStep={comparedStep} />
          <Slider
            className={classes.slider}
            size="xs"
            min={0}
            max={last}
            value={step}
            onChange={goTo}
            marks={marksOf(course.checkpoints)}
            label={formatCount}
            thumbLabel={t('Step of the run')}
            data-testid="lens-slider"
          />
        </div>
        <StepButton
          label={t('One training step forward')}
          Icon={IconChevronRight}
          isOff={step >= last}
          onClick={() => goTo(step + 1)}
        />
        <NumberInput
          aria-label={t('Step')}
          w="5.5rem"
          size="xs"
          min={0}
          max={last}
          clampBehavior="strict"
          allowDecimal={false}
          hideControls
          value={step}
          onChange={(value) => typeof value === 'number' && goTo(value)}
          data-testid="lens-step"
        />
        <span className={classes.position} role="status">
          {shown ? t('epoch {{epoch}} · step {{step}} of {{last}}', { epoch: shown.epoch, step: shown.step, last }) : ' '}
        </span>
        <Button
          size="compact-xs"
          variant={panel === 'find' ? 'light' : 'default'}
          aria-expanded={panel === 'find'}
          leftSection={<IconListSearch size={14} />}
          onClick={() => toggle('find')}
        >
          {t('Find a step')}
        </Button>
        <Button
          size="compact-xs"
          variant={panel === 'follow' ? 'light' : 'default'}
          aria-expanded={panel === 'follow'}
          leftSection={<IconTimeline size={14} />}
          onClick={() => toggle('follow')}
        >
          {t('Follow the sample')}
        </Button>
        <Button
          size="compact-xs"
          variant={comparedStep === undefined ? 'default' : 'light'}
          leftSection={comparedStep === undefined ? <IconPin size={14} /> : <IconPinnedOff size={14} />}
          onClick={() => lens.choose({ comparedStep: comparedStep === undefined ? step : undefined })}
          data-testid="lens-compare"
        >
          {comparedStep === undefined
            ? t('Compare with this step')
            : t('Stop comparing with step {{step}}', { step: comparedStep })}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconGitFork size={14} />}
          onClick={() => fork(step)}
          data-testid="lens-fork"
        >
          {t('Train from this step…')}
        </Button>
      </section>
      {panel === 'find' && <FindPanel run={run} onFound={goTo} />}
      {panel === 'follow' && <FollowPanel run={run} step={step} onStep={goTo} />}
    </>
  );
}

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
