import type { RunSummary } from '#app/contract/index.ts';
import type { Range } from '../../kit/plot/Plot.tsx';
import { t } from '../../language/index.ts';
import type { Layout } from '../../workbench/layout/index.ts';
import { type Curves, colorsOf } from '../../workbench/runs/index.ts';
import { type CurveColumns, curveColumns } from './curveColumns.ts';
import { decimate } from './decimate.ts';
import type { Measurement } from './measurements.ts';
import { joinSeeds, type OverlayLine } from './overlayLines.ts';

/** Rows of all curves of a chart that are drawn within a frame. */
const MOST_ROWS = 12_000;

interface Overlay {
  /** The runs of each line: one, or several that are drawn as their mean. */
  readonly joined: readonly (readonly RunSummary[])[];
  /** By run. */
  readonly curves: ReadonlyMap<string, Pick<Curves, 'steps' | 'epochs'>>;
  readonly range: Range | null;
  readonly options: Layout['charts'];
}

/** The lines of a chart of several runs, and the extent of its axis. */
export function drawOverlay(measurement: Measurement, { joined, curves, range, options }: Overlay) {
  const { axis, smoothing, logarithmic } = options;
  const { name, isSet, canBeLogarithmic } = measurement;
  const scale = { smoothing: isSet ? 0 : smoothing, logarithmic: logarithmic && canBeLogarithmic };
  const all = new Map(
    [...curves].map(([id, { steps, epochs }]) => [id, curveColumns(steps, epochs, { metric: name, axis, ...scale })]),
  );
  const most = MOST_ROWS / all.size;
  const colors = colorsOf(joined.map(([first]) => first));
  const lines = joined.flatMap((members): OverlayLine[] => {
    const [{ id, name: first }] = members;
    const drawn = members.flatMap((member) => decimateOne(all.get(member.id), range, most));
    const color = colors.get(id);
    if (!color || drawn.length === 0) return [];
    if (members.length === 1) return [{ id, name: first, color, columns: drawn[0] }];
    const joinedName = t('{{name}} and {{count}} more', { name: first, count: members.length - 1 });
    return [{ id, name: joinedName, color, ...joinSeeds(drawn) }];
  });
  return { lines, extent: extentOf([...all.values()]) };
}

function decimateOne(columns: CurveColumns | undefined, range: Range | null, most: number): readonly CurveColumns[] {
  return columns ? decimate([columns], range, most) : [];
}

function extentOf(curves: readonly CurveColumns[]): Range {
  const ends = curves.flatMap(({ x }) => (x.length > 0 ? [x[0], x[x.length - 1]] : []));
  return ends.length === 0 ? { min: 0, max: 0 } : { min: Math.min(...ends), max: Math.max(...ends) };
}
