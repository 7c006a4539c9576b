import { type KeyboardEvent, useMemo, useState } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import type { Direction } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { moveCursor } from './cursor.ts';
import { type LoadRange, readNumber, type Search } from './elements.ts';
import { type FitOptions, fitTensor } from './fitTensor.ts';
import { foldIndex, unfoldIndex } from './folding.ts';
import { pageAt, pageCount, pageOf } from './pages.ts';
import type { Paint } from './paintPlane.ts';
import { neededOffsets } from './shownPage.ts';
import { type Cell, cellAt, indexAt, indexOf, offsetOf, sizeOf } from './tensorLayout.ts';
import { type Read, useElements } from './useElements.ts';

export interface TensorViewProps extends FitOptions {
  readonly tensor: LensTensor;
  /** Loads a range of a tensor that comes without its elements. */
  readonly load?: LoadRange;
  readonly direction: Direction;
  /** What it is, for screen readers: "hidden: output". */
  readonly label: string;
  /** Shown beside its symbol. */
  readonly name?: string;
  /** True if the first dimension is the batch. */
  readonly hasBatch?: boolean;
  /** Position in the batch; default: the first sample, chosen within the view. */
  readonly sample?: number;
  readonly onSample?: (sample: number) => void;
  /** The value at the ends of the scale; default: the largest magnitude of this tensor. */
  readonly limit?: number;
  /** The index of the selected element, the batch first. */
  readonly selected?: readonly number[] | undefined;
  readonly onSelect?: (index: readonly number[]) => void;
}

export type TensorState = ReturnType<typeof useTensorState>;

const ORIGIN: Cell = { plane: 0, row: 0, column: 0 };
const HANDLED = new Set(['Enter', ' ', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/** The layout of a tensor in a width, the page and the element that are looked at, and how they change. */
export function useTensorState(props: TensorViewProps, width: number) {
  const { tensor, hasBatch = false, folded } = props;
  const [ownSample, setOwnSample] = useState(0);
  const samples = hasBatch ? tensor.shape[0] : 1;
  const sample = Math.max(0, Math.min(props.sample ?? ownSample, samples - 1));
  const fit = useFit(props, width);
  const { layout, capacity, planesPerRow } = fit;
  const [wantedPage, setPage] = useState(0);
  const pages = pageCount(layout, capacity);
  const pageNumber = Math.min(wantedPage, pages - 1);
  const page = useMemo(() => pageAt(layout, capacity, pageNumber), [layout, capacity, pageNumber]);
  const size = sizeOf(layout.shape);
  const start = sample * size;
  const offsets = useMemo(() => neededOffsets(layout, page, start), [layout, page, start]);
  const { read, elements, isLoading, error } = useElements(tensor, props.load, offsets);
  const readSample = useMemo<Read>(() => (offset) => read(start + offset), [read, start]);

  const [wantedCursor, setCursor] = useState<Cell>(ORIGIN);
  const [pointed, setPointed] = useState<Cell | null>(null);
  const [isFocused, setFocused] = useState(false);
  // Another tensor or width may not have the cell.
  const cursor = indexAt(layout, wantedCursor) ? wantedCursor : ORIGIN;
  const moveTo = (cell: Cell) => {
    setCursor(cell);
    setPage(pageOf(layout, capacity, cell));
  };
  const goTo = (index: readonly number[]) => {
    setPointed(null);
    setFocused(true);
    moveTo(cellAt(layout, index));
  };
  const search = async (what: Search) => {
    const found = await elements.find(what, { from: start, to: start + size });
    if (found !== undefined) goTo(indexOf(layout.shape, found - start));
  };
  const showPage = (number: number) => {
    const { planes, rows, columns } = pageAt(layout, capacity, number);
    moveTo({ plane: planes.from, row: rows.from, column: columns.from });
  };
  const pick = (cell: Cell) => {
    const index = indexAt(layout, cell);
    if (!index) return;
    setCursor(cell);
    const own = folded ? unfoldIndex(index, folded) : index;
    props.onSelect?.(hasBatch ? [sample, ...own] : own);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !HANDLED.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    setFocused(true);
    setPointed(null);
    if (event.key === 'Enter' || event.key === ' ') pick(cursor);
    const moved = moveCursor({ layout, capacity, planesPerRow }, cursor, event.key);
    if (moved) moveTo(moved);
  };
  const shownCursor = pointed ?? (isFocused ? cursor : null);
  const index = shownCursor ? indexAt(layout, shownCursor) : undefined;
  return {
    fit,
    paint: usePaint(props, layout.form === 'picture'),
    read: readSample,
    isLoading,
    error,
    samples,
    sample,
    onSample: props.onSample ?? setOwnSample,
    page,
    pageNumber,
    pages,
    showPage,
    cursor,
    shownCursor,
    isFocused,
    /** The shape of the tensor without the batch. */
    shape: folded ? tensor.shape : layout.shape,
    /** The element under the pointer or the cursor, as the tensor and as the layout count it. */
    index: index && folded ? unfoldIndex(index, folded) : index,
    shownIndex: index,
    value: index && readSample(offsetOf(layout.shape, index)),
    selected: selectedCell(props, sample, tensor.shape.length - (hasBatch ? 1 : 0), (its) =>
      cellAt(layout, folded ? foldIndex(its, folded) : its),
    ),
    goTo: (own: readonly number[]) => goTo(folded ? foldIndex(own, folded) : own),
    search,
    events: {
      onPoint: setPointed,
      onPick: pick,
      onKeyDown,
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
    },
  };
}

function useFit(props: TensorViewProps, width: number) {
  const { tensor, hasBatch, isParameter = false, isInput = false, dimensions, folded, isExact = false } = props;
  const key = tensor.shape.slice(hasBatch ? 1 : 0).join();
  return useMemo(() => {
    const shape = key === '' ? [] : key.split(',').map(Number);
    return fitTensor(shape, { isParameter, isInput, dimensions, folded, isExact }, width);
  }, [key, isParameter, isInput, dimensions, folded, isExact, width]);
}

function usePaint({ tensor, direction, limit }: TensorViewProps, isPicture: boolean): Paint {
  const scheme = useScheme();
  const [low, high] = [readNumber(tensor.min), readNumber(tensor.max)];
  const magnitude = limit ?? Math.max(Math.abs(low), Math.abs(high));
  return useMemo(
    () => ({ direction, scheme, limit: magnitude, ...(isPicture && { range: [low, high] as const }) }),
    [direction, scheme, magnitude, isPicture, low, high],
  );
}

/** The cell of the selected element; null if it is of another sample. */
function selectedCell(
  { selected, hasBatch }: TensorViewProps,
  sample: number,
  rank: number,
  find: (index: readonly number[]) => Cell,
): Cell | null {
  if (!selected || (hasBatch && selected[0] !== sample)) return null;
  const index = hasBatch ? selected.slice(1) : selected;
  return index.length === rank ? find(index) : null;
}
