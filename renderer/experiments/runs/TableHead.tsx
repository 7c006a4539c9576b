import { Menu, Table } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { nextOrder } from './columnOrder.ts';
import { HeadMenu } from './HeadMenu.tsx';
import classes from './Runs.module.css';
import type { RunColumn } from './runColumn.ts';
import { choicesOf } from './runTable.ts';
import { idIn } from './useRowFocus.ts';
import type { ShownColumn } from './useRunTable.ts';

interface TableHeadProps {
  readonly shown: readonly ShownColumn[];
  /** Begins a comparison with a column in the search field. */
  readonly onFilter: (column: RunColumn) => void;
}

/** The headers of all columns, with one menu for all. */
export function TableHead({ shown, onFilter }: TableHeadProps) {
  const { layout } = useWorkbench();
  const order = useStore(layout, useShallow(choicesOf));
  const [isOpen, setOpen] = useState(false);
  const [menuId, setMenuId] = useState<string>();
  const column = shown.find((each) => each.column.id === menuId)?.column;
  const chooseMenu = ({ target }: SyntheticEvent) => setMenuId(idIn(target, 'head'));
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      portalProps={{ target: '#overlays' }}
      position="bottom-start"
      offset={2}
    >
      <Menu.ContextMenu>
        <Table.Thead onContextMenu={chooseMenu} onTouchStart={chooseMenu}>
          <Table.Tr aria-rowindex={1}>
            {shown.map((each) => (
              <ColumnHead
                key={each.column.id}
                shown={each}
                order={order}
                onSort={() => layout.setRuns(nextOrder(order, each.column))}
              />
            ))}
            <th aria-hidden />
            <Table.Th>
              <span className={classes.hidden}>{t('Actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
      </Menu.ContextMenu>
      <Menu.Dropdown data-testid="column-menu">{column && <HeadMenu column={column} onFilter={onFilter} />}</Menu.Dropdown>
    </Menu>
  );
}
