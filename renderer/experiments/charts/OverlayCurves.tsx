import { Checkbox, Loader } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { RunDot } from '../../controls/runs/RunDot.tsx';
import type { Range } from '../../kit/plot/Plot.tsx';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { drawnCurves } from '../../workbench/runs/index.ts';
import { configurationKey } from '../runs/configurationKey.ts';
import { useLayerSettings } from '../runs/useLayerSettings.ts';
import classes from './Charts.module.css';
import { CurveOptionsBar } from './CurveOptionsBar.tsx';
import { curveColumns, stepsWithin } from './curveColumns.ts';
import { drawOverlay } from './drawOverlay.ts';
import { MeasurementMenu } from './MeasurementMenu.tsx';
import { LEARNING_RATE, LOSS, measurementsOf } from './measurements.ts';
import { metricsOf } from './metricsOf.ts';
import { OverlayChart } from './OverlayChart.tsx';
import type { OverlayLine } from './overlayLines.ts';
import { useRunFeeds } from './useRunFeeds.ts';

/** More curves in one chart cannot be told apart. */
const MOST_RUNS = 24;
const PLAIN = { metric: 'loss', smoothing: 0, logarithmic: false } as const;

/** The loss and a metric, or the learning rate, of several runs over each other. */
export function OverlayCurves({ runs: wanted }: { readonly runs: readonly RunSummary[] }) {
  const { layout } = useWorkbench();
  const options = useStore(layout, ({ charts }) => charts);
  const runs = wanted.slice(0, MOST_RUNS);
  const ids = runs.map(({ id }) => id).join(' ');
  const { feeds, revision } = useRunFeeds(ids);
  const [range, setRange] = useState<Range | null>(null);
  // New objects after series have grown in place, to redraw them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series grow in place, with the revision
  const curves = useMemo(
    () => new Map(ids.split(' ').map((id, index) => [id, { ...drawnCurves(feeds[index].series) }])),
    [ids, feeds, revision],
  );
  const choices = useMemo(() => [...measurementsOf(metricsOf([...curves.values()])), LEARNING_RATE], [curves]);
  const chosen = choices.find(({ name }) => name === options.metric) ?? choices[0];
  const joined = useJoined(runs, options.joinsSeeds);
  const shown = useMemo(
    () => [LOSS, chosen].map((measurement) => ({ measurement, ...drawOverlay(measurement, { joined, curves, range, options }) })),
    [joined, curves, chosen, range, options],
  );
  useEffect(() => {
    for (const { wantDetail, series } of feeds) {
      const columns = curveColumns(series.steps, series.epochs, { ...PLAIN, axis: options.axis });
      wantDetail(range && stepsWithin(columns, range));
    }
    return () => {
      for (const { wantDetail } of feeds) wantDetail(null);
    };
  }, [feeds, range, options.axis]);
  if (feeds.some((feed) => feed.phase() === 'loading')) return <Loader size="sm" m="auto" />;
  return (
    <div className={classes.panel}>
      <CurveOptionsBar
        isZoomed={range !== null}
        onReset={() => setRange(null)}
        legend={<Legend lines={shown[0].lines} left={wanted.length - runs.length} />}
      >
        <Checkbox
          size="xs"
          label={t('Mean over seeds')}
          checked={options.joinsSeeds}
          onChange={(event) => layout.setCharts({ joinsSeeds: event.currentTarget.checked })}
        />
      </CurveOptionsBar>
      <div className={classes.charts}>
        {shown.map(({ measurement, lines, extent }) => (
          <OverlayChart
            key={measurement.name}
            measurement={measurement}
            lines={lines}
            axis={options.axis}
            isLogarithmic={options.logarithmic && measurement.canBeLogarithmic}
            range={range}
            extent={extent}
            onRange={setRange}
          >
            {measurement === chosen && <MeasurementMenu choices={choices} chosen={chosen} />}
          </OverlayChart>
        ))}
      </div>
    </div>
  );
}

/** The runs of each line: one, or with `joinsSeeds` all that differ in their seeds only. */
function useJoined(runs: readonly RunSummary[], joinsSeeds: boolean): readonly (readonly RunSummary[])[] {
  const layers = useLayerSettings(runs);
  const keys = runs.map((run) => (joinsSeeds ? configurationKey(run, layers) : run.id));
  const identity = `${runs.map(({ id, color }) => `${id}${color}`).join()} ${keys.join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn of the runs is in their identity
  return useMemo(() => [...Map.groupBy(runs, (_, index) => keys[index]).values()], [identity]);
}

function Legend({ lines, left }: { readonly lines: readonly OverlayLine[]; readonly left: number }) {
  return (
    <>
      {lines.map(({ id, name, color }) => (
        <span key={id} className={classes.run}>
          <RunDot color={color} /> {name}
        </span>
      ))}
      {left > 0 && <span>{t('{{count}} more are not drawn', { count: left })}</span>}
    </>
  );
}
