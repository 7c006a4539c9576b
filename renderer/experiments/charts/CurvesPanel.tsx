import { Loader } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type RateChange, type RunSummary, usedLearningRates } from '#app/contract/index.ts';
import type { Range } from '../../kit/plot/Plot.tsx';
import { t } from '../../language/index.ts';
import { useComparedRuns, useShownRun, useWorkbench } from '../../workbench/index.ts';
import { type Curves, drawnCurves } from '../../workbench/runs/index.ts';
import classes from './Charts.module.css';
import { CurveChart } from './CurveChart.tsx';
import { CurveOptionsBar } from './CurveOptionsBar.tsx';
import { curveColumns, stepsWithin } from './curveColumns.ts';
import { decimate } from './decimate.ts';
import { MeasurementMenu } from './MeasurementMenu.tsx';
import { LEARNING_RATE, LOSS, measurementsOf } from './measurements.ts';
import { metricsOf } from './metricsOf.ts';
import { NoRecords, NoRun } from './NoRun.tsx';
import { OverlayCurves } from './OverlayCurves.tsx';
import { useRunFeed } from './useRunFeed.ts';

/** The loss and a metric, or the learning rate, of the selected run, live and afterwards; or of all checked runs. */
export function CurvesPanel() {
  const run = useShownRun();
  const compared = useComparedRuns().filter(({ importedFrom }) => !importedFrom);
  if (compared.length > 1) return <OverlayCurves runs={compared} />;
  if (!run) return <NoRun description={t('Press Train to plot the loss and metrics here during training.')} />;
  if (run.importedFrom) return <NoRecords />;
  return <RunCurves key={run.id} run={run} />;
}

function RunCurves({ run }: { readonly run: RunSummary }) {
  const { feed, revision } = useRunFeed(run.id);
  const axis = useStore(useWorkbench().layout, ({ charts }) => charts.axis);
  const [range, setRange] = useState<Range | null>(null);
  const { series } = feed;
  const learningRates = usedLearningRates(run);
  // A new object after the series has grown in place, to redraw it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series grows in place, with the revision
  const curves = useMemo(() => ({ ...drawnCurves(series) }), [series, revision]);
  useEffect(() => {
    const shown = { metric: 'loss', axis, smoothing: 0, logarithmic: false } as const;
    feed.wantDetail(range && stepsWithin(curveColumns(series.steps, series.epochs, shown), range));
  }, [feed, series, range, axis]);
  useEffect(() => () => feed.wantDetail(null), [feed]);
  if (feed.phase() === 'loading') return <Loader size="sm" m="auto" />;
  return (
    <div className={classes.panel}>
      <CurveOptionsBar
        isZoomed={range !== null}
        onReset={() => setRange(null)}
        legend={<CurveLegend hasRates={learningRates.length > 0} />}
      />
      <Charts curves={curves} learningRates={learningRates} range={range} onRange={setRange} />
    </div>
  );
}

interface ChartsProps {
  readonly curves: Curves;
  readonly learningRates: readonly RateChange[];
  readonly range: Range | null;
  readonly onRange: (range: Range | null) => void;
}

/** The loss, and beside it the chosen metric or the learning rate. */
function Charts({ curves, learningRates, range, onRange }: ChartsProps) {
  const { axis, smoothing, logarithmic, metric } = useStore(useWorkbench().layout, ({ charts }) => charts);
  const choices = useMemo(() => [...measurementsOf(metricsOf([curves])), LEARNING_RATE], [curves]);
  const chosen = choices.find(({ name }) => name === metric) ?? choices[0];
  const all = useMemo(
    () =>
      [LOSS, chosen].map(({ name, isSet, canBeLogarithmic }) =>
        curveColumns(curves.steps, curves.epochs, {
          metric: name,
          axis,
          smoothing: isSet ? 0 : smoothing,
          logarithmic: logarithmic && canBeLogarithmic,
        }),
      ),
    [curves, chosen, axis, smoothing, logarithmic],
  );
  const drawn = useMemo(() => decimate(all, range), [all, range]);
  return (
    <div className={classes.charts}>
      {[LOSS, chosen].map((measurement, index) => (
        <CurveChart
          key={measurement.name}
          measurement={measurement}
          all={all[index]}
          drawn={drawn[index]}
          learningRates={learningRates}
          axis={axis}
          isLogarithmic={logarithmic && measurement.canBeLogarithmic}
          range={range}
          onRange={onRange}
        >
          {measurement === chosen && <MeasurementMenu choices={choices} chosen={chosen} />}
        </CurveChart>
      ))}
    </div>
  );
}

function CurveLegend({ hasRates }: { readonly hasRates: boolean }) {
  return (
    <>
      <span data-series="training">{t('training')}</span>
      <span data-series="validation">{t('validation')}</span>
      {hasRates && <span data-series="rate">{t('learning rate set')}</span>}
    </>
  );
}
