import { Chart } from '../../controls/chart/Chart.tsx';
import { t } from '../../language/index.ts';
import { Columns } from '../../results/parts/Columns.tsx';
import { Part } from '../../results/parts/Part.tsx';
import type { ChartedSweep } from '../chartData/chartedSweep.ts';
import { pixelsOf } from '../chartData/dimensions.ts';
import { TrialPoints } from './TrialPoints.tsx';
import { TrialValues } from './TrialValues.tsx';

/** The metric over each parameter alone. */
export function SlicePlots({ charted }: { readonly charted: ChartedSweep }) {
  const { sweep, parameters, metric } = charted;
  return (
    <Part label={t('Metric by parameter')} testId="slices">
      <Columns>
        {parameters.map((parameter) => (
          <Chart
            key={parameter.id}
            title={parameter.label}
            label={t('{{metric}} by {{parameter}}, a point per trial', { metric: metric.label, parameter: parameter.label })}
            x={parameter}
            y={metric}
            testId={`slice-${parameter.id}`}
            table={<TrialValues trials={sweep.trials} dimensions={[parameter, metric]} />}
          >
            {(across, down) => <TrialPoints charted={charted} xOf={pixelsOf(parameter, across)} yOf={down.toPixel} />}
          </Chart>
        ))}
      </Columns>
    </Part>
  );
}
