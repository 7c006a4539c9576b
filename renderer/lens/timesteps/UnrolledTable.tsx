import { useElementSize } from '@mantine/hooks';
import { Fragment, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../language/index.ts';
import { formatFull, Pager, ScaleLegend } from '../tensors/index.ts';
import { type GridCell, moveInGrid, pageFrom, sizesFor } from './gridMoves.ts';
import { rowName, type ShownRow, shownRows, type TimestepForm } from './shownRows.ts';
import classes from './Timesteps.module.css';
import { UnrolledRow } from './UnrolledRow.tsx';
import { elementIndex, positionIn, type TensorElement, type TimestepRow, type Unrolled } from './unrolled.ts';
import { type LoadElements, type ReadCell, useCellValues } from './useCellValues.ts';

/** What is looked at in an unrolled layer. */
export interface TimestepView {
  readonly form: TimestepForm;
  /** The unit of which numbers are shown. */
  readonly unit: number;
  /** Position in the batch. */
  readonly sample: number;
  /** The timestep that is lit. */
  readonly timestep: number | undefined;
}

interface UnrolledTableProps {
  readonly unrolled: Unrolled;
  readonly view: TimestepView;
  /** The value at the ends of a row's scale. */
  readonly limitOf: (row: TimestepRow) => number;
  /** True if all rows of a direction have one scale. */
  readonly isShared: boolean;
  readonly isExact: boolean;
  /** What it is, for screen readers. */
  readonly label: string;
  readonly selected: TensorElement | undefined;
  readonly load: LoadElements;
  readonly onTimestep: (timestep: number) => void;
  readonly onSelect: (element: TensorElement) => void;
}

interface PointedUnit extends GridCell {
  readonly unit: number;
}

/** The values within a recurrent layer: a row for each quantity, a column for each timestep. Arrow keys move over the cells. */
export function UnrolledTable(props: UnrolledTableProps) {
  const { unrolled, view, limitOf, isShared, isExact, label, selected, load, onTimestep, onSelect } = props;
  const { form, unit, sample } = view;
  const { ref, width } = useElementSize();
  const table = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => shownRows(unrolled, form, unit), [unrolled, form, unit]);
  const sizes = sizesFor(form, unrolled.timesteps, width, isExact);
  const [cursor, setCursor] = useState<GridCell>({ row: 1, timestep: 0 });
  const [isFocused, setFocused] = useState(false);
  const [pointed, setPointed] = useState<PointedUnit>();
  const at = { row: Math.min(cursor.row, rows.length), timestep: Math.min(cursor.timestep, unrolled.timesteps - 1) };
  const from = pageFrom(at.timestep, sizes.perPage);
  const to = Math.min(unrolled.timesteps, from + sizes.perPage);
  const cells = useMemo(
    () => rows.flatMap(({ row }) => row.cells.slice(from, to).filter((cell) => cell !== undefined)),
    [rows, from, to],
  );
  const read = useCellValues(cells, sample, load);

  // The timestep that is lit is on the page.
  useEffect(() => {
    if (view.timestep !== undefined) setCursor(({ row }) => ({ row, timestep: view.timestep ?? 0 }));
  }, [view.timestep]);
  useEffect(() => {
    if (isFocused) table.current?.querySelector<HTMLElement>(`[data-cell="${at.row},${at.timestep}"]`)?.focus();
  }, [isFocused, at.row, at.timestep]);

  const open = ({ row, timestep }: GridCell, wantedUnit: number) => {
    setCursor({ row, timestep });
    const shown = rows[row - 1];
    const cell = shown?.row.cells[timestep];
    if (!cell) return onTimestep(timestep);
    const index = elementIndex(cell, sample, shown.unit ?? Math.min(wantedUnit, shown.row.units - 1));
    onSelect({ tensor: cell.tensor.address, index });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isOpening = event.key === 'Enter' || event.key === ' ';
    const moved = moveInGrid(at, event.key, { rows: rows.length, timesteps: unrolled.timesteps, perPage: sizes.perPage });
    if (!isOpening && !moved) return;
    event.preventDefault();
    event.stopPropagation();
    setPointed(undefined);
    if (isOpening) open(at, unit);
    if (moved) setCursor(moved);
    setFocused(true);
  };
  const unitUnder = (event: MouseEvent): PointedUnit | undefined => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
    if (!element) return undefined;
    const [row, timestep] = (element.dataset.cell ?? '').split(',').map(Number);
    const box = element.getBoundingClientRect();
    const shown = rows[row - 1];
    const units = shown?.row.units ?? 1;
    const share = (event.clientY - box.top) / box.height;
    return { row, timestep, unit: shown?.unit ?? Math.max(0, Math.min(units - 1, Math.floor(share * units))) };
  };
  const shownAt: PointedUnit | undefined = pointed ?? (isFocused ? { ...at, unit } : undefined);
  const selections = useMemo(() => rows.map(({ row }) => selected && positionIn(row, selected)), [rows, selected]);
  return (
    <div ref={ref} className={classes.unrolled}>
      <div className={classes.scroller}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of values with a cursor
          role="grid"
          aria-label={label}
          aria-colcount={unrolled.timesteps + 1}
          className={classes.table}
          data-testid="unrolled"
          data-form={form}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onPointerMove={(event) => setPointed(unitUnder(event))}
          onPointerLeave={() => setPointed(undefined)}
          onClick={(event) => {
            const found = unitUnder(event);
            if (found) open(found, found.unit);
          }}
        >
          <thead>
            <tr>
              <th scope="col">
                <span className={classes.corner}>{t('Timestep')}</span>
              </th>
              {range(from, to).map((timestep) => (
                <th
                  key={timestep}
                  scope="col"
                  aria-colindex={timestep + 2}
                  tabIndex={at.row === 0 && at.timestep === timestep ? 0 : -1}
                  data-cell={`0,${timestep}`}
                  data-lit={timestep === view.timestep || undefined}
                  style={{ width: sizes.width }}
                >
                  {timestep}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((shown, index) => (
              <Fragment key={`${shown.row.direction} ${shown.row.name} ${shown.unit ?? ''}`}>
                {startsGradients(rows, index) && (
                  <tr>
                    <th className={classes.group} scope="rowgroup" colSpan={to - from + 1}>
                      <span>{t('Gradients, from the last timestep back')}</span>
                    </th>
                  </tr>
                )}
                <UnrolledRow
                  shown={shown}
                  at={index + 1}
                  from={from}
                  to={to}
                  read={read}
                  limit={limitOf(shown.row)}
                  showsLimit={!isShared}
                  isExact={isExact}
                  lit={view.timestep}
                  cursor={at.row === index + 1 ? at.timestep : undefined}
                  selected={selections[index]}
                  unit={unit}
                  width={sizes.width}
                  height={sizes.heightOf(shown.row.units)}
                />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        <span className={classes.readout} aria-live={isFocused ? 'polite' : 'off'} data-testid="unrolled-readout">
          {shownAt && describeUnit(rows[shownAt.row - 1], shownAt, read)}
        </span>
        {to - from < unrolled.timesteps && (
          <Pager
            page={from / sizes.perPage}
            pages={Math.ceil(unrolled.timesteps / sizes.perPage)}
            text={t('timesteps {{first}}–{{last}}', { first: from, last: to - 1 })}
            onPage={(page) => setCursor({ row: at.row, timestep: page * sizes.perPage })}
          />
        )}
        <span className={classes.legends}>
          {(['forward', 'backward'] as const).map((direction) => {
            const row = rows.find((shown) => shown.row.direction === direction && !shown.row.isInput)?.row;
            return row && isShared && <ScaleLegend key={direction} direction={direction} limit={limitOf(row)} />;
          })}
          {!isShared && t('Colors: 0 to ± the number beside each row')}
        </span>
      </div>
    </div>
  );
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

const startsGradients = (rows: readonly ShownRow[], index: number) =>
  rows[index].row.direction === 'backward' && rows[index - 1]?.row.direction !== 'backward';

/** The value of a unit at a timestep, with all its digits. */
function describeUnit(shown: ShownRow | undefined, { timestep, unit }: PointedUnit, read: ReadCell) {
  const cell = shown?.row.cells[timestep];
  if (!cell) return t('Timestep {{timestep}}', { timestep });
  const at = shown.unit ?? Math.min(unit, shown.row.units - 1);
  const value = read(cell)?.[at];
  return t('{{name}} at timestep {{timestep}}, unit {{unit}}: {{value}}', {
    name: rowName(shown.row),
    timestep,
    unit: at,
    value: value === undefined ? '' : formatFull(value),
  });
}
