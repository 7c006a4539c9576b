import { Group } from '@mantine/core';
import type { RunSummary } from '#app/contract/index.ts';
import { findOptimizer, type Metric, type MetricValues, metricsIn } from '#engine/graph/index.ts';
import { metricTerm, type TermDeclaration, termOf } from '../../controls/terms/index.ts';
import { formatCount, formatDateTime, formatNumber } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import { formatMetric, formatMetricValue, STATUS_LABELS } from '../../workbench/runs/index.ts';
import { COST_COLUMNS, TIME_COLUMN } from './costColumns.ts';
import { DiagnosisIcon } from './DiagnosisMark.tsx';
import { ForkSource, Measured, Position, Tags } from './RunCells.tsx';
import { NAME, type RunColumn } from './runColumn.ts';
import { StatusIcon, StatusText } from './StatusIcon.tsx';

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
  readonly group?: RunColumn['group'];
}

/** A number set before the run, hidden until the user shows it. */
function setting(
  id: string,
  label: string,
  term: TermDeclaration,
  value: (run: RunSummary) => number | null,
  { text = formatNumber, help, group = 'settings' }: SettingOptions = {},
): RunColumn {
  const cell = (run: RunSummary) => {
    const set = value(run);
    return set === null ? '–' : text(set);
  };
  return {
    id,
    group,
    label,
    term,
    ...(help !== undefined && { help }),
    isNumber: true,
    isExtra: true,
    value,
    cell,
    format: text,
  };
}

const BEFORE_METRICS: readonly RunColumn[] = [
  {
    id: 'id',
    group: 'run',
    label: later('ID'),
    help: later('Identifies the run on the command line.'),
    value: (run) => run.id,
    cell: (run) => <code>{run.id}</code>,
  },
  {
    id: 'status',
    group: 'run',
    label: later('Status'),
    value: ({ status }) => t(STATUS_LABELS[status]),
    cell: (run) => (
      <Group gap={6} wrap="nowrap">
        <StatusIcon status={run.status} />
        <StatusText status={run.status} />
        <DiagnosisIcon run={run} />
      </Group>
    ),
  },
  {
    id: 'experiment',
    group: 'run',
    label: later('Experiment'),
    help: later('The experiment that the run belongs to; of a trial at first its sweep.'),
    isExtra: true,
    value: (run) => run.experiment,
    cell: (run) => run.experiment ?? '–',
  },
  {
    id: 'tags',
    group: 'run',
    label: later('Tags'),
    isExtra: true,
    value: ({ tags }) => (tags.length > 0 ? tags.join(', ') : undefined),
    cell: ({ tags }) => <Tags tags={tags} />,
  },
  {
    id: 'note',
    group: 'run',
    label: later('Note'),
    isExtra: true,
    value: ({ note }) => note || undefined,
    cell: ({ note }) => note || '–',
  },
  {
    id: 'graph',
    group: 'run',
    label: later('Graph'),
    help: later('The graph that was trained, by its name at the start.'),
    value: (run) => run.graphName,
    cell: (run) => run.graphName,
  },
  {
    id: 'data',
    group: 'run',
    label: later('Data'),
    help: later('The data set that the run was trained on.'),
    value: (run) => run.dataset,
    cell: (run) => run.dataset,
  },
  {
    id: 'normalization',
    group: 'settings',
    label: later('Normalization'),
    term: termOf('normalization'),
    value: (run) => t(NORMALIZATION_LABELS[run.normalize]),
    cell: (run) => t(NORMALIZATION_LABELS[run.normalize]),
  },
  {
    id: 'splits',
    group: 'settings',
    label: later('Splits'),
    help: later('Numbers of training, validation and test samples.'),
    isNumber: true,
    value: (run) => run.samples?.train,
    cell: ({ samples }) => (samples ? [samples.train, samples.validation, samples.test].map(formatCount).join('/') : '–'),
  },
  {
    id: 'loss',
    group: 'results',
    label: later('Loss'),
    term: termOf('loss'),
    isNumber: true,
    value: (run) => run.loss,
    cell: (run) => <Measured run={run}>{formatNumber(run.loss)}</Measured>,
  },
  {
    id: 'validationLoss',
    group: 'results',
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
    group: 'run',
    label: later('Epoch'),
    term: termOf('epoch'),
    isNumber: true,
    value: (run) => run.epoch,
    cell: (run) => <Position run={run} />,
  },
  TIME_COLUMN,
  {
    id: 'started',
    group: 'run',
    label: later('Started'),
    value: (run) => run.startedAt,
    cell: (run) => formatDateTime(run.startedAt, Date.now()),
  },
  {
    id: 'optimizer',
    group: 'settings',
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
  setting('parameters', later('Parameters'), termOf('parameterCount'), (run) => run.parameters, {
    text: formatCount,
    group: 'cost',
  }),
  ...COST_COLUMNS,
  {
    id: 'forkedFrom',
    group: 'run',
    label: later('Started from'),
    help: later('The run and step whose weights it started from.'),
    isExtra: true,
    value: ({ forkedFrom }) => forkedFrom?.run,
    cell: ({ forkedFrom }) => (forkedFrom ? <ForkSource from={forkedFrom} /> : '–'),
  },
  setting('seed', later('Seed'), termOf('seed'), (run) => run.seed, { text: String }),
];

/** The name of a run: always the first column. Its cell can be edited. */
const NAME_COLUMN: RunColumn = { id: NAME, group: 'run', label: later('Run'), value: (run) => run.name, cell: (run) => run.name };

/** All columns, with one for each metric, and others that the runs have. */
export function columnsOf(metrics: readonly Metric[], others: readonly RunColumn[] = []): RunColumn[] {
  return [NAME_COLUMN, ...BEFORE_METRICS, ...metrics.map(metricColumn), ...others, ...AFTER_METRICS];
}

/** The metrics that any of the runs has. */
export function metricsOfRuns(runs: readonly RunSummary[]): Metric[] {
  return metricsIn(runs.map(metricsOf));
}

function metricColumn(metric: Metric): RunColumn {
  return {
    id: metric.name,
    group: 'results',
    label: metric.label,
    term: metricTerm(metric),
    isNumber: true,
    better: metric.direction,
    value: (run) => metricsOf(run)[metric.name],
    cell: (run) => formatMetric(metric, metricsOf(run)),
    format: (value) => formatMetricValue(metric, value),
  };
}

/** A run's results on validation samples, else on training samples. */
const metricsOf = ({ metrics, validation }: RunSummary): MetricValues => ({ ...metrics, ...validation?.metrics });
