import { Table } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { RunSummary, TestTables as Tables } from '#app/contract/index.ts';
import { findMetric, type Metric } from '#engine/graph/index.ts';
import { ConfusedPairs, useClassPages, useConfusions } from '../../controls/classes/index.ts';
import { metricTerm, Term } from '../../controls/terms/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { formatMetric } from '../../workbench/runs/index.ts';
import classes from './Runs.module.css';

/** The test metrics of each class, and confusion matrices. */
export function TestTables({ run }: { readonly run: RunSummary }) {
  const { reader, notices } = useWorkbench();
  const [tables, setTables] = useState<Tables | null>(null);
  useEffect(() => {
    void notices.attempt(async () => setTables((await reader.runs.load({ runId: run.id })).testTables));
  }, [reader, notices, run.id]);
  if (!tables || tables.classNames.length === 0) return null;
  const metrics = Object.keys(tables.perClass).flatMap((name) => findMetric(name) ?? []);
  return (
    <>
      {metrics.length > 0 && <ClassTable tables={tables} metrics={metrics} />}
      {Object.entries(tables.matrices).map(([name, matrix]) => (
        <MatrixTable key={name} metric={findMetric(name)} matrix={matrix} classNames={tables.classNames} />
      ))}
    </>
  );
}

function ClassTable({ tables, metrics }: { readonly tables: Tables; readonly metrics: readonly Metric[] }) {
  const { listed, search, pages } = useClassPages(tables.classNames);
  return (
    <>
      {search}
      <SmallTable testId="test-classes" caption={t('By class')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('Class')}</Table.Th>
            {metrics.map((metric) => (
              <Table.Th key={metric.name} scope="col" ta="right">
                <Term of={metricTerm(metric)}>{t(metric.label)}</Term>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {listed.map((index) => (
            <Table.Tr key={index}>
              <Table.Th scope="row">{tables.classNames[index]}</Table.Th>
              {metrics.map((metric) => (
                <Table.Td key={metric.name} className={classes.number}>
                  {classValue(metric, tables.perClass[metric.name][index])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </SmallTable>
      {pages}
    </>
  );
}

interface SmallTableProps {
  readonly testId: string;
  readonly caption: ReactNode;
  readonly children: ReactNode;
}

/** A table within the panel, which scrolls sideways. */
function SmallTable({ testId, caption, children }: SmallTableProps) {
  return (
    <Scroll>
      <Table
        className={classes.table}
        captionSide="top"
        fz="xs"
        horizontalSpacing={6}
        verticalSpacing={3}
        data-testid={testId}
        data-selectable
      >
        <Table.Caption>{caption}</Table.Caption>
        {children}
      </Table>
    </Scroll>
  );
}

/** Counts, such as the samples of a class, in full. */
function classValue(metric: Metric, value: number | null): string {
  if (value !== null && Number.isInteger(value) && metric.format === 'number') return formatCount(value);
  return formatMetric(metric, value === null ? {} : { [metric.name]: value });
}

interface MatrixTableProps {
  readonly metric: Metric | undefined;
  /** `[true class][predicted class]` */
  readonly matrix: readonly (readonly number[])[];
  readonly classNames: readonly string[];
}

function MatrixTable({ metric, matrix, classNames }: MatrixTableProps) {
  const { heads, counts, pairs, search } = useConfusions(matrix, classNames);
  return (
    <>
      {search}
      <SmallTable testId="test-matrix" caption={metric && <Term of={metricTerm(metric)}>{t(metric.label)}</Term>}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('True \\ predicted')}</Table.Th>
            {heads.map(({ name, class: index }) => (
              <Table.Th key={index ?? 'others'} scope="col" ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {heads.map(({ name, class: wanted }, row) => (
            <Table.Tr key={wanted ?? 'others'}>
              <Table.Th scope="row">{name}</Table.Th>
              {heads.map(({ class: predicted }, column) => (
                <Table.Td
                  key={predicted ?? 'others'}
                  className={classes.number}
                  data-best={(wanted !== undefined && wanted === predicted) || undefined}
                >
                  {formatCount(counts[row][column])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </SmallTable>
      <ConfusedPairs pairs={pairs} classNames={classNames} />
    </>
  );
}
