import { ActionIcon, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDotsVertical } from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import { useOpenPage } from '../../controls/pages/useOpenPage.ts';
import { TermTip, useTip } from '../../controls/terms/index.ts';
import { later, t } from '../../language/index.ts';
import type { SortOrder } from './columnOrder.ts';
import { openMenuBelow } from './openMenuBelow.ts';
import classes from './Runs.module.css';
import { labelOf } from './runColumn.ts';
import type { ShownColumn } from './useRunTable.ts';

const BETTER = { max: later('Higher is better'), min: later('Lower is better') } as const;

interface ColumnHeadProps {
  readonly shown: ShownColumn;
  readonly order: SortOrder;
  readonly onSort: () => void;
}

/** The header of a column: a click sorts by it, a right click or its button opens its menu. Its tooltip says its meaning; F1 opens its term. */
export function ColumnHead({ shown: { column, left }, order, onSort }: ColumnHeadProps) {
  const { id, term, help, isNumber, better } = column;
  const descriptionId = useId();
  const openPage = useOpenPage();
  const meaning = [help ?? term?.summary, better && BETTER[better]]
    .filter((text) => text !== undefined)
    .map((text) => <div key={text}>{t(text)}</div>);
  const { ref, pointer, keyboard, tip } = useTip<HTMLButtonElement>(() => <TermTip term={term}>{meaning}</TermTip>);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F1' || !term) return;
    event.preventDefault();
    event.stopPropagation();
    openPage({ kind: 'term', type: term.id });
  };
  const isSorted = order.sortedBy === id;
  const Arrow = order.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      className={isNumber ? classes.numberHead : undefined}
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
      data-head={id}
      data-pinned={left !== undefined || undefined}
      style={left === undefined ? undefined : { '--left': `${left}rem` }}
    >
      <UnstyledButton
        ref={ref}
        className={classes.sort}
        data-testid={`sort-${id}`}
        data-term={term?.id}
        aria-describedby={meaning.length > 0 ? descriptionId : undefined}
        onClick={onSort}
        onKeyDown={onKeyDown}
        {...pointer}
        {...keyboard}
      >
        {labelOf(column)}
        {isSorted && <Arrow size={12} className={classes.arrow} aria-hidden />}
      </UnstyledButton>
      <ActionIcon
        className={classes.headMenu}
        size={16}
        aria-label={t('Column menu')}
        aria-haspopup="menu"
        data-testid={`menu-${id}`}
        onClick={openMenuBelow}
      >
        <IconDotsVertical size={12} />
      </ActionIcon>
      <span id={descriptionId} hidden>
        {meaning}
      </span>
      {meaning.length > 0 && tip}
    </Table.Th>
  );
}
