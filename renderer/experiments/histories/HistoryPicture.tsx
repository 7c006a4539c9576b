import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type uPlot from 'uplot';
import type { HistorySeries, RunHistory, RunSummary } from '#app/contract/index.ts';
import { Plot, type Range } from '../../kit/plot/Plot.tsx';
import { t, useLanguage } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { useLoaded, useWorkbench } from '../../workbench/index.ts';
import { resolveToken } from '../charts/axes.ts';
import { PictureBeside } from '../charts/PicturePanel.tsx';
import classes from './Histories.module.css';
import { HistoryNumbers } from './HistoryNumbers.tsx';
import { historyColumns, middleOf, rowAt } from './historyColumns.ts';
import { pressHistoryKey } from './historyKeys.ts';
import { colorOf, type Drawing, TITLES } from './historyLabels.ts';
import { type HistoryNow, historyLook } from './historyLook.ts';
import { ValueScale } from './valueScale.ts';

/** Points that a drawing has room for. */
const MOST: Readonly<Record<Drawing, number>> = { bands: 300, heatMap: 300, ridges: 20 };

const NOTHING: RunHistory = { firstBin: 0, points: [] };

interface HistoryPictureProps {
  readonly run: RunSummary;
  readonly series: HistorySeries;
  readonly drawing: Drawing;
}

/** A history over steps, zoomed by wheel, pointer and keys, with the numbers of the step at the pointer. */
export function HistoryPicture({ run, series, drawing }: HistoryPictureProps) {
  const spoken = useLanguage();
  const scheme = useScheme();
  const { client } = useWorkbench();
  const [range, setRange] = useState<Range | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const { name, quantity, firstStep, lastStep } = series;
  const asked = range && { from: Math.max(0, Math.floor(range.min)), to: Math.ceil(range.max) };
  const history = useLoaded(JSON.stringify([asked, lastStep, drawing]), () =>
    client.runs.history({ runId: run.id, name, quantity, most: MOST[drawing], ...asked }),
  );
  const { points } = history ?? NOTHING;
  const scale = useMemo(() => new ValueScale(points), [points]);
  const at = pointed === null ? points.length - 1 : rowAt(points, pointed);
  const marked = pointed === null || points.length === 0 ? undefined : middleOf(points[at]);
  const point = (row: number | null) => setPointed(row === null ? null : middleOf(points[row]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: colors depend on the scheme
  const colors = useMemo(() => ({ color: resolveToken(colorOf(quantity)), ground: resolveToken('surface') }), [quantity, scheme]);
  const current: HistoryNow = { history: history ?? NOTHING, scale, marked, ...colors };
  const now = useRef(current);
  now.current = current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: numbers depend on the language
  const look = useMemo(() => historyLook(drawing, colors.color, () => now.current), [drawing, colors, spoken]);
  // Drawn again with another mark.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  const data = useMemo<uPlot.AlignedData>(() => {
    const { step, levels } = historyColumns(points, scale);
    return [step, ...levels];
  }, [points, scale, marked]);
  const extent = { min: firstStep ?? 0, max: lastStep ?? 0 };
  const title = t(TITLES[quantity], { name });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || points.length === 0) return;
    const view = pressHistoryKey(event.key, { range, row: at, points, extent });
    if (!view) return;
    event.preventDefault();
    setRange(view.range);
    point(view.row);
  };
  return (
    <PictureBeside
      picture={
        <div
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
          tabIndex={0}
          className={classes.picture}
          aria-label={title}
          data-testid="history-picture"
          data-points={points.length}
          data-steps={points.length > 0 ? `${points[0].firstStep} ${points[points.length - 1].lastStep}` : ''}
          data-drawing={drawing}
          onKeyDown={onKeyDown}
        >
          {history && (
            <Plot
              look={look}
              data={data}
              range={widened(range, points, drawing, extent)}
              extent={extent}
              onRange={setRange}
              onHover={point}
              label={title}
            />
          )}
        </div>
      }
    >
      {points.length > 0 && <HistoryNumbers run={run} point={points[at]} onShowAll={range ? () => setRange(null) : undefined} />}
    </PictureBeside>
  );
}

/**
 * The range that is drawn. Between two recorded steps there is none: then it reaches to the one before. Behind the last ridge there is
 * room for it.
 */
function widened(range: Range | null, points: RunHistory['points'], drawing: Drawing, extent: Range): Range | null {
  if (points.length === 0) return range;
  const { min, max } = range ?? extent;
  if (drawing === 'ridges') return { min: Math.min(min, points[0].firstStep), max: max + (max - min) / points.length };
  return range && { min: Math.min(min, points[0].firstStep), max };
}
