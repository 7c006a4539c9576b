import { ActionIcon, Button, Loader, Menu, Paper, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useCommands } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { arrangeCommands } from '../commands/arrangeCommands.ts';
import classes from './Canvas.module.css';

/** Layout commands and snapping options. */
export function ArrangeMenu() {
  const { settings } = useWorkbench();
  const { direction, guides, grid } = useStore(settings);
  const commands = useCommands(arrangeCommands);
  const item = (id: 'arrangeRight' | 'arrangeDown', isChosen: boolean) => (
    <Choice isChosen={isChosen} onChoose={() => commands[id].run()} role="menuitem">
      {commands[id].label}
    </Choice>
  );
  return (
    <Menu position="top" withArrow={false}>
      <Tooltip label={t('Layout and snapping')} position="top">
        <Menu.Target>
          <ActionIcon size={20} aria-label={t('Layout and snapping')}>
            <IconChevronUp size={13} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {item('arrangeRight', direction === 'right')}
        {item('arrangeDown', direction === 'down')}
        <Menu.Divider />
        <Choice isChosen={guides} onChoose={() => commands.toggleGuides.run()} role="menuitemcheckbox">
          {t('Snap to other nodes')}
        </Choice>
        <Choice isChosen={grid} onChoose={() => commands.toggleGrid.run()} role="menuitemcheckbox">
          {t('Snap to the grid')}
        </Choice>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly role: 'menuitem' | 'menuitemcheckbox';
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ isChosen, role, onChoose, children }: ChoiceProps) {
  return (
    <Menu.Item
      role={role}
      {...(role === 'menuitemcheckbox' && { 'aria-checked': isChosen })}
      leftSection={<IconCheck size={14} visibility={isChosen ? 'visible' : 'hidden'} />}
      onClick={onChoose}
    >
      {children}
    </Menu.Item>
  );
}

/** No message for layouts that finish sooner. */
const PATIENCE_MS = 300;

/** Shows the progress of a slow layout, and lets the user cancel it. */
export function ArrangeProgress() {
  const { arranger } = useWorkbench();
  const current = useStore(arranger.state, (state) => state.current);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!current) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [current]);
  if (!current || !isLong) return null;
  return (
    <Paper className={classes.progress} role="status" data-testid="arranging">
      <Loader size={14} />
      <Text fz="sm">{t('Arranging {{count}} nodes', { count: current.nodes })}</Text>
      <Button size="compact-xs" variant="default" onClick={arranger.cancel}>
        {t('Cancel')}
      </Button>
    </Paper>
  );
}
