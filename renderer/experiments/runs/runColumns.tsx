import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { findOptimizer, type Metric, type MetricValues, metricsIn } from '#engine/graph/index.ts';
import { metricTerm, type TermDeclaration, termOf } from '../../controls/terms/index.ts';
import { formatCount, formatDateTime, formatDuration, formatNumber } from '../../language/format/index.ts';
import { later, type Message, say, t } from '../../language/index.ts';
import { formatMetric, isActive, STATUS_LABELS } from '../../workbench/runs/index.ts';
import { ForkSource, Measured, Position } from './RunCells.tsx';
import { StatusIcon, StatusText } from './StatusIcon.tsx';

/** A column of the table of runs. */
export interface RunColumn {
  readonly id: string;
  /** In English, marked by `later`, or composed. */
  readonly label: string | Message;
  readonly term?: TermDeclaration;
  /** Its meaning, in place of the term's general one. */
  readonly help?: string;
  /** The value to sort by; missing ones are last. */
  readonly value: (run: RunSummary) => number | string | null | undefined;
  readonly cell: (run: RunSummary) => ReactNode;
  /** Aligned right, in the font of numbers. */
  readonly isNumber?: boolean;
  /** The better direction: the first click sorts the best run to the top, whose value is highlighted. */
  readonly better?: Metric['direction'];
  /** Hidden until the user shows it. */
  readonly isExtra?: boolean;
}

const optimizerLabel = ({ optimizer }: RunSummary): string => t(findOptimizer(optimizer)?.label ?? optimizer);

/** Names of the normalizations of inputs. */
export const NORMALIZATION_LABELS: Readonly<Record<RunSummary['normalize'], string>> = {
  none: later('None'),
  unit: later('0 to 1'),
  standard: later('Standard'),
};

interface SettingOptions {
  readonly help?: string;
  readonly text?: (value: number) => string;
}

/** A number set before the run, hidden until the user shows it. */
function setting(
  id: string,
  label: string,
  term: TermDeclaration,
  value: (run: RunSummary) => number | null,
  { text = formatNumber, help }: SettingOptions = {},
): RunColumn {
  const cell = (run: RunSummary) => {
    const set = value(run);
    return set === null ? '–' : text(set);
  };
  return { id, label, term, ...(help !== undefined && { help }), isNumber: true, isExtra: true, value, cell };
}

/** Milliseconds from start to end, or until now. */
const durationOf = ({ startedAt, endedAt, status, importedFrom }: RunSummary): number | undefined => {
  if (importedFrom) return undefined;
  const end = endedAt ?? (isActive(status) ? Date.now() : undefined);
  return end === undefined ? undefined : end - startedAt;
};

const BEFORE_METRICS: readonly RunColumn[] = [
  {
    id: 'id',
    label: later('ID'),
    help: later('Identifies the run on the command line.'),
    value: (run) => run.id,
    cell: (run) => <code>{run.id}</code>,
  },
  {
    id: 'status',
    label: later('Status'),
    value: ({ status }) => t(STATUS_LABELS[status]),
    cell: ({ status }) => (
      <Group gap={6} wrap="nowrap">
        <StatusIcon status={status} />
        <StatusText status={status} />
      </Group>
    ),
  },
  {
    id: 'graph',
    label: later('Graph'),
    help: later('The graph that was trained, by its name at the start.'),
    value: (run) => run.graphName,
    cell: (run) => run.graphName,
  },
  {
    id: 'data',
    label: later('Data'),
    help: later('The data set that the run was trained on.'),
    value: (run) => run.dataset,
    cell: (run) => run.dataset,
  },
  {
    id: 'normalization',
    label: later('Normalization'),
    term: termOf('normalization'),
    value: (run) => t(NORMALIZATION_LABELS[run.normalize]),
    cell: (run) => t(NORMALIZATION_LABELS[run.normalize]),
  },
  {
    id: 'splits',
    label: later('Splits'),
    help: later('Numbers of training, validation and test samples.'),
    isNumber: true,
    value: (run) => run.samples?.train,
    cell: ({ samples }) => (samples ? [samples.train, samples.validation, samples.test].map(formatCount).join('/') : '–'),
  },
  {
    id: 'loss',
    label: later('Loss'),
    term: termOf('loss'),
    isNumber: true,
    value: (run) => run.loss,
    cell: (run) => <Measured run={run}>{formatNumber(run.loss)}</Measured>,
  },
  {
    id: 'validationLoss',
    label: later('Validation loss'),
    term: termOf('validation'),
    isNumber: true,
    value: (run) => run.validation?.loss,
    cell: (run) => <Measured run={run}>{formatNumber(run.validation?.loss)}</Measured>,
  },
];

const AFTER_METRICS: readonly RunColumn[] = [
  {
    id: 'epoch',
    label: later('Epoch'),
    term: termOf('epoch'),
    isNumber: true,
    value: (run) => run.epoch,
    cell: (run) => <Position run={run} />,
  },
  {
    id: 'time',
    label: later('Time'),
    help: later('The time from the start of the run to its end, with pauses.'),
    isNumber: true,
    value: durationOf,
    cell: (run) => {
      const duration = durationOf(run);
      return duration === undefined ? '–' : formatDuration(duration / 1000);
    },
  },
  {
    id: 'started',
    label: later('Started'),
    value: (run) => run.startedAt,
    cell: (run) => formatDateTime(run.startedAt, Date.now()),
  },
  {
    id: 'optimizer',
    label: later('Optimizer'),
    term: termOf('optimizer'),
    isExtra: true,
    value: optimizerLabel,
    cell: optimizerLabel,
  },
  setting('learningRate', later('Learning rate'), termOf('learningRate'), (run) => run.learningRate, {
    help: later('The initial learning rate, before its schedule.'),
  }),
  setting('batchSize', later('Batch size'), termOf('batchSize'), (run) => run.batchSize, { text: formatCount }),
  setting('parameters', later('Parameters'), termOf('parameterCount'), (run) => run.parameters, { text: formatCount }),
  {
    id: 'forkedFrom',
    label: later('Started from'),
    help: later('The run and step whose weights it started from.'),
    isExtra: true,
    value: ({ forkedFrom }) => forkedFrom?.run,
    cell: ({ forkedFrom }) => (forkedFrom ? <ForkSource from={forkedFrom} /> : '–'),
  },
  setting('seed', later('Seed'), termOf('seed'), (run) => run.seed, { text: String }),
];

/** The name of a run: always the first column. Its cell can be edited. */
const NAME_COLUMN: RunColumn = { id: 'name', label: later('Run'), value: (run) => run.name, cell: (run) => run.name };

/** All columns, with one for each metric, and those of test results. */
export function columnsOf(metrics: readonly Metric[], tests: readonly RunColumn[] = []): RunColumn[] {
  return [NAME_COLUMN, ...BEFORE_METRICS, ...metrics.map(metricColumn), ...tests, ...AFTER_METRICS];
}

/** A column's label in the current language. */
export const labelOf = ({ label }: RunColumn): string => (typeof label === 'string' ? t(label) : say(label));

/** The metrics that any of the runs has. */
export function metricsOfRuns(runs: readonly RunSummary[]): Metric[] {
  return metricsIn(runs.map(metricsOf));
}

function metricColumn(metric: Metric): RunColumn {
  return {
    id: metric.name,
    label: metric.label,
    term: metricTerm(metric),
    isNumber: true,
    better: metric.direction,
    value: (run) => metricsOf(run)[metric.name],
    cell: (run) => formatMetric(metric, metricsOf(run)),
  };
}

/** A run's results on validation samples, else on training samples. */
const metricsOf = ({ metrics, validation }: RunSummary): MetricValues => ({ ...metrics, ...validation?.metrics });

/** True if a column is shown: by the user's choice, else by default. The name always is. */
export function isShown({ id, isExtra = false }: RunColumn, chosen: Readonly<Record<string, boolean | undefined>>): boolean {
  return id === NAME_COLUMN.id || (chosen[id] ?? !isExtra);
}

/** The best value of each metric among several runs. */
export function bestValues(columns: readonly RunColumn[], runs: readonly RunSummary[]) {
  return columns.flatMap((column) => {
    const values = column.better ? runs.map(column.value).filter((value) => typeof value === 'number') : [];
    if (values.length < 2) return [];
    const better = column.better === 'max' ? Math.max : Math.min;
    return [{ column, value: values.reduce((a, b) => better(a, b)) }];
  });
}
