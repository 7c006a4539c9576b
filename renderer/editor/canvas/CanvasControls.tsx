import { ActionIcon, Divider, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconMap,
  IconMaximize,
  IconMinus,
  IconPlus,
  IconSitemap,
  IconZoomScan,
} from '@tabler/icons-react';
import { Panel } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { HistoryEntry } from '../../document/index.ts';
import { useZoom } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { say, t } from '../../language/index.ts';
import { type Command, useCommands } from '../../workbench/commands/index.ts';
import { useDocumentState, useWorkbench } from '../../workbench/index.ts';
import { textScale } from '../../workbench/settings/index.ts';
import { arrangeCommands } from '../commands/arrangeCommands.ts';
import { editCommands } from '../commands/editCommands.ts';
import { viewCommands } from '../commands/viewCommands.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';
import classes from './Canvas.module.css';

/** Undo, zoom, fit, arrange and the map, in the corner of the canvas. */
export function CanvasControls() {
  const { layout } = useWorkbench();
  const minimap = useStore(layout, (state) => state.minimap);
  const lensOnCanvas = useStore(layout, (state) => state.lensOnCanvas);
  const lastStep = useDocumentState(({ past }) => past.at(-1) ?? null);
  const nextStep = useDocumentState(({ future }) => future[0] ?? null);
  const edit = useCommands(editCommands);
  const view = useCommands(viewCommands);
  const { arrange } = useCommands(arrangeCommands);
  const control = ({ label, run }: Command, icon: ReactNode, entry?: HistoryEntry | null) => {
    const tip = entry ? t('{{command}}: {{step}}', { command: label, step: say(entry.label) }) : label;
    return (
      <Tooltip label={tip} position="top">
        <ActionIcon aria-label={label} disabled={entry === null} onClick={() => run()}>
          {icon}
        </ActionIcon>
      </Tooltip>
    );
  };
  return (
    <Panel position="bottom-left" className={classes.controls}>
      {control(edit.undo, <IconArrowBackUp size={16} />, lastStep)}
      {control(edit.redo, <IconArrowForwardUp size={16} />, nextStep)}
      <Divider orientation="vertical" my={4} />
      {control(view.zoomOut, <IconMinus size={15} />)}
      <ZoomPercent />
      {control(view.zoomIn, <IconPlus size={15} />)}
      {control(view.fitAll, <IconMaximize size={15} />)}
      <Divider orientation="vertical" my={4} />
      {control(arrange, <IconSitemap size={15} className={classes.sideways} />)}
      <ArrangeMenu />
      <Tooltip label={minimap ? t('Hide minimap') : t('Show minimap')} position="top">
        <ActionIcon
          aria-label={minimap ? t('Hide minimap') : t('Show minimap')}
          aria-pressed={minimap}
          onClick={() => layout.setState({ minimap: !minimap })}
        >
          <IconMap size={15} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={view.toggleLens.label} position="top">
        <ActionIcon
          aria-label={t('Values of the lens')}
          aria-pressed={lensOnCanvas}
          onClick={() => view.toggleLens.run()}
          data-testid="toggle-lens"
        >
          <IconZoomScan size={15} />
        </ActionIcon>
      </Tooltip>
    </Panel>
  );
}

function ZoomPercent() {
  const percent = useZoom((zoom) => Math.round((zoom / textScale()) * 100));
  return <span className={classes.percent}>{percent}%</span>;
}
