import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { t } from '../language/index.ts';
import { ROOMS } from '../layout/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './RoomRail.module.css';
import { ROOM_VIEWS } from './rooms.tsx';

/** The rooms of the window, always at hand at its left edge. */
export function RoomRail() {
  const { layout } = useWorkbench();
  const { room, leftOpen } = useStore(layout);
  const canOpen = !leftOpen && ROOM_VIEWS[room].left !== undefined;
  return (
    <nav className={classes.rail} aria-label={t('Views')}>
      {ROOMS.map((name) => {
        const { label, icon: Icon } = ROOM_VIEWS[name];
        return (
          <UnstyledButton
            key={name}
            className={classes.room}
            aria-current={room === name ? 'page' : undefined}
            data-testid={`room-${name}`}
            onClick={() => layout.setState({ room: name })}
          >
            <Icon size={20} stroke={1.6} />
            {t(label)}
          </UnstyledButton>
        );
      })}
      {canOpen && (
        <Tooltip label={t('Open panel')} position="right">
          <ActionIcon
            className={classes.open}
            aria-label={t('Open left panel')}
            onClick={() => layout.setState({ leftOpen: true })}
          >
            <IconLayoutSidebarLeftExpand size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </nav>
  );
}
