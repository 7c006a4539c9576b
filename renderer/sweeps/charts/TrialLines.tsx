import { memo } from 'react';
import type { ChartedSweep } from '../chartData/chartedSweep.ts';
import { goodnessColor } from '../chartData/goodness.ts';
import classes from './ParallelCoordinates.module.css';
import type { TrialLine } from './parallelLayout.ts';

interface TrialLinesProps {
  readonly charted: ChartedSweep;
  readonly lines: readonly TrialLine[];
}

/** A line per trial: what stands out lies above, and a click shows the trial. */
export const TrialLines = memo(function TrialLines({ charted, lines }: TrialLinesProps) {
  const { titles, goodness, selected, isBrushing, shown, onShow } = charted;
  const isOff = (number: number) => isBrushing && !selected.has(number);
  const goodnessAt = (number: number) => goodness.get(number) ?? 0;
  const levelOf = (number: number) => (number === shown ? 2 : isOff(number) ? -1 : goodnessAt(number));
  return lines
    .toSorted((a, b) => levelOf(a.number) - levelOf(b.number))
    .map(({ number, path }) => (
      // biome-ignore lint/a11y/noStaticElementInteractions: the table of trials does the same by keyboard
      <path
        key={number}
        d={path}
        className={classes.line}
        data-off={isOff(number) || undefined}
        data-shown={number === shown || undefined}
        style={{ stroke: isOff(number) ? undefined : goodnessColor(goodnessAt(number)) }}
        onClick={() => onShow(number)}
        data-testid={`line-${number}`}
      >
        <title>{titles.get(number)}</title>
      </path>
    ));
});
