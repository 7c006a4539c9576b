import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { Part } from '../../results/parts/Part.tsx';
import { type Brushes, withBrush } from '../charted/brushes.ts';
import type { ChartedSweep } from '../charted/chartedSweep.ts';
import { goodnessColor, goodnessOf } from '../charted/goodness.ts';
import { BrushedAxis } from './BrushedAxis.tsx';
import classes from './ParallelCoordinates.module.css';
import { AXIS, axisPositions, linesOf } from './parallelLayout.ts';

interface ParallelCoordinatesProps extends ChartedSweep {
  readonly brushes: Brushes;
  readonly onBrushes: (brushes: Brushes) => void;
}

/** A line per trial through an axis per parameter and the metric. A part of an axis selects the trials through it. */
export function ParallelCoordinates(props: ParallelCoordinatesProps) {
  const { sweep, parameters, metric, brushes, selected, isBrushing, shown, onBrushes, onShow } = props;
  const { ref, width } = useElementSize();
  const dimensions = useMemo(() => [...parameters, metric], [parameters, metric]);
  const positions = useMemo(() => axisPositions(dimensions.length, width), [dimensions, width]);
  const lines = useMemo(() => linesOf(sweep.trials, dimensions, positions), [sweep, dimensions, positions]);
  const goodness = useMemo(() => goodnessOf(sweep), [sweep]);
  const isOff = (number: number) => isBrushing && !selected.has(number);
  // What stands out is drawn last.
  const ordered = lines.toSorted((a, b) => orderOf(a.number) - orderOf(b.number));
  return (
    <Part
      label={t('Parameters and metric of all trials')}
      testId="parallel"
      aside={
        <Button
          variant="default"
          size="compact-xs"
          disabled={!isBrushing}
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
            {ordered.map(({ number, path }) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: the table of trials does the same by keyboard
              <path
                key={number}
                d={path}
                className={classes.line}
                data-off={isOff(number) || undefined}
                data-shown={number === shown || undefined}
                style={{ stroke: isOff(number) ? undefined : goodnessColor(goodness.get(number) ?? 0) }}
                onClick={() => onShow(number)}
                data-testid={`line-${number}`}
              >
                <title>{t('Trial {{number}}', { number: number + 1 })}</title>
              </path>
            ))}
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

  function orderOf(number: number): number {
    if (number === shown) return 3;
    return isOff(number) ? -1 : (goodness.get(number) ?? 0);
  }
}
