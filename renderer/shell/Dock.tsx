import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { useTellHeight } from '../workbench/layout/index.ts';
import { DOCK_PANELS, dockPanelOf } from './catalog/dockPanels.ts';
import classes from './Dock.module.css';

/** The panels below the view. Collapsed, their tabs remain. */
export function Dock({ isFolded = false }: { readonly isFolded?: boolean }) {
  const { layout } = useWorkbench();
  const { dockTab } = useStore(layout);
  const open = dockPanelOf(dockTab);
  const element = useTellHeight('--bw-dock-height');
  const Chevron = isFolded ? IconChevronUp : IconChevronDown;
  return (
    <section ref={element} className={classes.dock} aria-label={t('Dock')}>
      <div className={classes.bar}>
        <div className={classes.tabs} role="tablist" aria-label={t('Dock')}>
          {DOCK_PANELS.map(({ id, label, badge: Badge }) => (
            <UnstyledButton
              key={id}
              role="tab"
              className={classes.tab}
              aria-selected={!isFolded && id === open.id}
              aria-controls="dock-panel"
              data-testid={`dock-${id}`}
              onClick={() => layout.toggleDock(id)}
            >
              {t(label)}
              {Badge && <Badge />}
            </UnstyledButton>
          ))}
        </div>
        {!isFolded && open.controls && (
          <div className={classes.controls}>
            <open.controls />
          </div>
        )}
        <Tooltip label={isFolded ? t('Open bottom panel') : t('Collapse bottom panel')}>
          <ActionIcon
            aria-label={isFolded ? t('Open bottom panel') : t('Collapse bottom panel')}
            onClick={() => layout.setDockOpen(isFolded)}
          >
            <Chevron size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {!isFolded && (
        <div className={classes.view} role="tabpanel" id="dock-panel" aria-label={t(open.label)}>
          <open.content />
        </div>
      )}
    </section>
  );
}
