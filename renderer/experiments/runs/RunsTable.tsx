import { Group, ScrollArea, Table, Text } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { type Metric, type MetricValues, metricsIn } from '#engine/graph/index.ts';
import { metricTerm, Term, type TermDeclaration, type TermId } from '../../controls/terms/index.ts';
import { formatCount, formatDateTime, formatDuration, formatNumber } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import { formatMetric, isActive, STATUS_LABELS } from '../../workbench/runs/index.ts';
import { RunMenu } from './RunMenu.tsx';
import classes from './Runs.module.css';
import { StatusIcon } from './StatusIcon.tsx';
import { testColumns } from './testColumns.ts';

interface RunsTableProps {
  readonly runs: readonly RunSummary[];
  readonly shownId: string | undefined;
  readonly onShow: (runId: string) => void;
}

interface Column {
  readonly key?: string;
  readonly name: string;
  readonly term?: TermId | TermDeclaration;
  readonly isNumber?: boolean;
  readonly isHidden?: boolean;
  readonly direction?: Metric['direction'];
}

const columnsOf = (metrics: readonly Metric[], tested: ReturnType<typeof testColumns>): Column[] => [
  { name: later('Run') },
  { name: later('Status') },
  { name: later('Data') },
  { name: later('Loss'), term: 'loss', isNumber: true },
  { name: later('Validation loss'), term: 'validation', isNumber: true },
  ...metrics.map((metric) => ({ name: metric.label, term: metricTerm(metric), isNumber: true, direction: metric.direction })),
  ...tested.map(({ key, label, term, direction }) => ({ key, name: label, term, isNumber: true, direction })),
  { name: later('Epoch'), term: 'epoch', isNumber: true },
  { name: later('Time'), isNumber: true },
  { name: later('Started') },
  { name: later('Actions'), isHidden: true },
];

/** All runs, with a column per metric present. */
export function RunsTable({ runs, shownId, onShow }: RunsTableProps) {
  const metrics = metricsIn(runs.map(metricsOf));
  const tested = testColumns(runs);
  const best = new Map(metrics.map((metric) => [metric.name, bestOf(metric, runs)]));
  return (
    <ScrollArea className={classes.scroll} type="auto">
      <Table className={classes.table} highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columnsOf(metrics, tested).map((column) => (
              <Table.Th key={column.key ?? column.name} ta={column.isNumber ? 'right' : 'left'}>
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
                    data-best={(metric.name in values && values[metric.name] === best.get(metric.name)) || undefined}
                  >
                    {formatMetric(metric, values)}
                  </Table.Td>
                );
              })}
              {tested.map(({ key, cell }) => (
                <Table.Td key={key} className={classes.number}>
                  {cell(run)}
                </Table.Td>
              ))}
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
  const end = run.importedFrom ? undefined : (run.endedAt ?? (isActive(run.status) ? Date.now() : undefined));
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
          {t(STATUS_LABELS[run.status])}
        </Group>
      </Table.Td>
      <Table.Td>{run.dataset}</Table.Td>
      <Table.Td className={classes.number}>{formatNumber(run.loss)}</Table.Td>
      <Table.Td className={classes.number}>{formatNumber(run.validation?.loss)}</Table.Td>
      {children}
      <Table.Td className={classes.number}>{describeEpoch(run)}</Table.Td>
      <Table.Td ta="right">{end === undefined ? '–' : formatDuration((end - run.startedAt) / 1000)}</Table.Td>
      <Table.Td>{formatDateTime(run.startedAt, Date.now())}</Table.Td>
      <Table.Td onClick={(event) => event.stopPropagation()}>
        <RunMenu run={run} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Imported weights have the epoch that their file names. */
function describeEpoch({ epoch, epochs, importedFrom }: RunSummary): string {
  if (!importedFrom) return `${formatCount(epoch)}/${formatCount(epochs)}`;
  return importedFrom.epoch === null ? '–' : formatCount(importedFrom.epoch);
}
