import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { VIEWS, viewOf } from './catalog/views.ts';
import classes from './ViewRail.module.css';

/** The views of the window, at its left edge. */
export function ViewRail() {
  const { layout } = useWorkbench();
  const { view, leftOpen } = useStore(layout);
  const shown = viewOf(view);
  const canOpen = !leftOpen && shown.left !== undefined;
  return (
    <nav className={classes.rail} aria-label={t('Rooms')}>
      {VIEWS.map(({ id, label, icon: Icon }) => (
        <UnstyledButton
          key={id}
          className={classes.view}
          aria-current={id === shown.id ? 'page' : undefined}
          data-testid={`room-${id}`}
          onClick={() => layout.setState({ view: id })}
        >
          <Icon size={20} stroke={1.6} />
          {t(label)}
        </UnstyledButton>
      ))}
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
