import { formatNumber, formatShape } from '../format/index.ts';
import { t } from '../language/index.ts';
import { Tex } from '../surface/index.ts';
import { gridsOf } from './gridsOf.ts';
import classes from './Learn.module.css';

interface NumberGridProps {
  readonly name: string;
  readonly symbol: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: readonly number[];
  /** True for computed rather than given values. */
  readonly isResult?: boolean;
}

/** A small tensor as numbers: a row, a table, or one table per channel. */
export function NumberGrid({ name, symbol, shape, data, isResult }: NumberGridProps) {
  return (
    <figure className={classes.tensor} data-result={isResult || undefined} data-testid={`numbers-${name.replaceAll(' ', '-')}`}>
      <figcaption>
        <Tex tex={symbol} />
        <span className={classes.muted}>{formatShape(shape)}</span>
      </figcaption>
      <div className={classes.grids}>
        {gridsOf(shape, data).map(({ index, rows }) => (
          <table key={index.join()} className={classes.grid} aria-label={`${t(name)} ${index.join(', ')}`.trim()} data-selectable>
            <tbody>
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: values are identified by index
                <tr key={at}>
                  {row.map((value, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: values are identified by index
                    <td key={column} title={String(value)}>
                      {formatNumber(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </figure>
  );
}
