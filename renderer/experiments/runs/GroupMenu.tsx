import { Button, Menu } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { labelOf, type RunColumn } from './runColumn.ts';

/** The columns that are offered here; any other from its header. */
const OFFERED: ReadonlySet<string> = new Set(['experiment', 'configuration', 'graph', 'data', 'status', 'tags', 'optimizer']);
const NONE = '';

/** Groups the runs by the values of a column. */
export function GroupMenu({ columns }: { readonly columns: readonly RunColumn[] }) {
  const { layout } = useWorkbench();
  const groupedBy = useStore(layout, ({ runs }) => runs.groupedBy);
  const current = columns.find(({ id }) => id === groupedBy);
  const choices = columns.filter((column) => OFFERED.has(column.id) || column === current);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant={current ? 'light' : 'default'} leftSection={<IconStack2 size={14} />} data-testid="group-runs">
          {current ? t('Grouped by {{column}}', { column: labelOf(current) }) : t('Group')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={current?.id ?? NONE} onChange={(id) => layout.setRuns({ groupedBy: id === NONE ? null : id })}>
          <Menu.RadioItem value={NONE} closeMenuOnClick>
            {t('No groups')}
          </Menu.RadioItem>
          {choices.map((column) => (
            <Menu.RadioItem key={column.id} value={column.id} data-testid={`group-by-${column.id}`} closeMenuOnClick>
              {labelOf(column)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
