import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunColor, RunDetails } from '#app/contract/index.ts';
import { RunDot } from '../../controls/runs/RunDot.tsx';
import { t } from '../../language/index.ts';
import classes from './Comparison.module.css';

/** A line: its label, and a cell for each run. */
export interface ComparedLine {
  readonly label: string;
  readonly cells: readonly ReactNode[];
}

interface ComparisonTableProps {
  readonly title: string;
  readonly runs: readonly RunDetails[];
  readonly colors: ReadonlyMap<string, RunColor>;
  readonly lines: readonly ComparedLine[];
}

/** A section of a comparison: a column for each run, a line for each difference. */
export function ComparisonTable({ title, runs, colors, lines }: ComparisonTableProps) {
  return (
    <Table className={classes.table} horizontalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.section}>{title}</Table.Th>
          {runs.map(({ id, name }) => {
            const color = colors.get(id);
            return (
              <Table.Th key={id}>
                {color && <RunDot color={color} />} {name}
              </Table.Th>
            );
          })}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ label, cells }) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" className={classes.label}>
              {label}
            </Table.Th>
            {cells.map((cell, index) => (
              <Table.Td key={runs[index].id} data-selectable>
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
        {lines.length === 0 && (
          <Table.Tr>
            <Table.Td colSpan={runs.length + 1}>{t('No differences.')}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}
