import { memo, useMemo } from 'react';
import { Tex } from '../../kit/surface/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { type Scheme, toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor, textColorOn } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { formatFull, formatValue } from '../tensors/index.ts';
import { StripPicture } from './StripPicture.tsx';
import { rowName, rowSymbol, type ShownRow } from './shownRows.ts';
import classes from './Timesteps.module.css';
import type { ReadCell } from './useCellValues.ts';

interface UnrolledRowProps {
  readonly shown: ShownRow;
  /** In the grid, from 1: the timesteps are row 0. */
  readonly at: number;
  /** The shown timesteps. */
  readonly from: number;
  readonly to: number;
  readonly read: ReadCell;
  readonly limit: number;
  /** True if the limit is only its own. */
  readonly showsLimit: boolean;
  readonly isExact: boolean;
  /** The timestep that is lit. */
  readonly lit: number | undefined;
  /** The timestep of the cursor, if it is in this row. */
  readonly cursor: number | undefined;
  readonly selected: { readonly timestep: number; readonly unit: number } | undefined;
  /** The unit whose value a strip tells. */
  readonly unit: number;
  /** Of a strip and of one timestep, in CSS pixels. */
  readonly height: number;
  readonly width: number;
}

/** A strip with room for the name below its symbol, in CSS pixels. */
const TALL = 48;

/** A quantity at the shown timesteps: a strip of all units, or numbers of one. */
export const UnrolledRow = memo((props: UnrolledRowProps) => {
  const { shown, at, from, to, read, limit, lit, cursor, selected, height, width, isExact } = props;
  const { row } = shown;
  const scheme = useScheme();
  useLanguage();
  const isStrip = shown.unit === undefined;
  const name = rowName(row);
  const unit = shown.unit ?? Math.min(props.unit, row.units - 1);
  const columns = useMemo(() => row.cells.slice(from, to).map((cell) => cell && read(cell)), [row, read, from, to]);
  return (
    <tr data-direction={row.direction}>
      <th scope="row" title={name} data-tall={(isStrip && height >= TALL) || undefined}>
        <Tex tex={rowSymbol(shown)} />
        {props.showsLimit && <span className={classes.limit}>±{formatValue(limit)}</span>}
        <span className={classes.name}>{name}</span>
      </th>
      {columns.map((values, column) => {
        const timestep = from + column;
        const value = values?.[unit];
        const isShown = value !== undefined && !isStrip;
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell
          <td
            key={timestep}
            tabIndex={timestep === cursor ? 0 : -1}
            data-cell={`${at},${timestep}`}
            data-lit={timestep === lit || undefined}
            data-strip={isStrip || undefined}
            data-broken={(isShown && !Number.isFinite(value)) || undefined}
            aria-selected={timestep === selected?.timestep && (isStrip || selected.unit === unit)}
            aria-label={isStrip ? labelOf(unit, value, isExact) : undefined}
            title={isShown ? formatFull(value) : undefined}
            style={isShown && Number.isFinite(value) ? groundOf(limit > 0 ? value / limit : 0, row.direction, scheme) : undefined}
          >
            {isStrip && column === 0 && (
              <div className={classes.strips} aria-hidden="true" style={{ width: width * columns.length, height }}>
                <StripPicture columns={columns} units={row.units} direction={row.direction} limit={limit} />
              </div>
            )}
            {isStrip && <div style={{ width, height }} />}
            {isShown && formatValue(value, isExact)}
          </td>
        );
      })}
    </tr>
  );
});
UnrolledRow.displayName = 'UnrolledRow';

/** The value of a unit in a strip, for screen readers. */
const labelOf = (unit: number, value: number | undefined, isExact: boolean) =>
  t('Unit {{unit}}: {{value}}', { unit, value: value === undefined ? '' : formatValue(value, isExact) });

function groundOf(share: number, direction: Direction, scheme: Scheme) {
  const ground = divergingColor(share, direction, scheme);
  return { background: toCss(ground), color: toCss(textColorOn(ground)) };
}
