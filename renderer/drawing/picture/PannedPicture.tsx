import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { t } from '../../language/index.ts';
import type { Picture } from './drawGraph.ts';
import { GraphPicture } from './GraphPicture.tsx';
import classes from './PannedPicture.module.css';
import type { PicturePart } from './picturePart.ts';
import { usePanZoom } from './usePanZoom.ts';

interface PannedPictureProps {
  readonly picture: Picture;
  readonly label: string;
  /** The centered part; a new object centers it again. */
  readonly part?: PicturePart | undefined;
}

const STEP = 1.3;

/** A graph's picture with pan and zoom as on the canvas: by wheel, drag, keys and buttons. */
export function PannedPicture({ picture, label, part }: PannedPictureProps) {
  const element = useRef<HTMLDivElement>(null);
  const { handlers, zoomBy, fit } = usePanZoom(element, picture, part);
  const button = (name: string, icon: React.ReactNode, act: () => void) => (
    <Tooltip label={name}>
      <ActionIcon aria-label={name} onClick={act}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className={classes.root}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys pan it, as they scroll a long text */}
      <div ref={element} className={classes.view} tabIndex={0} role="img" aria-label={label} {...handlers}>
        <GraphPicture picture={picture} />
      </div>
      <div className={classes.controls}>
        {button(t('Zoom out'), <IconMinus size={15} />, () => zoomBy(1 / STEP))}
        {button(t('Zoom in'), <IconPlus size={15} />, () => zoomBy(STEP))}
        {button(t('Zoom to fit'), <IconMaximize size={15} />, fit)}
      </div>
    </div>
  );
}
