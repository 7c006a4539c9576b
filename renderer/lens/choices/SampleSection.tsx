import { Alert, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { LensSubject } from '#app/contract/index.ts';
import type { PictureSize } from '../../controls/drawing/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { say, t } from '../../language/index.ts';
import { useKnownData, useLens, useLensState } from '../../workbench/index.ts';
import { samplesFor } from '../../workbench/lens/index.ts';
import { DataSample } from './DataSample.tsx';
import { DrawnSample } from './DrawnSample.tsx';
import { ShownSample } from './ShownSample.tsx';
import { drawableSize } from './samplePorts.ts';
import { TypedSample, useTyped } from './TypedSample.tsx';

const SOURCES = ['data', 'batch', 'typed', 'drawn'] as const;
type Source = (typeof SOURCES)[number];

/** The size of the only input as a picture, if it is one in the graph or in its data. */
function useDrawableSize({ inputs }: LensSubject): PictureSize | undefined {
  const columns = useKnownData()?.description.inputs;
  if (inputs.length !== 1) return undefined;
  return drawableSize(inputs[0]) ?? (columns?.length === 1 ? drawableSize(inputs[0], columns[0].shape) : undefined);
}

/** Chooses the samples: of the data, the next training batch, typed numbers, or a drawing. */
export function SampleSection() {
  const subject = useLensState((state) => state.subject);
  return (
    <Section title={t('Sample')}>
      {subject ? (
        <SampleChoice subject={subject} />
      ) : (
        <Text fz="xs" c="dimmed">
          {t('Samples can be chosen once the weights are known.')}
        </Text>
      )}
    </Section>
  );
}

function SampleChoice({ subject }: { readonly subject: LensSubject }) {
  const lens = useLens();
  const chosen = useLensState(({ choices }) => choices.samples);
  const present = samplesFor(chosen, subject);
  const typed = useTyped(subject);
  const size = useDrawableSize(subject);
  const canDraw = size !== undefined;
  // A drawing is a typed sample: which of the two it is, is a matter of this panel.
  const [isDrawn, setDrawn] = useState(canDraw);
  const source: Source = present?.kind !== 'typed' ? (present?.kind ?? 'typed') : isDrawn && canDraw ? 'drawn' : 'typed';
  const [preferred, setPreferred] = useState<Source | undefined>(undefined);
  const shown = preferred ?? source;
  const choose = (next: Source) => {
    setPreferred(next);
    setDrawn(next === 'drawn');
    if (next === 'data') lens.choose({ samples: undefined });
    // The network shows what the fields show.
    if (next === 'typed') typed.show({});
    // With layers as in training, the pass is exactly the next training step.
    if (next === 'batch') lens.choose({ samples: { kind: 'batch' }, mode: 'train' });
  };
  const labels: Readonly<Record<Source, string>> = {
    data: t('Of the data'),
    batch: t('Next training batch'),
    typed: t('Typed numbers'),
    drawn: t('Drawing'),
  };
  const offered = SOURCES.filter((each) => (each === 'drawn' ? canDraw : each === 'typed' || subject.samples !== null));
  return (
    <Stack gap="xs">
      {subject.dataProblem && chosen?.kind !== 'typed' && (
        <Alert color="yellow" p="xs" style={{ overflowWrap: 'anywhere' }} data-testid="lens-data-problem">
          <Text fz="xs" fw={600}>
            {t('The samples of this run cannot be shown')}
          </Text>
          <Text fz="xs">{say(subject.dataProblem)}</Text>
          {subject.dataProblem.fix && <Text fz="xs">{say(subject.dataProblem.fix)}</Text>}
          <Text fz="xs">{t('The weights are shown with a sample of zeros until you type another one.')}</Text>
        </Alert>
      )}
      <Select
        aria-label={t('Source of the sample')}
        data={offered.map((value) => ({ value, label: labels[value] }))}
        value={shown}
        onChange={(value) => {
          const next = SOURCES.find((each) => each === value);
          if (next) choose(next);
        }}
        data-testid="lens-source"
      />
      {shown === 'data' && present?.kind === 'data' && <DataSample subject={subject} samples={present} />}
      {shown === 'typed' && <TypedSample subject={subject} />}
      {shown === 'drawn' && size && <DrawnSample subject={subject} size={size} />}
      <ShownSample subject={subject} />
    </Stack>
  );
}
