import { Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { Chart } from '../../controls/chart/Chart.tsx';
import { t } from '../../language/index.ts';
import { Part } from '../../results/parts/Part.tsx';
import type { ChartedSweep } from '../chartData/chartedSweep.ts';
import { pixelsOf } from '../chartData/dimensions.ts';
import classes from './Charts.module.css';
import { TrialPoints } from './TrialPoints.tsx';
import { TrialValues } from './TrialValues.tsx';
import { FEWEST_TRIALS, useSurface } from './useSurface.ts';

/** The metric over two parameters: a map with contour lines, and the trials that it is estimated from. */
export function SurfacePlot({ charted }: { readonly charted: ChartedSweep }) {
  const { parameters, metric, sweep } = charted;
  const [chosen, choose] = useState({ x: parameters[0].id, y: parameters[1].id });
  const x = parameters.find(({ id }) => id === chosen.x) ?? parameters[0];
  const y = parameters.find(({ id }) => id === chosen.y) ?? parameters[1];
  const surface = useSurface(sweep, x, y);
  const data = parameters.map(({ id, label }) => ({ value: id, label }));
  return (
    <Part
      label={t('Metric over two parameters')}
      testId="surface"
      aside={
        <Group gap="xs">
          <Select
            size="xs"
            aria-label={t('Parameter across')}
            data={data}
            value={x.id}
            onChange={(id) => id && choose({ x: id, y: id === y.id ? x.id : y.id })}
            data-testid="surface-x"
          />
          <Select
            size="xs"
            aria-label={t('Parameter upwards')}
            data={data}
            value={y.id}
            onChange={(id) => id && choose({ x: id === x.id ? y.id : x.id, y: id })}
            data-testid="surface-y"
          />
        </Group>
      }
    >
      <Chart
        title={metric.label}
        label={t('{{metric}} over {{x}} and {{y}}, estimated from the trials', { metric: metric.label, x: x.label, y: y.label })}
        x={x}
        y={y}
        testId="chart-surface"
        table={<TrialValues trials={sweep.trials} dimensions={[x, y, metric]} />}
      >
        {(across, down, area) => (
          <>
            {surface && (
              <>
                <image
                  href={surface.picture}
                  x={area.left}
                  y={area.top}
                  width={area.width}
                  height={area.height}
                  preserveAspectRatio="none"
                />
                <path className={classes.contour} d={surface.contoursIn(area)} />
              </>
            )}
            <TrialPoints charted={charted} xOf={pixelsOf(x, across)} yOf={(_, trial) => pixelsOf(y, down)(trial)} />
          </>
        )}
      </Chart>
      {!surface && (
        <Text fz="xs" c="dimmed">
          {t('The map is drawn from {{count}} trials on.', { count: FEWEST_TRIALS })}
        </Text>
      )}
    </Part>
  );
}
