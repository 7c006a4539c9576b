import { Table } from '@mantine/core';
import type { NodeAnalysis } from '#engine/graph/index.ts';
import { Term } from '../../controls/terms/index.ts';
import { formatCount, formatShape, humanize } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import classes from './Inspector.module.css';

interface WeightsTableProps {
  readonly nodeId: string;
  readonly weights: NodeAnalysis['weights'];
}

/** The parameter tensors of a node, by their names in files. */
export function WeightsTable({ nodeId, weights }: WeightsTableProps) {
  return (
    <Table className={classes.weights} data-testid="weights" data-selectable>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Name')}</Table.Th>
          <Table.Th ta="right">
            <Term of="shape">{t('Shape')}</Term>
          </Table.Th>
          <Table.Th ta="right">
            <Term of="parameterCount">{t('Count')}</Term>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {Object.entries(weights).map(([name, { shape, initializer }]) => (
          <Table.Tr key={name} title={t('Initialized with {{initializer}}', { initializer: t(humanize(initializer)) })}>
            <Table.Td>
              {nodeId}.{name}
            </Table.Td>
            <Table.Td ta="right">{formatShape(shape)}</Table.Td>
            <Table.Td ta="right">{formatCount(shape.reduce((product, length) => product * length, 1))}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
