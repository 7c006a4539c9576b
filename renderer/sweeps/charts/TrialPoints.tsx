import { memo } from 'react';
import type { SweepTrial } from '#app/contract/index.ts';
import type { ChartedSweep } from '../chartData/chartedSweep.ts';
import { goodnessColor } from '../chartData/goodness.ts';
import classes from './Charts.module.css';

interface TrialPointsProps {
  readonly charted: ChartedSweep;
  /** Undefined where a trial does not have the parameter of the axis. */
  readonly xOf: (trial: SweepTrial) => number | undefined;
  /** By the metric. */
  readonly yOf: (metric: number, trial: SweepTrial) => number | undefined;
}

/** A point per trial that has a metric; a click shows the trial. */
export function TrialPoints({ charted, xOf, yOf }: TrialPointsProps) {
  const { sweep, titles, goodness, selected, isBrushing, shown, onShow } = charted;
  return sweep.trials.map((trial) => {
    const { number, metric } = trial;
    const [x, y] = [xOf(trial), metric === null ? undefined : yOf(metric, trial)];
    if (x === undefined || y === undefined) return null;
    return (
      <TrialPoint
        key={number}
        number={number}
        x={x}
        y={y}
        title={titles.get(number) ?? ''}
        color={goodnessColor(goodness.get(number) ?? 0)}
        isOff={isBrushing && !selected.has(number)}
        isShown={number === shown}
        onShow={onShow}
      />
    );
  });
}

interface TrialPointProps {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly color: string;
  readonly isOff: boolean;
  readonly isShown: boolean;
  readonly onShow: (number: number) => void;
}

/** Drawn again only where it changes: all charts of a sweep have thousands. */
const TrialPoint = memo(function TrialPoint({ number, x, y, title, color, isOff, isShown, onShow }: TrialPointProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table of trials does the same by keyboard
    <circle
      className={classes.point}
      cx={x}
      cy={y}
      r={isShown ? 5 : 3.5}
      data-off={isOff || undefined}
      data-shown={isShown || undefined}
      style={{ fill: isOff ? undefined : color }}
      onClick={() => onShow(number)}
    >
      <title>{title}</title>
    </circle>
  );
});
