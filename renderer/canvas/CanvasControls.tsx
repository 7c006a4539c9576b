import { ActionIcon, Divider, Tooltip } from '@mantine/core';
import { IconLayoutDistributeVertical, IconMap, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { Panel, useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useCommands } from '../commands/CommandsContext.ts';
import { useFrom, useWorkbench } from '../workbench/index.ts';
import classes from './Canvas.module.css';

/** Zoom, fit, tidy and the map, in the corner of the canvas. */
export function CanvasControls() {
  const { layout } = useWorkbench();
  const minimap = useFrom(
    () => layout,
    (state) => state.minimap,
  );
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  const commands = useCommands();
  const control = (id: 'zoomOut' | 'zoomIn' | 'fitAll' | 'arrange', icon: ReactNode) => {
    const { label, run } = commands[id];
    return (
      <Tooltip label={label} position="top">
        <ActionIcon aria-label={label} onClick={() => run()}>
          {icon}
        </ActionIcon>
      </Tooltip>
    );
  };
  return (
    <Panel position="bottom-left" className={classes.controls}>
      {control('zoomOut', <IconMinus size={15} />)}
      <span className={classes.percent}>{percent}%</span>
      {control('zoomIn', <IconPlus size={15} />)}
      {control('fitAll', <IconMaximize size={15} />)}
      <Divider orientation="vertical" my={4} />
      {control('arrange', <IconLayoutDistributeVertical size={15} />)}
      <Tooltip label={minimap ? 'Hide the map' : 'Show the map'} position="top">
        <ActionIcon
          aria-label={minimap ? 'Hide the map' : 'Show the map'}
          aria-pressed={minimap}
          onClick={() => layout.setState({ minimap: !minimap })}
        >
          <IconMap size={15} />
        </ActionIcon>
      </Tooltip>
    </Panel>
  );
}
