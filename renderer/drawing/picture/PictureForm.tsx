import { Button, Group, Progress, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { DrawnGraph, GraphDocument } from '#engine/graph/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import type { Scheme } from '../../theme/colors.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { drawGraph, type Picture } from './drawGraph.ts';
import { GraphPicture } from './GraphPicture.tsx';
import classes from './PictureForm.module.css';
import { pictureColors } from './pictureColors.ts';
import { type PngProgress, pngSize } from './toPng.ts';

type PictureFormat = 'svg' | 'png';

interface PictureFormProps {
  readonly document: GraphDocument;
  readonly analysis: DrawnGraph;
  /** Aborts the export. */
  readonly signal: AbortSignal;
  readonly onCancel: () => void;
  /** Resolves when the file is saved, or cancelled. */
  readonly onExport: (order: PictureOrder) => Promise<void>;
}

/** The picture to export, with progress and cancellation. */
export interface PictureOrder {
  readonly picture: Picture;
  readonly format: PictureFormat;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PngProgress) => void;
}

/** Above this number, a small preview shows only boxes. */
const MOST_READABLE = 200;

/** Options of exporting a graph as a picture, with a preview. */
export function PictureForm({ document, analysis, signal, onCancel, onExport }: PictureFormProps) {
  const spoken = useLanguage();
  const [format, setFormat] = useState<PictureFormat>('svg');
  const [scheme, setScheme] = useState<Scheme>(useScheme());
  const [isTransparent, setTransparent] = useState(false);
  const [progress, setProgress] = useState<PngProgress>();
  const exportNow = () => {
    setProgress({ stage: 'drawing' });
    // Drawing thousands of nodes takes a while: the window shows progress first.
    setTimeout(() => void onExport({ picture: draw(false), format, signal, onProgress: setProgress }));
  };
  const colors = useMemo(() => pictureColors(scheme), [scheme]);
  // A large graph would be unreadable in so little space.
  const isFar = document.nodes.length > MOST_READABLE;
  const draw = (far: boolean) => drawGraph(document, { colors, analysis, isTransparent, isFar: far });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing depends only on these
  const picture = useMemo(() => draw(isFar), [document, analysis, colors, isTransparent, spoken]);
  return (
    <Stack gap="md">
      <div
        className={classes.preview}
        data-transparent={isTransparent || undefined}
        style={{ '--ground': colors.token.canvas, '--square': colors.token.line }}
      >
        <GraphPicture picture={picture} className={classes.picture} label={t('Preview of the picture')} />
      </div>
      <Group gap="lg">
        <SegmentedControl
          aria-label={t('Format')}
          value={format}
          onChange={setFormat}
          data={[
            { value: 'svg', label: 'SVG' },
            { value: 'png', label: 'PNG' },
          ]}
        />
        <SegmentedControl
          aria-label={t('Colors')}
          value={scheme}
          onChange={setScheme}
          data={[
            { value: 'light', label: t('Light') },
            { value: 'dark', label: t('Dark') },
          ]}
        />
        <Switch
          label={t('Transparent background')}
          checked={isTransparent}
          onChange={(event) => setTransparent(event.currentTarget.checked)}
        />
      </Group>
      <Text fz="xs" c="dimmed" data-testid="picture-size">
        {describeSize(picture, format)}
      </Text>
      <Group justify="flex-end" gap="xs" wrap="nowrap">
        {progress && <PictureProgress progress={progress} nodes={document.nodes.length} />}
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button data-autofocus disabled={progress !== undefined} onClick={exportNow}>
          {t('Export picture')}
        </Button>
      </Group>
    </Stack>
  );
}

function describeSize(picture: Picture, format: PictureFormat): string {
  if (format === 'svg') return t('Vectors and text: sharp at any size, and editable in Inkscape and browsers.');
  const { width, height, isReduced } = pngSize(picture);
  return isReduced
    ? t('{{width}} × {{height}} pixels: the whole graph, reduced because a larger PNG cannot be made. SVG has no such limit.', {
        width,
        height,
      })
    : t('{{width}} × {{height}} pixels: the whole graph at twice its size.', { width, height });
}

/** Delay before it is shown. */
const PATIENCE_MS = 300;

/** Progress of a slow picture. */
function PictureProgress({ progress: { stage, share }, nodes }: { readonly progress: PngProgress; readonly nodes: number }) {
  const [isLong, setLong] = useState(false);
  useTimeout(() => setLong(true), PATIENCE_MS, { autoInvoke: true });
  if (!isLong) return null;
  const text = stage === 'drawing' ? t('Drawing {{count}} nodes', { count: nodes }) : t('Writing the PNG');
  return (
    <Stack gap={4} flex={1} data-testid="picture-progress">
      <Text fz="xs" c="dimmed" role="status">
        {text}
      </Text>
      <Progress size="sm" value={100 * (share ?? 1)} animated={share === undefined} aria-label={text} />
    </Stack>
  );
}
