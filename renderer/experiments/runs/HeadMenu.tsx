import { Menu } from '@mantine/core';
import {
  IconEyeOff,
  IconFilter,
  IconPin,
  IconPinnedOff,
  IconSortAscending,
  IconSortDescending,
  IconStack2,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { NAME, type RunColumn } from './runColumn.ts';

/** The items of a column's menu: sort, filter, group, pin, hide. */
export function HeadMenu({ column, onFilter }: { readonly column: RunColumn; readonly onFilter: (column: RunColumn) => void }) {
  const { layout } = useWorkbench();
  const { columns, pinned, groupedBy } = useStore(layout, ({ runs }) => runs);
  const { id } = column;
  const isName = id === NAME;
  const isPinned = pinned.includes(id);
  const others = pinned.filter((other) => other !== id);
  return (
    <>
      <Menu.Item
        leftSection={<IconSortAscending size={14} />}
        onClick={() => layout.setRuns({ sortedBy: id, isDescending: false })}
      >
        {t('Sort ascending')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconSortDescending size={14} />}
        onClick={() => layout.setRuns({ sortedBy: id, isDescending: true })}
      >
        {t('Sort descending')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFilter size={14} />} onClick={() => onFilter(column)}>
        {t('Filter…')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconStack2 size={14} />}
        disabled={isName}
        onClick={() => layout.setRuns({ groupedBy: groupedBy === id ? null : id })}
      >
        {groupedBy === id ? t('Stop grouping') : t('Group by this column')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={isPinned ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
        disabled={isName}
        onClick={() => layout.setRuns({ pinned: isPinned ? others : [...others, id] })}
      >
        {isPinned ? t('Unpin') : t('Pin to the left')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconEyeOff size={14} />}
        disabled={isName}
        onClick={() => layout.setRuns({ columns: { ...columns, [id]: false } })}
      >
        {t('Hide column')}
      </Menu.Item>
    </>
  );
}
