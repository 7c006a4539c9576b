import { Button, Group, SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import type { LensSubject } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { centered, emptyInk, type Ink, inkValues } from './brush.ts';
import { DrawingPad } from './DrawingPad.tsx';
import type { PictureSize } from './samplePorts.ts';
import { TargetFields, useTyped } from './TypedSample.tsx';

interface DrawnSampleProps {
  readonly subject: LensSubject;
  readonly size: PictureSize;
}

/** Draws an image as the sample. */
export function DrawnSample({ subject, size }: DrawnSampleProps) {
  const [input] = subject.inputs;
  const { present, show } = useTyped(subject);
  const [picture, setPicture] = useState<Ink>(() => emptyInk(size.width, size.height));
  const [erases, setErases] = useState(false);
  const [centers, setCenters] = useState(true);
  const send = (next: Ink, isCentered: boolean) => {
    const values = inkValues(isCentered ? centered(next) : next, size.channels, input.range);
    show({ inputs: { ...present.inputs, [input.node]: values } });
  };
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
      <TargetFields subject={subject} />
    </>
  );
}
