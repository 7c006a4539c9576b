import { Tex } from '../kit/surface/index.ts';
import { formatNumber, formatShape } from '../language/format/index.ts';
import { t } from '../language/index.ts';
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

/** A table of a tensor's values, at fixed indices of all but two dimensions. */
interface Grid {
  /** The indices in the other dimensions. */
  readonly index: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

/**
 * A tensor as tables: one row for a vector, rows and columns for a matrix; for images and kernels, one table per channel.
 * @param data row-major
 */
export function gridsOf(shape: readonly number[], data: readonly number[]): Grid[] {
  if (shape.length === 0) return [{ index: [], rows: [[data[0]]] }];
  if (shape.length === 1) return [{ index: [], rows: [[...data]] }];
  const [height, width, ...rest] = shape;
  const depth = rest.reduce((product, length) => product * length, 1);
  return Array.from({ length: depth }, (_, at) => ({
    index: unravel(at, rest),
    rows: Array.from({ length: height }, (_row, row) =>
      Array.from({ length: width }, (_column, column) => data[(row * width + column) * depth + at]),
    ),
  }));
}

function unravel(at: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let left = at;
  for (const length of shape.toReversed()) {
    index.unshift(left % length);
    left = Math.floor(left / length);
  }
  return index;
}
