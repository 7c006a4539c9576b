import { Chart, Diagonal } from '../../controls/chart/Chart.tsx';
import { NumberTable } from '../../controls/chart/NumberTable.tsx';
import { spreadRows } from '../../controls/chart/spreadRows.ts';
import { rangeOf } from '../../controls/smallPlot/index.ts';
import { formatCount, formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import classes from './Points.module.css';

interface NamedValues {
  readonly label: string;
  readonly values: readonly number[];
}

interface PointChartProps {
  readonly title: string;
  readonly testId: string;
  readonly x: NamedValues;
  readonly y: NamedValues;
  /** Numbers of the samples. */
  readonly numbers: readonly number[];
  /** Where points of exact predictions are. */
  readonly line: 'diagonal' | 'zero';
  readonly onOpen: (number: number) => void;
}

/** A point per sample; a click opens it in the lens. */
export function PointChart({ title, testId, x, y, numbers, line, onOpen }: PointChartProps) {
  // Both axes of a diagonal have the same range.
  const common = line === 'diagonal' ? [...x.values, ...y.values] : undefined;
  const [low, high] = rangeOf(common ?? x.values);
  const [bottom, top] = rangeOf(common ?? [...y.values, 0]);
  return (
    <Chart
      title={title}
      label={t('{{title}}, a point per sample', { title })}
      x={{ label: x.label, low, high }}
      y={{ label: y.label, low: bottom, high: top }}
      testId={testId}
      table={
        <NumberTable
          heads={[t('Sample number'), x.label, y.label]}
          rows={spreadRows(numbers.map((number, index) => [number, x.values[index], y.values[index]]))}
        />
      }
    >
      {(across, down, { left, width }) => (
        <>
          {line === 'diagonal' ? (
            <Diagonal x={across} y={down} />
          ) : (
            <line className={classes.zero} x1={left} x2={left + width} y1={down.toPixel(0)} y2={down.toPixel(0)} />
          )}
          {numbers.map((number, index) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list of samples below does the same by keyboard
            <circle
              key={number}
              className={classes.point}
              cx={across.toPixel(x.values[index])}
              cy={down.toPixel(y.values[index])}
              r={3}
              onClick={() => onOpen(number)}
            >
              <title>
                {t('Sample {{number}}: {{x}} {{first}}, {{y}} {{second}}', {
                  ...{ number: formatCount(number), x: x.label, y: y.label },
                  ...{ first: formatNumber(x.values[index]), second: formatNumber(y.values[index]) },
                })}
              </title>
            </circle>
          ))}
        </>
      )}
    </Chart>
  );
}
