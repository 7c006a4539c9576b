import { accuracy } from './accuracy.ts';
import { averagePrecision } from './averagePrecision.ts';
import { calibrationError } from './calibrationError.ts';
import { confusionMatrix } from './confusionMatrix.ts';
import { f1 } from './f1.ts';
import { mae } from './mae.ts';
import type { Metric } from './metric.ts';
import { perplexity } from './perplexity.ts';
import { precision } from './precision.ts';
import { r2 } from './r2.ts';
import { recall } from './recall.ts';
import { rmse } from './rmse.ts';
import { rocAuc } from './rocAuc.ts';
import { support } from './support.ts';
import { topKAccuracy } from './topKAccuracy.ts';

/** All metrics, in display order. A new one is one file and one line here. */
export const METRICS: readonly Metric[] = [
  accuracy,
  topKAccuracy,
  precision,
  recall,
  f1,
  support,
  rocAuc,
  averagePrecision,
  calibrationError,
  perplexity,
  mae,
  rmse,
  r2,
  confusionMatrix,
];

const byName = new Map(METRICS.map((metric) => [metric.name, metric]));

/** The declaration of a metric; undefined for metrics of other versions. */
export function findMetric(name: string): Metric | undefined {
  return byName.get(name);
}
