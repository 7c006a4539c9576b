import { Scroll } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import classes from './Chart.module.css';

interface NumberTableProps {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (number | null)[])[];
}

/** The numbers of a chart. */
export function NumberTable({ heads, rows }: NumberTableProps) {
  return (
    <Scroll className={classes.scroll} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((value, column) => (
                <td key={heads[column]}>{formatNumber(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
