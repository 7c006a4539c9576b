import { memo } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { epochEnds, sparkline } from './sparkline.ts';
import classes from './Time.module.css';
import type { RunCourse } from './useRunCourse.ts';

interface RunCurveProps {
  readonly run: RunSummary;
  readonly course: RunCourse;
  readonly last: number;
  readonly comparedStep: number | undefined;
}

const WIDTH = 1000;
const HEIGHT = 100;

/** The loss over the steps behind the scrubber, with epochs, changed settings, and the compared step. */
export const RunCurve = memo(({ run, course, last, comparedStep }: RunCurveProps) => {
  const curves = sparkline(course.steps, course.loss, last);
  const line = (step: number, kind: string) => {
    const x = (WIDTH * step) / Math.max(1, last);
    return <line key={`${kind} ${step}`} x1={x} x2={x} y1={0} y2={HEIGHT} className={classes[kind]} />;
  };
  return (
    <svg className={classes.curve} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      {epochEnds(run.parts, last).map((step) => line(step, 'epoch'))}
      {[...run.learningRates, ...run.settingChanges].filter(({ step }) => step > 1).map(({ step }) => line(step, 'rate'))}
      {curves.map((curve) => (
        <polyline
          key={curve[0].x}
          className={classes.loss}
          points={curve.map(({ x, y }) => `${WIDTH * x},${8 + (HEIGHT - 16) * y}`).join(' ')}
        />
      ))}
      {comparedStep !== undefined && line(comparedStep, 'compared')}
    </svg>
  );
});
RunCurve.displayName = 'RunCurve';
