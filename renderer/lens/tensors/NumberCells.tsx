import { type KeyboardEvent, useEffect, useRef } from 'react';
import { toCss } from '../../theme/colors.ts';
import { divergingColor, textColorOn } from '../../theme/divergingScale.ts';
import type { Fit } from './capacity.ts';
import { formatFull, formatValue } from './formatValue.ts';
import { offsetAt, type Paint } from './paintPlane.ts';
import { lineName, planeName } from './planeName.ts';
import classes from './Tensors.module.css';
import { type Cell, extentOf } from './tensorLayout.ts';
import type { Read } from './useElements.ts';

interface NumberCellsProps {
  readonly fit: Fit;
  readonly read: Read;
  readonly paint: Paint;
  readonly label: string;
  readonly isExact: boolean;
  readonly cursor: Cell;
  /** True if the cursor follows the keyboard, and so has the focus. */
  readonly isFocused: boolean;
  readonly selected: Cell | null;
  readonly onPoint: (cell: Cell | null) => void;
  readonly onPick: (cell: Cell) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const isSame = (a: Cell | null, b: Cell) => a?.plane === b.plane && a.row === b.row && a.column === b.column;

/** Few elements as numbers on the colors of the scale: a table for each plane. */
export function NumberCells({ fit, ...rest }: NumberCellsProps) {
  const { planes } = extentOf(fit.layout);
  return (
    <div className={classes.tables}>
      {numbers(planes).map((plane) => (
        <Plane key={plane} fit={fit} plane={plane} {...rest} />
      ))}
    </div>
  );
}

function Plane({ fit, plane, label, ...rest }: NumberCellsProps & { readonly plane: number }) {
  const { layout } = fit;
  const { planes, rows, columns } = extentOf(layout);
  const name = planes > 1 ? planeName(layout, plane) : '';
  const hasHeads = layout.shape.length > 0;
  // The lines of a vector say their own indices.
  const isWrapped = layout.wrap !== undefined;
  return (
    <div>
      {name && <div className={classes.planeName}>{name}</div>}
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of values with a cursor */}
      <table role="grid" aria-label={`${label} ${name}`.trim()} className={classes.numbers} data-testid="tensor-numbers">
        {hasHeads && !isWrapped && (
          <thead>
            <tr>
              {rows > 1 && <td />}
              {numbers(columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {numbers(rows).map((row) => (
            <tr key={row}>
              {rows > 1 && <th scope="row">{lineName(layout, row)}</th>}
              {numbers(columns).map((column) => (
                <NumberCell key={column} layout={layout} cell={{ plane, row, column }} {...rest} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type NumberCellProps = Omit<NumberCellsProps, 'fit' | 'label'> & {
  readonly layout: Fit['layout'];
  readonly cell: Cell;
};

function NumberCell({ layout, cell, read, paint, isExact, cursor, isFocused, selected, ...events }: NumberCellProps) {
  const element = useRef<HTMLTableCellElement>(null);
  const isCursor = isSame(cursor, cell);
  useEffect(() => {
    if (isCursor && isFocused) element.current?.focus();
  }, [isCursor, isFocused]);
  const offset = offsetAt(layout, cell);
  const value = offset === undefined ? undefined : read(offset);
  if (value === undefined) return <td />;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell
    <td
      ref={element}
      tabIndex={isCursor ? 0 : -1}
      title={formatFull(value)}
      aria-selected={isSame(selected, cell)}
      data-broken={!Number.isFinite(value) || undefined}
      style={Number.isFinite(value) ? groundOf(value, paint) : undefined}
      onPointerEnter={() => events.onPoint(cell)}
      onPointerLeave={() => events.onPoint(null)}
      onFocus={events.onFocus}
      onKeyDown={events.onKeyDown}
      onBlur={events.onBlur}
      onClick={() => events.onPick(cell)}
    >
      {formatValue(value, isExact)}
    </td>
  );
}

function groundOf(value: number, { direction, limit, scheme }: Paint) {
  const ground = divergingColor(limit > 0 ? value / limit : 0, direction, scheme);
  return { background: toCss(ground), color: toCss(textColorOn(ground)) };
}
