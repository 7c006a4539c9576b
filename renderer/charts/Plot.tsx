import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import classes from './Plot.module.css';
import { type Range, zoomRange } from './zoomRange.ts';

export type { Range } from './zoomRange.ts';

/** Options of a plot except size and data. A change recreates the plot. */
export type PlotLook = Omit<uPlot.Options, 'width' | 'height'>;

interface PlotProps {
  readonly look: PlotLook;
  readonly data: uPlot.AlignedData;
  /** The visible part of the x axis; null for all of it. */
  readonly range: Range | null;
  /** The whole x axis, within which the wheel zooms. Absent if the wheel scrolls the page. */
  readonly extent?: Range | undefined;
  readonly onRange: (range: Range | null) => void;
  /** The row under the pointer, if any. */
  readonly onHover: (row: number | null) => void;
  readonly label: string;
}

/** A uPlot chart that fills its element. Dragging along x and the wheel zoom, a double click resets. */
export function Plot({ look, data, range, extent, onRange, onHover, label }: PlotProps) {
  const element = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const now = useRef({ data, range, extent, onRange, onHover });
  now.current = { data, range, extent, onRange, onHover };

  useEffect(() => {
    const place = element.current;
    if (!place) return;
    const created = new uPlot(complete(look, place, now), now.current.data, place);
    plot.current = created;
    // Not as a React prop: React's listener is passive, and the page would scroll too.
    created.over.addEventListener('wheel', (event) => zoomByWheel(created, event, now.current), { passive: false });
    const resize = new ResizeObserver(() => created.setSize({ width: place.clientWidth, height: place.clientHeight }));
    resize.observe(place);
    return () => {
      resize.disconnect();
      created.destroy();
      plot.current = null;
    };
  }, [look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new range redraws the same data
  useEffect(() => {
    plot.current?.setData(data, true);
  }, [data, range]);

  return <div ref={element} className={classes.plot} role="img" aria-label={label} />;
}

interface Current {
  readonly current: Pick<PlotProps, 'data' | 'range' | 'extent' | 'onRange' | 'onHover'>;
}

function zoomByWheel(u: uPlot, event: WheelEvent, { range, extent, onRange }: Current['current']): void {
  if (!extent || event.deltaY === 0 || event.ctrlKey) return;
  event.preventDefault();
  const center = u.posToVal(event.clientX - u.over.getBoundingClientRect().left, 'x');
  onRange(zoomRange(range ?? extent, extent, { center, isCloser: event.deltaY < 0 }));
}

function complete(look: PlotLook, { clientWidth, clientHeight }: HTMLElement, now: Current): uPlot.Options {
  const zoom = (u: uPlot) => {
    const { left, width } = u.select;
    if (width < 4) return;
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    now.current.onRange({ min: u.posToVal(left, 'x'), max: u.posToVal(left + width, 'x') });
  };
  return {
    ...look,
    width: clientWidth,
    height: clientHeight,
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
      // A double click resets the zoom: uPlot's own handler would keep it.
      bind: { dblclick: () => showAll(now) },
      ...look.cursor,
    },
    scales: {
      ...look.scales,
      x: { time: false, range: (_u, min, max) => widen(now.current.range ?? { min, max }) },
    },
    hooks: { ...look.hooks, setSelect: [zoom], setCursor: [(u) => now.current.onHover(u.cursor.idx ?? null)] },
  };
}

function showAll(now: Current) {
  return () => {
    now.current.onRange(null);
    return null;
  };
}

/** A single row still needs an axis. */
function widen({ min, max }: { min: number | null; max: number | null }): [number, number] {
  const [low, high] = [min ?? 0, max ?? 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
