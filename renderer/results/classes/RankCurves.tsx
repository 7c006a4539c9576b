import type { ClassResults } from '#app/contract/index.ts';
import { findMetric, type Metric } from '#engine/graph/index.ts';
import { Chart, Diagonal } from '../../controls/chart/Chart.tsx';
import { linePath, stepPath } from '../../controls/chart/linePath.ts';
import { NumberTable } from '../../controls/chart/NumberTable.tsx';
import { spreadRows } from '../../controls/chart/spreadRows.ts';
import { metricTerm, Term } from '../../controls/terms/index.ts';
import { t } from '../../language/index.ts';
import { formatMetricValue } from '../../workbench/runs/index.ts';
import classes from './Curves.module.css';

interface RankCurvesProps {
  readonly judged: ClassResults;
  /** The class that stands out. */
  readonly chosen: number;
}

/** The ROC curves and the precision-recall curves of all classes, each against the others. */
export function RankCurves({ judged, chosen }: RankCurvesProps) {
  return (
    <>
      <CurveChart
        judged={judged}
        chosen={chosen}
        kind="roc"
        metric={findMetric('rocAuc')}
        title={t('ROC curve')}
        x={t('False positive rate')}
        y={t('True positive rate')}
      />
      <CurveChart
        judged={judged}
        chosen={chosen}
        kind="precisionRecall"
        metric={findMetric('averagePrecision')}
        title={t('Precision-recall curve')}
        x={t('Recall')}
        y={t('Precision')}
      />
    </>
  );
}

interface CurveChartProps extends RankCurvesProps {
  readonly kind: 'roc' | 'precisionRecall';
  /** The area under the curve. */
  readonly metric: Metric | undefined;
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

function CurveChart({ judged: { curves, perClass, classNames }, chosen, kind, metric, title, x, y }: CurveChartProps) {
  const own = curves.find((each) => each.class === chosen)?.[kind];
  const area = metric ? formatMetricValue(metric, perClass[metric.name]?.[chosen]) : '';
  const name = classNames[chosen];
  const others = curves.filter((each) => each.class !== chosen);
  const pathOf = kind === 'roc' ? linePath : stepPath;
  return (
    <Chart
      title={metric ? <Term of={metricTerm(metric)}>{title}</Term> : title}
      label={t('{{title}} of class {{name}}: area {{area}}', { title, name, area })}
      aside={<span className={classes.readout}>{t('Class {{name}}: area {{area}}', { name, area })}</span>}
      x={{ label: x, low: 0, high: 1 }}
      y={{ label: y, low: 0, high: 1 }}
      testId={`chart-${kind}`}
      table={<NumberTable heads={[x, y]} rows={own ? spreadRows(own.x.map((value, index) => [value, own.y[index]])) : []} />}
    >
      {(across, down) => (
        <>
          {kind === 'roc' && <Diagonal x={across} y={down} />}
          {others.map(({ class: index, [kind]: curve }) =>
            curve ? <path key={index} className={classes.other} d={pathOf(curve, across, down)} /> : null,
          )}
          {own && <path className={classes.own} d={pathOf(own, across, down)} />}
        </>
      )}
    </Chart>
  );
}
