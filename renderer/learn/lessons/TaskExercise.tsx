import { NumberInput, Slider } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Tex } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import type { Lens } from '../../workbench/lens/index.ts';
import {
  evaluate,
  holds,
  numberOf,
  referencesOf,
  type SliderSpec,
  type TaskPart,
  type Values,
} from '../../workbench/lessons/index.ts';
import { ExerciseFrame, type ExerciseProps } from './ExerciseFrame.tsx';
import classes from './Lesson.module.css';
import { LessonText } from './LessonText.tsx';
import { RunInWords } from './RunInWords.tsx';

interface TaskExerciseProps extends ExerciseProps<TaskPart> {
  readonly lens: Lens;
  readonly graphId: string;
}

/** Something to do in the app. It is done as soon as all that it asks for holds, and stays done. */
export function TaskExercise({ part, values, live, isDone, onDone, testId, lens, graphId }: TaskExerciseProps) {
  const isReached = useIsReached(part, live, lens);
  useEffect(() => {
    if (isReached && !isDone) onDone();
  }, [isReached, isDone, onDone]);
  return (
    <ExerciseFrame isDone={isDone} testId={testId}>
      <LessonText tokens={part.text} values={values} />
      {part.sliders.map((slider) => (
        <NumberSlider key={slider.address} slider={slider} live={live} lens={lens} />
      ))}
      <Measured part={part} live={live} />
      {part.until && isOfRun(part.until) && <RunInWords graphId={graphId} />}
      {!isDone && part.hint && (
        <details className={classes.hint}>
          <summary>{t('Hint')}</summary>
          <LessonText tokens={part.hint} values={values} />
        </details>
      )}
      {isDone && part.solution && <LessonText tokens={part.solution} values={values} />}
    </ExerciseFrame>
  );
}

/** True for a condition about the latest run. */
const isOfRun = (until: NonNullable<TaskPart['until']>): boolean =>
  referencesOf(until, 0).some(({ name }) => name.startsWith('run.'));

/** What a goal measures, as it is now: the left side of its condition. */
function Measured({ part: { kind, until }, live }: { readonly part: TaskPart; readonly live: Values | undefined }) {
  if (kind !== 'goal' || until?.kind !== 'binary' || !live) return null;
  const value = evaluate(until.left, live);
  if (typeof value !== 'number') return null;
  return (
    <p className={classes.measured} data-testid="measured">
      {t('Now: {{value}}', { value: formatNumber(value) })}
    </p>
  );
}

function useIsReached({ until, walk, select, view }: TaskPart, live: Values | undefined, lens: Lens): boolean {
  const shown = useStore(useWorkbench().layout, (layout) => layout.view);
  const step = useStore(lens, (state) => state.walk.steps[state.position]);
  const selected = useStore(lens, ({ selection }) => selection.address);
  const isSettled = useStore(lens, ({ status }) => status === 'ready');
  return (
    (view === undefined || view === shown) &&
    (select === undefined || select === selected) &&
    (walk === undefined || (step?.phase === walk.phase && step.node === walk.node)) &&
    (until === undefined || (isSettled && live !== undefined && holds(until, live)))
  );
}

interface NumberSliderProps {
  readonly slider: SliderSpec;
  readonly live: Values | undefined;
  readonly lens: Lens;
}

/** Changes a weight, a bias or an input of the network in the lens. */
function NumberSlider({ slider: { address, symbol, from, to }, live, lens }: NumberSliderProps) {
  const value = numberOf(address, live) ?? from;
  const change = (next: number) => {
    const others = lens.getState().changes.filter((each) => each.address !== address);
    lens.change([...others, { address, value: next }]);
  };
  return (
    <div className={classes.slider}>
      {symbol === undefined ? <code>{address}</code> : <Tex tex={symbol} />}
      <Slider
        flex={1}
        min={from}
        max={to}
        step={(to - from) / 200}
        value={value}
        label={formatNumber}
        thumbLabel={address}
        onChange={(next) => change(Number(next.toPrecision(5)))}
      />
      <NumberInput
        w={88}
        size="xs"
        aria-label={t('Value of {{label}}', { label: address })}
        value={Number(value.toPrecision(5))}
        step={(to - from) / 20}
        decimalScale={6}
        onChange={(next) => typeof next === 'number' && Number.isFinite(next) && change(next)}
        data-testid={`slider-${address}`}
      />
    </div>
  );
}
