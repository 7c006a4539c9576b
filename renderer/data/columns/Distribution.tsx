import type { TableColumn } from '#app/contract/index.ts';
import { formatCount, formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import classes from './Columns.module.css';
import { dayOf } from './dayOf.ts';

const [WIDTH, HEIGHT] = [96, 22];

/** How the values of a column are distributed in the training rows: a histogram, or a bar per category; of texts, how many there are. */
export function Distribution({ column }: { readonly column: TableColumn }) {
  if (column.kind === 'text') {
    const { distinct } = column;
    return <span>{distinct === undefined ? t('Many distinct texts') : t('{{count}} distinct texts', { count: distinct })}</span>;
  }
  const counts = column.histogram ?? column.categories?.map(({ count }) => count);
  if (!counts || counts.length === 0) return null;
  const most = Math.max(...counts);
  const step = WIDTH / counts.length;
  return (
    <svg className={classes.distribution} width={WIDTH} height={HEIGHT} role="img" aria-label={describe(column)}>
      <title>{describe(column)}</title>
      {counts.map((count, index) => {
        const height = (HEIGHT - 1) * (count / most);
        const key = column.categories?.[index]?.name ?? index;
        return <rect key={key} x={index * step + 0.5} y={HEIGHT - height} width={Math.max(1, step - 1)} height={height} />;
      })}
    </svg>
  );
}

/** Statistics, or the most frequent categories, in a line. */
function describe({ statistics, categories = [], distinct = 0, kind }: TableColumn): string {
  if (!statistics) {
    const listed = categories.slice(0, 6).map(({ name, count }) => t('{{name}} {{count}}×', { name, count: formatCount(count) }));
    return [...listed, ...(distinct > listed.length ? [t('and {{count}} more', { count: distinct - listed.length })] : [])].join(
      ', ',
    );
  }
  if (kind === 'date') return t('{{from}} to {{to}}', { from: dayOf(statistics.min), to: dayOf(statistics.max) });
  const { min, max, mean, median, deviation } = statistics;
  return t('{{min}} to {{max}}, mean {{mean}}, median {{median}}, standard deviation {{deviation}}', {
    ...{ min: formatNumber(min), max: formatNumber(max), mean: formatNumber(mean) },
    ...{ median: formatNumber(median), deviation: formatNumber(deviation) },
  });
}
