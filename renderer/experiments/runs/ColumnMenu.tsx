import { Button, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { COLUMN_GROUPS, isShown, labelOf, type RunColumn } from './runColumn.ts';

const GROUPS = Object.entries(COLUMN_GROUPS);

/** Shows and hides the columns of the table, found by their labels. */
export function ColumnMenu({ columns }: { readonly columns: readonly RunColumn[] }) {
  const { layout } = useWorkbench();
  const chosen = useStore(layout, ({ runs }) => runs.columns);
  const [search, setSearch] = useState('');
  // The first column, the name, stays.
  const optional = columns.slice(1);
  const shown = optional.filter((column) => isShown(column, chosen)).map(({ id }) => id);
  const found = optional.filter((column) => labelOf(column).toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <Menu position="bottom-end" closeOnItemClick={false} onClose={() => setSearch('')}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconColumns3 size={14} />} data-testid="choose-columns">
          {t('Columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Menu.Search
          placeholder={t('Find a column')}
          aria-label={t('Find a column')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {GROUPS.map(([group, label]) => {
          const members = found.filter((column) => column.group === group);
          if (members.length === 0) return null;
          return [
            <Menu.Label key={group}>{t(label)}</Menu.Label>,
            ...members.map((column) => (
              <Menu.CheckboxItem
                key={column.id}
                data-testid={`column-${column.id}`}
                checked={shown.includes(column.id)}
                onChange={(isChecked) => layout.setRuns({ columns: { ...chosen, [column.id]: isChecked } })}
              >
                {labelOf(column)}
              </Menu.CheckboxItem>
            )),
          ];
        })}
        <Menu.Divider />
        <Menu.Item disabled={Object.keys(chosen).length === 0} onClick={() => layout.setRuns({ columns: {}, pinned: [] })}>
          {t('Reset to default')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
