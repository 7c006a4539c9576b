import { useRef } from 'react';
import { Group, Panel, type PanelImperativeHandle, Separator } from 'react-resizable-panels';
import { useStore } from 'zustand';
import { t } from '../language/index.ts';
import { useTextScale, useWorkbench } from '../workbench/index.ts';
import type { Layout } from '../workbench/layout/index.ts';
import { viewOf } from './catalog/views.ts';
import { Dock } from './Dock.tsx';
import classes from './Panes.module.css';
import { SideRail } from './SideRail.tsx';

type Side = keyof Layout['sizes'];

/** The view with its panels at the sides, and the dock below. All of them can be resized and collapsed. */
export function Panes() {
  const { layout } = useWorkbench();
  const { view, leftOpen, inspectorOpen, dockOpen, sizes } = useStore(layout);
  const scale = useTextScale();
  const shown = viewOf(view);
  const left = useRef<PanelImperativeHandle>(null);
  const inspector = useRef<PanelImperativeHandle>(null);
  const dock = useRef<PanelImperativeHandle>(null);
  const remember = (changed: Partial<Record<Side, PanelImperativeHandle | null>>) => {
    const measured = Object.entries(changed).flatMap(([side, panel]) =>
      panel ? [[side, Math.round(panel.getSize().inPixels)] as const] : [],
    );
    layout.setState(({ sizes: before }) => ({ sizes: { ...before, ...Object.fromEntries(measured) } }));
  };
  return (
    <div className={classes.panes}>
      <Group
        id="rows"
        orientation="vertical"
        className={classes.rows}
        onLayoutChanged={(_layout, { isUserInteraction }) => isUserInteraction && remember({ dock: dock.current })}
      >
        <Panel id="view" minSize={180 * scale}>
          <div className={classes.view}>
            <Group
              id="columns"
              className={classes.columns}
              onLayoutChanged={(_layout, { isUserInteraction }) =>
                isUserInteraction && remember({ left: left.current, inspector: inspector.current })
              }
            >
              {leftOpen && shown.left && (
                <>
                  <Panel
                    id="left"
                    panelRef={left}
                    defaultSize={sizes.left}
                    minSize={184 * scale}
                    maxSize={460 * scale}
                    groupResizeBehavior="preserve-pixel-size"
                  >
                    <shown.left />
                  </Panel>
                  <Separator className={classes.vertical} aria-label={t('Width of the left panel')} />
                </>
              )}
              <Panel id="center" minSize={260} className={classes.center}>
                <shown.center />
              </Panel>
              {inspectorOpen && shown.right && (
                <>
                  <Separator className={classes.vertical} aria-label={t('Width of the right panel')} />
                  <Panel
                    id="inspector"
                    panelRef={inspector}
                    defaultSize={sizes.inspector}
                    minSize={232 * scale}
                    maxSize={560 * scale}
                    groupResizeBehavior="preserve-pixel-size"
                  >
                    <shown.right />
                  </Panel>
                </>
              )}
            </Group>
            {!inspectorOpen && shown.rightLabel && (
              <SideRail label={t(shown.rightLabel)} onOpen={() => layout.setState({ inspectorOpen: true })} />
            )}
          </div>
        </Panel>
        {dockOpen && !shown.isWithoutDock && (
          <>
            <Separator className={classes.horizontal} aria-label={t('Height of the bottom panel')} />
            <Panel
              id="dock"
              panelRef={dock}
              defaultSize={sizes.dock}
              minSize={132 * scale}
              maxSize="75%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <Dock />
            </Panel>
          </>
        )}
      </Group>
      {!dockOpen && !shown.isWithoutDock && <Dock isFolded />}
    </div>
  );
}
