import { Button, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { isShown, labelOf, type RunColumn } from './runColumns.tsx';

/** Shows and hides the columns of the table. */
export function ColumnMenu({ columns }: { readonly columns: readonly RunColumn[] }) {
  const { layout } = useWorkbench();
  const chosen = useStore(layout, ({ runs }) => runs.columns);
  // The first column, the name, stays.
  const optional = columns.slice(1);
  const shown = optional.filter((column) => isShown(column, chosen)).map(({ id }) => id);
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconColumns3 size={14} />} data-testid="choose-columns">
          {t('Columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        {optional.map((column) => (
          <Menu.CheckboxItem
            key={column.id}
            data-testid={`column-${column.id}`}
            checked={shown.includes(column.id)}
            onChange={(isChecked) => layout.setRuns({ columns: { ...chosen, [column.id]: isChecked } })}
          >
            {labelOf(column)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={Object.keys(chosen).length === 0} onClick={() => layout.setRuns({ columns: {} })}>
          {t('Reset to default')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
