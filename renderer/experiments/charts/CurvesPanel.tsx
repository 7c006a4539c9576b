import { ActionIcon, Loader, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type RateChange, type RunSummary, usedLearningRates } from '#app/contract/index.ts';
import { type Metric, metricsIn } from '#engine/graph/index.ts';
import type { Range } from '../../kit/plot/Plot.tsx';
import { t } from '../../language/index.ts';
import { useShownRun, useWorkbench } from '../../workbench/index.ts';
import { type Curves, drawnCurves } from '../../workbench/runs/index.ts';
import classes from './Charts.module.css';
import { CurveChart } from './CurveChart.tsx';
import { CurveOptionsBar } from './CurveOptionsBar.tsx';
import { curveColumns, stepsWithin } from './curveColumns.ts';
import { decimate } from './decimate.ts';
import { LEARNING_RATE, LOSS, type Measurement, measurementsOf } from './measurements.ts';
import { NoRecords, NoRun } from './NoRun.tsx';
import { useRunFeed } from './useRunFeed.ts';

/** The loss and a metric, or the learning rate, of the selected run, live and afterwards. */
export function CurvesPanel() {
  const run = useShownRun();
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
      <CurveOptionsBar isZoomed={range !== null} onReset={() => setRange(null)} learningRates={learningRates} />
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
  const choices = useMemo(() => [...measurementsOf(metricsOf(curves)), LEARNING_RATE], [curves]);
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

/** Selects what is plotted beside the loss. */
function MeasurementMenu({ choices, chosen }: { readonly choices: readonly Measurement[]; readonly chosen: Measurement }) {
  const { layout } = useWorkbench();
  if (choices.length < 2) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon className={classes.choose} size={18} aria-label={t('Choose a metric')} data-testid="choose-metric">
          <IconChevronDown size={13} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={chosen.name} onChange={(metric) => layout.setCharts({ metric })}>
          {choices.map(({ name, label }) => (
            <Menu.RadioItem key={name} value={name} data-testid={`metric-${name}`}>
              {t(label)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The recorded metrics of a run; all epochs have the same, so two are enough to check. */
function metricsOf({ steps, epochs }: Curves): Metric[] {
  const measured = [epochs[0], epochs.at(-1)].flatMap((epoch) => [epoch?.metrics, epoch?.validation?.metrics]);
  const ofSteps = Object.fromEntries(Object.keys(steps.metrics).map((name) => [name, 0]));
  return metricsIn([ofSteps, ...measured]);
}
