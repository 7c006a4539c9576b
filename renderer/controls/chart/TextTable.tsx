import { Scroll } from '../../kit/surface/index.ts';
import classes from './Chart.module.css';

interface TextTableProps {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The values of a chart as texts. */
export function TextTable({ heads, rows }: TextTableProps) {
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
              {row.map((text, column) => (
                <td key={heads[column]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
