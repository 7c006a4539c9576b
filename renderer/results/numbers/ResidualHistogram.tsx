import { Text } from '@mantine/core';
import type { NumberResults } from '#app/contract/index.ts';
import { Chart } from '../../controls/chart/Chart.tsx';
import { NumberTable } from '../../controls/chart/NumberTable.tsx';
import { t } from '../../language/index.ts';
import classes from './Points.module.css';

/** How many predictions miss their targets by how much. */
export function ResidualHistogram({ residuals: { from, to, counts, left } }: { readonly residuals: NumberResults['residuals'] }) {
  const width = (to - from) / counts.length;
  const edgeOf = (bar: number) => from + bar * width;
  const title = t('Histogram of residuals');
  return (
    <div>
      <Chart
        title={title}
        label={title}
        x={{ label: t('Residual: prediction − target'), low: from, high: to }}
        y={{ label: t('Samples'), low: 0, high: Math.max(1, ...counts) }}
        testId="chart-histogram"
        table={
          <NumberTable
            heads={[t('From'), t('To'), t('Samples')]}
            rows={counts.flatMap((count, bar) => (count > 0 ? [[edgeOf(bar), edgeOf(bar + 1), count]] : []))}
          />
        }
      >
        {(x, y) => (
          <>
            {counts.map((count, bar) => {
              const start = x.toPixel(edgeOf(bar));
              return (
                <rect
                  key={edgeOf(bar)}
                  className={classes.bar}
                  x={start + 0.5}
                  width={Math.max(1, x.toPixel(edgeOf(bar + 1)) - start - 1)}
                  y={y.toPixel(count)}
                  height={y.toPixel(0) - y.toPixel(count)}
                />
              );
            })}
            <line className={classes.zero} x1={x.toPixel(0)} x2={x.toPixel(0)} y1={y.toPixel(0)} y2={y.toPixel(y.high)} />
          </>
        )}
      </Chart>
      {left > 0 && (
        <Text fz="xs" c="var(--bw-error)">
          {t('{{count}} predictions are not finite and left out.', { count: left })}
        </Text>
      )}
    </div>
  );
}
