/** One of the two layers of a drawing. */
export type Level = 'below' | 'above';

export interface NeuronPosition {
  readonly level: Level;
  readonly index: number;
}

/** The neurons of a layer that are shown: those from `from`, `count` of them, of `total`; `size` would fit. */
export interface NeuronWindow {
  readonly from: number;
  readonly count: number;
  readonly size: number;
  readonly total: number;
}

/** More neurons are not read at once. */
const MOST = 16;
/** Between the centers of neurons, in CSS pixels. */
const SPACING = { smallest: 54, largest: 104 };
export const RADIUS = 17;
export const LEVELS: Readonly<Record<Level, number>> = { above: 46, below: 286 };
export const HEIGHT = 332;

/** The window on a layer around a neuron, as wide as fits. */
export function windowAround(total: number, index: number, width: number): NeuronWindow {
  const fitting = Math.max(2, Math.min(MOST, Math.floor(width / SPACING.smallest)));
  const from = total <= fitting ? 0 : Math.floor(index / fitting) * fitting;
  return { from, count: Math.min(fitting, total - from), size: fitting, total };
}

/** The center of a neuron across a drawing: layers are centered. */
export function centerOf({ from, count }: NeuronWindow, index: number, width: number): number {
  const spacing = Math.max(SPACING.smallest, Math.min(SPACING.largest, width / count));
  return width / 2 + (index - from - (count - 1) / 2) * spacing;
}

/** The neuron that a key leads to; undefined for other keys, and at the ends. */
export function moveNeuron(
  { level, index }: NeuronPosition,
  key: string,
  totals: Readonly<Record<Level, number>>,
  page: number,
): NeuronPosition | undefined {
  const along = (by: number) => {
    const next = Math.max(0, Math.min(totals[level] - 1, index + by));
    return next === index ? undefined : { level, index: next };
  };
  const other = (to: Level) => (to === level ? undefined : { level: to, index: Math.min(index, totals[to] - 1) });
  switch (key) {
    case 'ArrowLeft':
      return along(-1);
    case 'ArrowRight':
      return along(1);
    case 'ArrowUp':
      return other('above');
    case 'ArrowDown':
      return other('below');
    case 'Home':
      return along(-totals[level]);
    case 'End':
      return along(totals[level]);
    case 'PageUp':
      return along(-page);
    case 'PageDown':
      return along(page);
    default:
      return undefined;
  }
}
