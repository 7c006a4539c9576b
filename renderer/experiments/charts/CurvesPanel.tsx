import { ActionIcon, Loader, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { type Metric, metricsIn } from '#engine/graph/index.ts';
import type { Range } from '../../kit/plot/Plot.tsx';
import { t } from '../../language/index.ts';
import { useShownRun, useWorkbench } from '../../workbench/index.ts';
import { drawnCurves, type RunSeries } from '../../workbench/runs/index.ts';
import classes from './Charts.module.css';
import { CurveChart } from './CurveChart.tsx';
import { CurveOptionsBar } from './CurveOptionsBar.tsx';
import { curveColumns, stepsWithin } from './curveColumns.ts';
import { NoRecords, NoRun } from './NoRun.tsx';
import { useRunFeed } from './useRunFeed.ts';

/** The loss and a metric of the selected run, live and afterwards. */
export function CurvesPanel() {
  const run = useShownRun();
  if (!run) return <NoRun description={t('Press Train to plot the loss and metrics here during training.')} />;
  if (run.importedFrom) return <NoRecords />;
  return <RunCurves key={run.id} run={run} />;
}

function RunCurves({ run }: { readonly run: RunSummary }) {
  const { feed, revision } = useRunFeed(run.id);
  const options = useStore(useWorkbench().layout, ({ charts }) => charts);
  const [range, setRange] = useState<Range | null>(null);
  const { series } = feed;
  const { axis } = options;
  // A new object after the series has grown in place, to redraw it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series grows in place, with the revision
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
      <CurveOptionsBar isZoomed={range !== null} onReset={() => setRange(null)} />
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

/** Selects the metric plotted beside the loss. */
function MetricMenu({ metrics, chosen }: { readonly metrics: readonly Metric[]; readonly chosen: Metric }) {
  const { layout } = useWorkbench();
  if (metrics.length < 2) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon className={classes.choose} size={18} aria-label={t('Choose a metric')} data-testid="choose-metric">
          <IconChevronDown size={13} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={chosen.name} onChange={(metric) => layout.setCharts({ metric })}>
          {metrics.map(({ name, label }) => (
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
function metricsOf({ steps, epochs }: RunSeries): Metric[] {
  const measured = [epochs[0], epochs.at(-1)].flatMap((epoch) => [epoch?.metrics, epoch?.validation?.metrics]);
  const ofSteps = Object.fromEntries(Object.keys(steps.metrics).map((name) => [name, 0]));
  return metricsIn([ofSteps, ...measured]);
}
