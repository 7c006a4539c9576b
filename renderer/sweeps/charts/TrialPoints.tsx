import type { SweepTrial } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import type { ChartedSweep } from '../charted/chartedSweep.ts';
import { goodnessColor, goodnessOf } from '../charted/goodness.ts';
import classes from './Charts.module.css';

interface TrialPointsProps extends ChartedSweep {
  /** Undefined where a trial does not have the parameter of the axis. */
  readonly xOf: (trial: SweepTrial) => number | undefined;
  /** By the metric. */
  readonly yOf: (metric: number, trial: SweepTrial) => number | undefined;
}

/** A point per trial that has a metric; a click shows the trial. */
export function TrialPoints({ sweep, metric, selected, isBrushing, shown, onShow, xOf, yOf }: TrialPointsProps) {
  const goodness = goodnessOf(sweep);
  return sweep.trials.map((trial) => {
    const { number, metric: value } = trial;
    const [x, y] = [xOf(trial), value === null ? undefined : yOf(value, trial)];
    if (value === null || x === undefined || y === undefined) return null;
    const isOff = isBrushing && !selected.has(number);
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the table of trials does the same by keyboard
      <circle
        key={number}
        className={classes.point}
        cx={x}
        cy={y}
        r={number === shown ? 5 : 3.5}
        data-off={isOff || undefined}
        data-shown={number === shown || undefined}
        style={{ fill: isOff ? undefined : goodnessColor(goodness.get(number) ?? 0) }}
        onClick={() => onShow(number)}
      >
        <title>
          {t('Trial {{number}}: {{metric}} {{value}}', { number: number + 1, metric: metric.label, value: metric.format(value) })}
        </title>
      </circle>
    );
  });
}
