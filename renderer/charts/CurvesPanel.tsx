import { Loader } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { t } from '../language/index.ts';
import { drawnCurves } from '../runs/model/index.ts';
import { useFrom, useShownRun } from '../workbench/index.ts';
import classes from './Charts.module.css';
import { CurveChart } from './CurveChart.tsx';
import { CurveOptionsBar } from './CurveOptionsBar.tsx';
import { curveColumns, stepsWithin } from './curveColumns.ts';
import { NoRun } from './NoRun.tsx';
import type { Range } from './Plot.tsx';
import { useRunFeed } from './useRunFeed.ts';

/** Loss and accuracy of the run that is shown, while it goes on and afterwards. */
export function CurvesPanel() {
  const run = useShownRun();
  if (!run) return <NoRun description={t('Press Train: loss and accuracy are drawn here while the network learns.')} />;
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
  const hasAccuracy =
    series.steps.accuracy.some((value) => value !== null) || series.epochs.some(({ accuracy }) => accuracy !== undefined);
  const common = { curves, options, range, onRange: setRange };
  return (
    <div className={classes.panel}>
      <CurveOptionsBar isZoomed={range !== null} onReset={() => setRange(null)} onAxis={() => setRange(null)} />
      <div className={classes.charts}>
        <CurveChart title={t('Loss')} term="loss" metric="loss" {...common} />
        {hasAccuracy && <CurveChart title={t('Accuracy')} term="accuracy" metric="accuracy" {...common} />}
      </div>
    </div>
  );
}
