import { Table, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import classes from './Trials.module.css';
import { nextOrder, type TrialColumn, type TrialOrder } from './trialColumns.ts';

interface TrialHeadProps {
  readonly columns: readonly TrialColumn[];
  readonly order: TrialOrder | null;
  readonly onOrder: (order: TrialOrder | null) => void;
}

/** The names of the columns, which sort the table. */
export function TrialHead({ columns, order, onOrder }: TrialHeadProps) {
  return (
    <Table.Thead>
      <Table.Tr aria-rowindex={1}>
        {columns.map(({ id, label, isNumber }) => {
          const isSorted = order?.columnId === id;
          const Arrow = order?.isDescending ? IconChevronDown : IconChevronUp;
          return (
            <Table.Th
              key={id}
              data-number={isNumber || undefined}
              aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
            >
              <UnstyledButton className={classes.sort} onClick={() => onOrder(nextOrder(order, id))} data-testid={`sort-${id}`}>
                {label}
                {isSorted && <Arrow size={13} aria-hidden />}
              </UnstyledButton>
            </Table.Th>
          );
        })}
      </Table.Tr>
    </Table.Thead>
  );
}
