import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import classes from './Plot.module.css';

/** A range of an axis. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

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
export function Plot(props: PlotProps) {
  const { look, data, range, label } = props;
  const element = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const now = useRef(props);
  now.current = props;

  useEffect(() => {
    const container = element.current;
    if (!container) return;
    const created = new uPlot(complete(look, container, now), now.current.data, container);
    plot.current = created;
    // Not as a React prop: React's listener is passive, and the page would scroll too.
    created.over.addEventListener('wheel', (event) => zoomByWheel(created, event, now.current), { passive: false });
    const resize = new ResizeObserver(() => created.setSize({ width: container.clientWidth, height: container.clientHeight }));
    resize.observe(container);
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
  readonly current: PlotProps;
}

function zoomByWheel(u: uPlot, event: WheelEvent, { range, extent, onRange }: PlotProps): void {
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

interface Zoom {
  /** The fixed point. */
  readonly center: number;
  readonly isCloser: boolean;
}

const FACTOR = 1.25;
/** Above this share, the whole axis is shown. */
const ALMOST_ALL = 0.999;

/** The range after one notch of the wheel; null for the whole axis. */
export function zoomRange({ min, max }: Range, extent: Range, { center, isCloser }: Zoom): Range | null {
  const factor = isCloser ? 1 / FACTOR : FACTOR;
  const zoomed = {
    min: Math.max(extent.min, center - (center - min) * factor),
    max: Math.min(extent.max, center + (max - center) * factor),
  };
  const isAll = zoomed.max - zoomed.min >= (extent.max - extent.min) * ALMOST_ALL;
  return isAll ? null : zoomed;
}
