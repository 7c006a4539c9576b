import { Group, ScrollArea, Table, Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { formatCount, formatDuration, formatMoment, formatNumber, formatShare } from '../format/index.ts';
import { later, t } from '../language/index.ts';
import { Term, type TermId } from '../terms/index.ts';
import { isActive, STATUS_LABELS } from './model/index.ts';
import { RunMenu } from './RunMenu.tsx';
import classes from './Runs.module.css';
import { StatusIcon } from './StatusIcon.tsx';

interface RunsTableProps {
  readonly runs: readonly RunSummary[];
  readonly shownId: string | undefined;
  readonly onShow: (runId: string) => void;
}

const COLUMNS = [
  { name: later('Run') },
  { name: later('Status') },
  { name: later('Data') },
  { name: later('Loss'), term: 'loss', isNumber: true },
  { name: later('Accuracy'), term: 'accuracy', isNumber: true },
  { name: later('Validation'), term: 'validation', isNumber: true },
  { name: later('Epoch'), term: 'epoch', isNumber: true },
  { name: later('Time'), isNumber: true },
  { name: later('Started') },
  { name: later('Actions'), isHidden: true },
] as const satisfies readonly { name: string; term?: TermId; isNumber?: boolean; isHidden?: boolean }[];

export function RunsTable({ runs, shownId, onShow }: RunsTableProps) {
  return (
    <ScrollArea className={classes.scroll} type="auto">
      <Table className={classes.table} highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column.name} ta={'isNumber' in column ? 'right' : 'left'}>
                {'term' in column ? (
                  <Term of={column.term}>{t(column.name)}</Term>
                ) : (
                  <span className={'isHidden' in column ? classes.hidden : undefined}>{t(column.name)}</span>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} isShown={run.id === shownId} onShow={() => onShow(run.id)} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function RunRow({ run, isShown, onShow }: { readonly run: RunSummary; readonly isShown: boolean; readonly onShow: () => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && (event.key === 'Enter' || event.key === ' ')) onShow();
  };
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
          {t(STATUS_LABELS[run.status])}
        </Group>
      </Table.Td>
      <Table.Td>{run.dataset}</Table.Td>
      <Table.Td className={classes.number}>{formatNumber(run.loss)}</Table.Td>
      <Table.Td className={classes.number}>{formatShare(run.accuracy)}</Table.Td>
      <Table.Td className={classes.number}>
        {run.validationAccuracy === null ? formatNumber(run.validationLoss) : formatShare(run.validationAccuracy)}
      </Table.Td>
      <Table.Td className={classes.number}>
        {formatCount(run.epoch)}/{formatCount(run.epochs)}
      </Table.Td>
      <Table.Td ta="right">{end === undefined ? '–' : formatDuration((end - run.startedAt) / 1000)}</Table.Td>
      <Table.Td>{formatMoment(run.startedAt, Date.now())}</Table.Td>
      <Table.Td onClick={(event) => event.stopPropagation()}>
        <RunMenu run={run} />
      </Table.Td>
    </Table.Tr>
  );
}
