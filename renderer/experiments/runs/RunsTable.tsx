import { Group, ScrollArea, Table, Text } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { percentOfEpoch, type RunSummary } from '#app/contract/index.ts';
import { type Metric, type MetricValues, metricsIn } from '#engine/graph/index.ts';
import { metricTerm, Term, type TermDeclaration, type TermId } from '../../controls/terms/index.ts';
import { formatCount, formatDateTime, formatDuration, formatNumber, formatPercent } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import { formatMetric, isActive } from '../../workbench/runs/index.ts';
import { RunMenu } from './RunMenu.tsx';
import classes from './Runs.module.css';
import { StatusIcon, StatusText } from './StatusIcon.tsx';

interface RunsTableProps {
  readonly runs: readonly RunSummary[];
  readonly shownId: string | undefined;
  readonly onShow: (runId: string) => void;
}

interface Column {
  readonly name: string;
  readonly term?: TermId | TermDeclaration;
  readonly isNumber?: boolean;
  readonly isHidden?: boolean;
  readonly direction?: Metric['direction'];
}

const columnsOf = (metrics: readonly Metric[]): Column[] => [
  { name: later('Run') },
  { name: later('Status') },
  { name: later('Data') },
  { name: later('Loss'), term: 'loss', isNumber: true },
  { name: later('Validation loss'), term: 'validation', isNumber: true },
  ...metrics.map((metric) => ({ name: metric.label, term: metricTerm(metric), isNumber: true, direction: metric.direction })),
  { name: later('Epoch'), term: 'epoch', isNumber: true },
  { name: later('Time'), isNumber: true },
  { name: later('Started') },
  { name: later('Actions'), isHidden: true },
];

/** All runs, with a column per metric present. */
export function RunsTable({ runs, shownId, onShow }: RunsTableProps) {
  const metrics = metricsIn(runs.map(metricsOf));
  const best = new Map(metrics.map((metric) => [metric.name, bestOf(metric, runs)]));
  return (
    <ScrollArea className={classes.scroll} type="auto">
      <Table className={classes.table} highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columnsOf(metrics).map((column) => (
              <Table.Th key={column.name} ta={column.isNumber ? 'right' : 'left'}>
                <Head column={column} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} isShown={run.id === shownId} onShow={() => onShow(run.id)}>
              {metrics.map((metric) => {
                const values = metricsOf(run);
                return (
                  <Table.Td
                    key={metric.name}
                    className={classes.number}
                    title={measuredAt(run)}
                    data-best={values[metric.name] === best.get(metric.name) || undefined}
                  >
                    {formatMetric(metric, values)}
                  </Table.Td>
                );
              })}
            </RunRow>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function Head({ column: { name, term, isHidden, direction } }: { readonly column: Column }) {
  if (!term) return <span className={isHidden ? classes.hidden : undefined}>{t(name)}</span>;
  if (!direction) return <Term of={term}>{t(name)}</Term>;
  return (
    <>
      <Term of={term}>{t(name)}</Term>{' '}
      <span title={direction === 'max' ? t('Higher is better') : t('Lower is better')}>{direction === 'max' ? '↑' : '↓'}</span>
    </>
  );
}

/** A run's results on validation samples, else on training samples. */
const metricsOf = ({ metrics, validation }: RunSummary): MetricValues => ({ ...metrics, ...validation?.metrics });

/** A metric's best value among several runs. */
function bestOf({ name, direction }: Metric, runs: readonly RunSummary[]): number | undefined {
  const values = runs.map((run) => metricsOf(run)[name]).filter((value) => value !== undefined);
  if (values.length < 2) return undefined;
  return direction === 'max' ? Math.max(...values) : Math.min(...values);
}

/** The epoch of a run's loss and metrics, which can be before the one that it is in. */
function measuredAt({ measuredEpoch: epoch }: RunSummary): string | undefined {
  return epoch === null ? undefined : t('After epoch {{epoch}}', { epoch });
}

interface RunRowProps {
  readonly run: RunSummary;
  readonly isShown: boolean;
  readonly onShow: () => void;
  /** Its metric cells. */
  readonly children: ReactNode;
}

function RunRow({ run, isShown, onShow, children }: RunRowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && (event.key === 'Enter' || event.key === ' ')) onShow();
  };
  const percent = percentOfEpoch(run);
  const end = run.endedAt ?? (isActive(run.status) ? Date.now() : undefined);
  return (
    <Table.Tr
      className={classes.row}
      data-testid={`run-${run.id}`}
      data-status={run.status}
      data-shown={isShown || undefined}
      aria-selected={isShown}
      tabIndex={0}
      onClick={onShow}
      onKeyDown={onKeyDown}
    >
      <Table.Td>
        <Text fz="sm" fw={500} truncate maw={240}>
          {run.name}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <StatusIcon status={run.status} />
          <StatusText status={run.status} />
        </Group>
      </Table.Td>
      <Table.Td>{run.dataset}</Table.Td>
      <Table.Td className={classes.number} title={measuredAt(run)}>
        {formatNumber(run.loss)}
      </Table.Td>
      <Table.Td className={classes.number} title={measuredAt(run)}>
        {formatNumber(run.validation?.loss)}
      </Table.Td>
      {children}
      <Table.Td className={classes.number}>
        {formatCount(run.epoch)}/{formatCount(run.epochs)}
        {percent !== undefined && (
          <Text
            span
            fz="xs"
            c="dimmed"
            title={t('{{part}} of epoch {{epoch}}', { part: formatPercent(percent / 100), epoch: run.epoch })}
          >
            {' '}
            ({formatPercent(percent / 100)})
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{end === undefined ? '–' : formatDuration((end - run.startedAt) / 1000)}</Table.Td>
      <Table.Td>{formatDateTime(run.startedAt, Date.now())}</Table.Td>
      <Table.Td onClick={(event) => event.stopPropagation()}>
        <RunMenu run={run} />
      </Table.Td>
    </Table.Tr>
  );
}
