import { useMemo } from 'react';
import { bestSoFar } from '#engine/sweeps/index.ts';
import { Chart } from '../../controls/chart/Chart.tsx';
import { linePath } from '../../controls/chart/linePath.ts';
import { NumberTable } from '../../controls/chart/NumberTable.tsx';
import { spreadRows } from '../../controls/chart/spreadRows.ts';
import { t } from '../../language/index.ts';
import type { ChartedSweep } from '../chartData/chartedSweep.ts';
import { knownTrials } from '../chartData/knownTrials.ts';
import classes from './Charts.module.css';
import { TrialPoints } from './TrialPoints.tsx';

/** The metric of each trial, and the best one so far. */
export function BestSoFarChart({ charted }: { readonly charted: ChartedSweep }) {
  const { sweep, metric } = charted;
  const series = useMemo(() => bestSoFar(knownTrials(sweep.trials), sweep.direction), [sweep]);
  // The best stays the best up to the next better trial.
  const steps = series.flatMap(({ number, best }, index) =>
    index === 0
      ? [{ number, best }]
      : [
          { number, best: series[index - 1].best },
          { number, best },
        ],
  );
  const line = { x: steps.map(({ number }) => number + 1), y: steps.map(({ best }) => best) };
  return (
    <Chart
      title={t('Best so far')}
      label={t('{{metric}} of each trial, and the best so far', { metric: metric.label })}
      x={{ label: t('Trial'), low: 1, high: Math.max(2, sweep.trials.length) }}
      y={metric}
      testId="chart-best"
      table={
        <NumberTable
          heads={[t('Trial'), t('Best so far')]}
          rows={spreadRows(series.map(({ number, best }) => [number + 1, best]))}
        />
      }
    >
      {(across, down) => (
        <>
          <path className={classes.best} d={linePath(line, across, down)} />
          <TrialPoints charted={charted} xOf={({ number }) => across.toPixel(number + 1)} yOf={down.toPixel} />
        </>
      )}
    </Chart>
  );
}
