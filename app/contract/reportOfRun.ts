import { type Metric, stepMetricsIn } from '#engine/graph/index.ts';
import { declared, message } from '#engine/messages/index.ts';
import type { Report, ReportChart, ReportCurve } from '#engine/report/index.ts';
import { runFacts } from './runFacts.ts';
import type { EpochRow, RunDetails, RunMetrics, StepSeries } from './schemas/index.ts';
import { meansOf } from './stepSeries.ts';

/** The sections of a report, by the first word of their fields. */
const SECTIONS = [
  ['result', message('Results')],
  ['training', message('Training settings')],
  ['data', message('Data')],
  ['graph', message('Graph')],
] as const;

/** More points of a curve are indistinguishable on paper. */
const MOST_POINTS = 400;

/** What is known of a run, for a page that is read without the app. */
export function reportOfRun(run: RunDetails, { steps, epochs }: RunMetrics): Report {
  const facts = [...runFacts(run)];
  const metrics = stepMetricsIn([run.metrics, run.validation?.metrics ?? {}]);
  return {
    title: run.name,
    lines: [
      [run.graphName, run.dataset, run.id].join(' · '),
      ...(run.experiment === null ? [] : [run.experiment]),
      ...(run.tags.length > 0 ? [run.tags.join(', ')] : []),
      ...(run.note === '' ? [] : [run.note]),
    ],
    charts: [
      chartOf('loss', message('Loss'), steps, epochs),
      ...metrics.map((metric) => chartOfMetric(metric, steps, epochs)),
    ].filter(({ curves }) => curves.length > 0),
    sections: SECTIONS.map(([prefix, title]) => ({
      title,
      rows: facts.flatMap(([field, value]): [string, string][] =>
        field.startsWith(`${prefix}.`) && value !== null && value !== undefined
          ? [rowOf(field.slice(prefix.length + 1), value)]
          : [],
      ),
    })).filter(({ rows }) => rows.length > 0),
  };
}

function chartOfMetric({ name, label }: Metric, steps: StepSeries, epochs: readonly EpochRow[]): ReportChart {
  return chartOf(name, declared(label), steps, epochs);
}

function chartOf(name: string, title: ReportChart['title'], steps: StepSeries, epochs: readonly EpochRow[]): ReportChart {
  const training = thin(steps.step, meansOf(steps, name));
  const validation = epochs.flatMap(({ step, validation: held }): [number, number][] => {
    const value = name === 'loss' ? held?.loss : held?.metrics[name];
    return value === undefined || !Number.isFinite(value) ? [] : [[step, value]];
  });
  const curves: ReportCurve[] = [
    { label: message('training'), kind: 'training', points: training },
    { label: message('validation'), kind: 'validation', points: validation },
  ];
  return { title, axis: message('Step'), curves: curves.filter(({ points }) => points.length > 0) };
}

/** A long curve by the means of equal numbers of its values. */
function thin(steps: readonly number[], values: readonly (number | null)[]): [number, number][] {
  const points = steps.flatMap((step, row): [number, number][] => {
    const value = values[row];
    return typeof value === 'number' && Number.isFinite(value) ? [[step, value]] : [];
  });
  const size = Math.ceil(points.length / MOST_POINTS);
  if (size <= 1) return points;
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) => {
    const part = points.slice(index * size, (index + 1) * size);
    return [part[part.length - 1][0], part.reduce((sum, [, value]) => sum + value, 0) / part.length];
  });
}

/** A wire is named by its ends, which are its value. */
function rowOf(field: string, value: unknown): [string, string] {
  const [kind, ends] = field.split(/ (.*)/);
  return kind === 'wire' ? [kind, ends.replace('->', '→')] : [field, textOf(value)];
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  return typeof value === 'string' ? value : JSON.stringify(value);
}
