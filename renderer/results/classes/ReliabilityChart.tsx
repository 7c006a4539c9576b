import type { ClassResults } from '#app/contract/index.ts';
import { findMetric } from '#engine/graph/index.ts';
import { Chart, Diagonal } from '../../controls/chart/Chart.tsx';
import { linePath } from '../../controls/chart/linePath.ts';
import { NumberTable } from '../../controls/chart/NumberTable.tsx';
import { metricTerm, Term } from '../../controls/terms/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import classes from './Curves.module.css';

type Bin = NonNullable<ClassResults['calibration']>[number];

interface ReliabilityChartProps {
  readonly bins: readonly Bin[];
  /** Whether it is the probability of the positive class, rather than of the predicted one. */
  readonly isBinary: boolean;
}

/** The share of the height for the bars of counts. */
const BARS = 0.18;

/** How often predictions of some probability come true, with the distance to the diagonal, and how many there are. */
export function ReliabilityChart({ bins, isBinary }: ReliabilityChartProps) {
  const metric = findMetric('calibrationError');
  const filled = bins.flatMap(({ count, confidence, share }) =>
    confidence === null || share === null ? [] : [{ count, confidence, share }],
  );
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  const largest = Math.max(1, ...filled.map(({ count }) => count));
  const error = formatNumber(
    filled.reduce((sum, { count, confidence, share }) => sum + (count / total) * Math.abs(share - confidence), 0),
  );
  const [x, y] = [
    isBinary ? t('Probability of the positive class') : t('Probability of the predicted class'),
    isBinary ? t('Share of positives') : t('Share of correct predictions'),
  ];
  return (
    <Chart
      title={metric ? <Term of={metricTerm(metric)}>{t('Calibration')}</Term> : t('Calibration')}
      label={t('Reliability diagram: expected calibration error {{error}}', { error })}
      aside={<span className={classes.readout}>{t('Expected calibration error {{error}}', { error })}</span>}
      x={{ label: x, low: 0, high: 1 }}
      y={{ label: y, low: 0, high: 1 }}
      testId="chart-calibration"
      table={
        <NumberTable
          heads={[t('Mean probability'), y, t('Samples')]}
          rows={filled.map(({ count, confidence, share }) => [confidence, share, count])}
        />
      }
    >
      {(across, down, area) => (
        <>
          {bins.map(({ from, to, count }) => {
            const height = (count / largest) * area.height * BARS;
            const left = across.toPixel(from) + 1;
            const width = Math.max(1, across.toPixel(to) - left - 1);
            return (
              <rect key={from} className={classes.count} x={left} y={down.toPixel(0) - height} width={width} height={height} />
            );
          })}
          <Diagonal x={across} y={down} />
          <path
            className={classes.own}
            d={linePath({ x: filled.map((bin) => bin.confidence), y: filled.map((bin) => bin.share) }, across, down)}
          />
          {filled.map(({ confidence, share }) => (
            <g key={confidence}>
              <line
                className={classes.gap}
                x1={across.toPixel(confidence)}
                x2={across.toPixel(confidence)}
                y1={down.toPixel(confidence)}
                y2={down.toPixel(share)}
              />
              <circle className={classes.point} cx={across.toPixel(confidence)} cy={down.toPixel(share)} r={3.5} />
            </g>
          ))}
        </>
      )}
    </Chart>
  );
}
