import { Loader } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { type Metric, metricsIn } from '#engine/graph/index.ts';
import { t } from '../language/index.ts';
import { drawnCurves, type RunSeries } from '../runs/model/index.ts';
import { useFrom, useShownRun } from '../workbench/index.ts';
import classes from './Charts.module.css';
import { CurveChart } from './CurveChart.tsx';
import { CurveOptionsBar } from './CurveOptionsBar.tsx';
import { curveColumns, stepsWithin } from './curveColumns.ts';
import { MetricMenu } from './MetricMenu.tsx';
import { NoRun } from './NoRun.tsx';
import type { Range } from './Plot.tsx';
import { useRunFeed } from './useRunFeed.ts';

/** The loss and a metric of the run that is shown, while it goes on and afterwards. */
export function CurvesPanel() {
  const run = useShownRun();
  if (!run) return <NoRun description={t('Press Train to plot the loss and metrics here during training.')} />;
  return <RunCurves key={run.id} run={run} />;
}

function RunCurves({ run }: { readonly run: RunSummary }) {
  const { feed, revision } = useRunFeed(run.id);
  const options = useFrom(
    ({ layout }) => layout,
    ({ charts }) => charts,
  );
  const [range, setRange] = useState<Range | null>(null);
  const { series } = feed;
  const { axis } = options;
  // A new object where the series has grown in place: it is drawn again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision tells that the series has grown
  const curves = useMemo(() => ({ ...drawnCurves(series) }), [series, revision]);
  useEffect(() => {
    const shown = { metric: 'loss', axis, smoothing: 0, logarithmic: false } as const;
    feed.wantDetail(range && stepsWithin(curveColumns(series.steps, series.epochs, shown), range));
  }, [feed, series, range, axis]);
  useEffect(() => () => feed.wantDetail(null), [feed]);
  if (feed.phase() === 'loading') return <Loader size="sm" m="auto" />;
  const metrics = metricsOf(series);
  const metric = metrics.find(({ name }) => name === options.metric) ?? metrics.at(0);
  const common = { curves, options, range, onRange: setRange };
  return (
    <div className={classes.panel}>
      <CurveOptionsBar isZoomed={range !== null} onReset={() => setRange(null)} onAxis={() => setRange(null)} />
      <div className={classes.charts}>
        <CurveChart {...common} />
        {metric && (
          <CurveChart key={metric.name} metric={metric} {...common}>
            <MetricMenu metrics={metrics} chosen={metric} />
          </CurveChart>
        )}
      </div>
    </div>
  );
}

/** The metrics that a run has recorded; its epochs have the same, so that two of them are enough to look at. */
function metricsOf({ steps, epochs }: RunSeries): Metric[] {
  const measured = [epochs[0], epochs.at(-1)].flatMap((epoch) => [epoch?.metrics, epoch?.validation?.metrics]);
  const ofSteps = Object.fromEntries(Object.keys(steps.metrics).map((name) => [name, 0]));
  return metricsIn([ofSteps, ...measured]);
}
