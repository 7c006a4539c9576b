import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { type ComponentType, memo, type RefObject, useRef, useState } from 'react';
import { Group, Panel, type PanelImperativeHandle, Separator } from 'react-resizable-panels';
import { useStore } from 'zustand';
import { t, useLanguage } from '../language/index.ts';
import { useTextScale, useWorkbench } from '../workbench/index.ts';
import { type Layout, narrowWindow } from '../workbench/layout/index.ts';
import type { View } from '../workbench/views/index.ts';
import { COMPANION } from './catalog/companions.ts';
import { viewOf } from './catalog/views.ts';
import { Dock } from './Dock.tsx';
import classes from './Panes.module.css';
import { SideDrawer } from './SideDrawer.tsx';
import { useNoticeCorner } from './useNoticeCorner.ts';

type Side = keyof Layout['sizes'];

/** The view with its panels at the sides, and the dock below. All of them can be resized and collapsed. */
export function Panes() {
  const { layout } = useWorkbench();
  const { view, leftOpen, inspectorOpen, dockOpen, sizes } = useStore(layout);
  const { isCompact } = useStore(narrowWindow);
  const scale = useTextScale();
  const shown = viewOf(view);
  const panels: Record<Side, RefObject<PanelImperativeHandle | null>> = {
    left: useRef(null),
    inspector: useRef(null),
    dock: useRef(null),
    companion: useRef(null),
  };
  const hasCompanion = COMPANION.useIsOpen();
  const corner = useNoticeCorner();
  const remember = (...sides: Side[]) => {
    const measured = sides.flatMap((side) => {
      const panel = panels[side].current;
      return panel ? [[side, Math.round(panel.getSize().inPixels)]] : [];
    });
    layout.setState(({ sizes: before }) => ({ sizes: { ...before, ...Object.fromEntries(measured) } }));
  };
  const resizable = (side: Side, minSize: number) =>
    ({
      id: side,
      // One that changed with each render would register the panel anew.
      panelRef: panels[side],
      defaultSize: sizes[side],
      minSize: minSize * scale,
      groupResizeBehavior: 'preserve-pixel-size',
    }) as const;
  const drawer = isCompact ? drawerOf(shown, leftOpen, inspectorOpen) : undefined;
  const [isDragged, setDragged] = useState(false);
  const close = () => {
    setDragged(false);
    layout.setState({ leftOpen: false, inspectorOpen: false });
  };
  return (
    <div className={classes.panes} data-stacked={isCompact || undefined}>
      <Group
        id="window"
        className={classes.rows}
        onLayoutChanged={(_layout, { isUserInteraction }) => isUserInteraction && remember('companion')}
      >
        <Panel id="work" elementRef={corner.work} minSize={300} className={classes.work}>
          <Group
            id="rows"
            orientation="vertical"
            className={classes.rows}
            onLayoutChanged={(_layout, { isUserInteraction }) => isUserInteraction && remember('dock')}
          >
            <Panel id="view" minSize="25%">
              <div className={classes.view}>
                <Group
                  id="columns"
                  className={classes.columns}
                  inert={drawer !== undefined && !isDragged}
                  onLayoutChanged={(_layout, { isUserInteraction }) => isUserInteraction && remember('left', 'inspector')}
                >
                  {leftOpen && shown.left && !isCompact && (
                    <>
                      <Panel {...resizable('left', 184)} maxSize={460 * scale}>
                        <Content of={shown.left} />
                      </Panel>
                      <Separator className={classes.vertical} aria-label={t('Width of the left panel')} />
                    </>
                  )}
                  <Panel id="center" elementRef={corner.center} minSize={260} className={classes.center}>
                    <Content of={shown.center} />
                  </Panel>
                  {inspectorOpen && shown.right && !isCompact && (
                    <>
                      <Separator className={classes.vertical} aria-label={t('Width of the right panel')} />
                      <Panel {...resizable('inspector', 232)} maxSize={560 * scale}>
                        <Content of={shown.right} />
                      </Panel>
                    </>
                  )}
                </Group>
                {(isCompact || !inspectorOpen) && shown.rightLabel && (
                  <SideRail
                    isCovered={drawer !== undefined}
                    label={t(shown.rightLabel)}
                    onOpen={() => layout.setState({ inspectorOpen: true })}
                  />
                )}
                {drawer && (
                  <SideDrawer side={drawer.side} isDragged={isDragged} onDrag={() => setDragged(true)} onClose={close}>
                    <Content of={drawer.content} />
                  </SideDrawer>
                )}
              </div>
            </Panel>
            {dockOpen && !shown.isWithoutDock && (
              <>
                <Separator className={classes.horizontal} aria-label={t('Height of the bottom panel')} />
                <Panel {...resizable('dock', 132)} maxSize="75%">
                  <Content of={Dock} />
                </Panel>
              </>
            )}
          </Group>
          {!dockOpen && !shown.isWithoutDock && <Dock isFolded />}
        </Panel>
        {hasCompanion && !isCompact && (
          <>
            <Separator className={classes.vertical} aria-label={t('Width of the lesson')} />
            <Panel {...resizable('companion', 264)} maxSize={620 * scale}>
              <Content of={COMPANION.content} />
            </Panel>
          </>
        )}
      </Group>
      {hasCompanion && isCompact && (
        <div id="companion" className={classes.sheet}>
          <Content of={COMPANION.content} />
        </div>
      )}
    </div>
  );
}

/** A part of the window. Panels that open, fold or change their size beside it do not render it again. */
const Content = memo(({ of: Part }: { readonly of: ComponentType }) => {
  useLanguage();
  useTextScale();
  return <Part />;
});
Content.displayName = 'Content';

/** The panel of a view that is open over it. */
function drawerOf({ left, right }: View, leftOpen: boolean, rightOpen: boolean) {
  if (leftOpen && left) return { side: 'left', content: left } as const;
  return rightOpen && right ? ({ side: 'right', content: right } as const) : undefined;
}

interface SideRailProps {
  readonly label: string;
  readonly isCovered: boolean;
  readonly onOpen: () => void;
}

/** The folded panel on the right. */
function SideRail({ label, isCovered, onOpen }: SideRailProps) {
  return (
    <Tooltip label={t('Open {{label}}', { label })} position="left">
      <UnstyledButton className={classes.rail} inert={isCovered} aria-label={t('Open {{label}}', { label })} onClick={onOpen}>
        <IconLayoutSidebarRightExpand size={17} stroke={1.6} />
        <span className={classes.label}>{label}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
