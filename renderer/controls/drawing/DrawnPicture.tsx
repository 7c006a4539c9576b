import { Button, Group, SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../language/index.ts';
import { centered, emptyInk, type Ink, inkValues } from './brush.ts';
import { DrawingPad } from './DrawingPad.tsx';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

interface DrawnPictureProps {
  readonly size: PictureSize;
  /** Darkest and brightest value of the data. */
  readonly range?: readonly [number, number] | undefined;
  /** Initial picture. Default: empty. */
  readonly beginning?: Ink | undefined;
  /** Gets the values of the picture in the units of the data. */
  readonly onDraw: (values: number[]) => void;
}

/** Draws a picture with a brush and an eraser, centered as in MNIST unless switched off. */
export function DrawnPicture({ size, range, beginning, onDraw }: DrawnPictureProps) {
  const [picture, setPicture] = useState<Ink>(() => beginning ?? emptyInk(size.width, size.height));
  const [erases, setErases] = useState(false);
  const [centers, setCenters] = useState(beginning === undefined);
  const send = (next: Ink, isCentered: boolean) =>
    onDraw(inkValues(isCentered ? centered(next) : next, size.channels, range && [range[0], range[1]]));
  const draw = (next: Ink) => {
    setPicture(next);
    send(next, centers);
  };
  return (
    <>
      <DrawingPad picture={picture} erases={erases} onDraw={draw} />
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <SegmentedControl
          aria-label={t('Tool')}
          data={[
            { value: 'draw', label: t('Draw') },
            { value: 'erase', label: t('Erase') },
          ]}
          value={erases ? 'erase' : 'draw'}
          onChange={(value) => setErases(value === 'erase')}
        />
        <Button variant="default" size="compact-xs" onClick={() => draw(emptyInk(size.width, size.height))}>
          {t('Clear')}
        </Button>
      </Group>
      <Switch
        label={t('Center the drawing, as in MNIST')}
        checked={centers}
        onChange={(event) => {
          setCenters(event.currentTarget.checked);
          send(picture, event.currentTarget.checked);
        }}
      />
    </>
  );
}
