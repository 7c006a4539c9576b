import { Alert } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { SweepDetails } from '#app/contract/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { say, useLanguage } from '../../language/index.ts';
import { Columns } from '../../results/parts/Columns.tsx';
import { useWorkbench } from '../../workbench/index.ts';
import { type Brushes, isBrushed } from '../charted/brushes.ts';
import type { ChartedSweep } from '../charted/chartedSweep.ts';
import { metricDimension, parametersOf } from '../charted/dimensions.ts';
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
  const charted = useChartedSweep(sweep, brushes);
  return (
    <>
      <SweepHeader sweep={sweep} />
      <Scroll className={classes.content} axis="y" isSteady>
        {sweep.error && (
          <Alert color="red" variant="light" p="xs" title={say(sweep.error)} data-testid="sweep-error">
            {sweep.error.fix && say(sweep.error.fix)}
          </Alert>
        )}
        <ParallelCoordinates {...charted} brushes={brushes} onBrushes={setBrushes} />
        <TrialsTable {...charted} />
        <Columns>
          <BestSoFarChart {...charted} />
          <ImportanceBars sweep={sweep} />
        </Columns>
        <SlicePlots {...charted} />
        {charted.parameters.length > 1 && <SurfacePlot {...charted} />}
      </Scroll>
    </>
  );
}

/** What all charts of a sweep share. */
function useChartedSweep(sweep: SweepDetails, brushes: Brushes): ChartedSweep {
  const { sweeps } = useWorkbench();
  const spoken = useLanguage();
  const shown = useStore(sweeps, ({ trial }) => trial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels depend on the language
  const dimensions = useMemo(() => ({ parameters: parametersOf(sweep), metric: metricDimension(sweep) }), [sweep, spoken]);
  const selected = useMemo(() => {
    const all = [...dimensions.parameters, dimensions.metric];
    return new Set(sweep.trials.flatMap((trial) => (isBrushed(trial, brushes, all) ? [trial.number] : [])));
  }, [sweep, brushes, dimensions]);
  return { sweep, ...dimensions, selected, isBrushing: Object.keys(brushes).length > 0, shown, onShow: sweeps.chooseTrial };
}
