import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { Part } from '../../results/parts/Part.tsx';
import { type Brushes, withBrush } from '../chartData/brushes.ts';
import type { ChartedSweep } from '../chartData/chartedSweep.ts';
import { BrushedAxis } from './BrushedAxis.tsx';
import classes from './ParallelCoordinates.module.css';
import { AXIS, axisPositions, linesOf } from './parallelLayout.ts';
import { TrialLines } from './TrialLines.tsx';

interface ParallelCoordinatesProps {
  readonly charted: ChartedSweep;
  readonly brushes: Brushes;
  readonly onBrushes: (brushes: Brushes) => void;
}

/** A line per trial through an axis per parameter and the metric. A part of an axis selects the trials through it. */
export function ParallelCoordinates({ charted, brushes, onBrushes }: ParallelCoordinatesProps) {
  const { sweep, parameters, metric } = charted;
  const { ref, width } = useElementSize();
  const dimensions = useMemo(() => [...parameters, metric], [parameters, metric]);
  const positions = useMemo(() => axisPositions(dimensions.length, width), [dimensions, width]);
  const lines = useMemo(() => linesOf(sweep.trials, dimensions, positions), [sweep, dimensions, positions]);
  return (
    <Part
      label={t('Parameters and metric of all trials')}
      testId="parallel"
      aside={
        <Button
          variant="default"
          size="compact-xs"
          disabled={Object.keys(brushes).length === 0}
          onClick={() => onBrushes({})}
          data-testid="clear-brushes"
        >
          {t('Clear selection')}
        </Button>
      }
    >
      <span className={classes.help}>{t('Drag along an axis to select trials; a stronger line is a better trial.')}</span>
      <Scroll ref={ref} className={classes.scroll}>
        {width > 0 && (
          <svg
            className={classes.picture}
            width={positions.width}
            height={AXIS.height}
            role="application"
            aria-label={t('Parallel coordinates of {{count}} trials', { count: lines.length })}
          >
            <TrialLines charted={charted} lines={lines} />
            {dimensions.map((dimension, index) => (
              <BrushedAxis
                key={dimension.id}
                dimension={dimension}
                x={positions.xs[index]}
                room={positions.room}
                brush={brushes[dimension.id]}
                onBrush={(brush) => onBrushes(withBrush(brushes, dimension.id, brush))}
              />
            ))}
          </svg>
        )}
      </Scroll>
    </Part>
  );
}
