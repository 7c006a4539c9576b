import { type PointerEvent, useMemo } from 'react';
import { bitmapUrl } from '../../kit/plot/bitmapUrl.ts';
import type { Fit } from './capacity.ts';
import type { Page } from './pages.ts';
import { type Paint, paintPicture, paintPlane } from './paintPlane.ts';
import classes from './Tensors.module.css';
import type { Cell } from './tensorLayout.ts';
import type { Read } from './useElements.ts';

interface PlanePictureProps {
  readonly fit: Fit;
  readonly page: Page;
  readonly plane: number;
  readonly read: Read;
  readonly paint: Paint;
  readonly cursor: Cell | null;
  readonly selected: Cell | null;
  readonly onPoint: (cell: Cell | null) => void;
  readonly onPick: (cell: Cell) => void;
}

/** One plane: a pixel for each cell, enlarged without smoothing, with marks for the cursor, the selection and values that are not finite. */
export function PlanePicture({ fit, page, plane, read, paint, cursor, selected, onPoint, onPick }: PlanePictureProps) {
  const { layout, cell } = fit;
  const columns = page.columns.to - page.columns.from;
  const rows = page.rows.to - page.rows.from;
  const { url, broken } = useMemo(() => {
    const pixels = new Uint8ClampedArray(4 * columns * rows);
    const found =
      layout.form === 'picture'
        ? paintPicture(pixels, layout, page, read, paint)
        : paintPlane(pixels, layout, page, plane, read, paint);
    return { url: bitmapUrl(pixels, columns), broken: found.slice(0, MOST_MARKS) };
  }, [layout, page, plane, read, paint, columns, rows]);
  const cellOf = (event: PointerEvent): Cell => {
    const box = event.currentTarget.getBoundingClientRect();
    // The page may be zoomed: positions are shares of the box.
    const across = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    return {
      plane,
      row: page.rows.from + Math.max(0, Math.min(rows - 1, Math.floor(down * rows))),
      column: page.columns.from + Math.max(0, Math.min(columns - 1, Math.floor(across * columns))),
    };
  };
  const mark = ({ row, column }: Cell, least: number) => {
    const [width, height] = [Math.max(least, cell.width), Math.max(least, cell.height)];
    const left = (column - page.columns.from + 0.5) * cell.width - width / 2;
    const top = (row - page.rows.from + 0.5) * cell.height - height / 2;
    return { left, top, width, height };
  };
  return (
    <div
      className={classes.plane}
      style={{ width: columns * cell.width, height: rows * cell.height }}
      aria-hidden="true"
      data-testid="tensor-plane"
      onPointerMove={(event) => onPoint(cellOf(event))}
      onPointerLeave={() => onPoint(null)}
      onPointerUp={(event) => event.button === 0 && onPick(cellOf(event))}
    >
      <img src={url} alt="" draggable={false} />
      {broken.map((at) => (
        <span key={`${at.row},${at.column}`} className={classes.broken} style={mark(at, 7)} data-testid="broken-cell" />
      ))}
      {selected && isOn(selected, page, plane) && <span className={classes.selected} style={mark(selected, 8)} />}
      {cursor && isOn(cursor, page, plane) && <span className={classes.cursor} style={mark(cursor, 8)} />}
    </div>
  );
}

/** Marks of more cells would cover the plane, whose pixels have the color already. */
const MOST_MARKS = 200;

function isOn(cell: Cell, { rows, columns }: Page, plane: number): boolean {
  const isWithin = (at: number, { from, to }: Page['rows']) => at >= from && at < to;
  return cell.plane === plane && isWithin(cell.row, rows) && isWithin(cell.column, columns);
}
