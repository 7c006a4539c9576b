import { Alert } from '@mantine/core';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { SweepDetails } from '#app/contract/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { say, useLanguage } from '../../language/index.ts';
import { Columns } from '../../results/parts/Columns.tsx';
import { useWorkbench } from '../../workbench/index.ts';
import { type Brushes, isBrushed } from '../chartData/brushes.ts';
import type { ChartedSweep } from '../chartData/chartedSweep.ts';
import { metricDimension, parametersOf } from '../chartData/dimensions.ts';
import { goodnessOf } from '../chartData/goodness.ts';
import { titlesOf } from '../chartData/titlesOf.ts';
import { BestSoFarChart } from '../charts/BestSoFarChart.tsx';
import { ImportanceBars } from '../charts/ImportanceBars.tsx';
import { ParallelCoordinates } from '../charts/ParallelCoordinates.tsx';
import { SlicePlots } from '../charts/SlicePlots.tsx';
import { SurfacePlot } from '../charts/SurfacePlot.tsx';
import { TrialsTable } from '../trials/TrialsTable.tsx';
import classes from './Results.module.css';
import { SweepHeader } from './SweepHeader.tsx';

/** The trials of a sweep, as charts and as a table. */
export function SweepResults({ sweep }: { readonly sweep: SweepDetails }) {
  const [brushes, setBrushes] = useState<Brushes>({});
  // The brush follows the pointer, and the trials follow the brush.
  const charted = useChartedSweep(sweep, useDeferredValue(brushes));
  const isMeasured = charted.goodness.size > 0;
  return (
    <>
      <SweepHeader sweep={sweep} />
      <Scroll className={classes.content} axis="y" isSteady>
        {sweep.error && (
          <Alert color="red" variant="light" p="xs" title={say(sweep.error)} data-testid="sweep-error">
            {sweep.error.fix && say(sweep.error.fix)}
          </Alert>
        )}
        {isMeasured && <ParallelCoordinates charted={charted} brushes={brushes} onBrushes={setBrushes} />}
        <TrialsTable charted={charted} />
        {isMeasured && <TrialCharts charted={charted} />}
      </Scroll>
    </>
  );
}

/** The charts below the table. */
const TrialCharts = memo(function TrialCharts({ charted }: { readonly charted: ChartedSweep }) {
  useLanguage();
  return (
    <>
      <Columns>
        <BestSoFarChart charted={charted} />
        <ImportanceBars sweep={charted.sweep} />
      </Columns>
      <SlicePlots charted={charted} />
      {charted.parameters.length > 1 && <SurfacePlot charted={charted} />}
    </>
  );
});

/** What all charts of a sweep share: the same object while it is the same. */
function useChartedSweep(sweep: SweepDetails, brushes: Brushes): ChartedSweep {
  const { sweeps } = useWorkbench();
  const spoken = useLanguage();
  const shown = useStore(sweeps, ({ trial }) => trial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels depend on the language
  const measured = useMemo(() => {
    const metric = metricDimension(sweep);
    return { sweep, parameters: parametersOf(sweep), metric, titles: titlesOf(sweep, metric), goodness: goodnessOf(sweep) };
  }, [sweep, spoken]);
  return useMemo(() => {
    const all = [...measured.parameters, measured.metric];
    const selected = new Set(sweep.trials.flatMap((trial) => (isBrushed(trial, brushes, all) ? [trial.number] : [])));
    return { ...measured, selected, isBrushing: Object.keys(brushes).length > 0, shown, onShow: sweeps.chooseTrial };
  }, [measured, sweep, brushes, shown, sweeps]);
}
