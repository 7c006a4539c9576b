import { modals } from '@mantine/modals';
import { useMemo } from 'react';
import { drawnGraph } from '#engine/graph/index.ts';
import { analysisOf } from '../document/index.ts';
import { takeFile } from '../files/takeFile.ts';
import { phrase, t } from '../language/index.ts';
import { Spoken } from '../surface/index.ts';
import { useActiveGraph, useKnownData, useWorkbench } from '../workbench/index.ts';
import type { Picture } from './drawGraph.ts';
import { PictureForm, type PictureFormat } from './PictureForm.tsx';
import { toSvgText } from './svgElement.ts';
import { toPng } from './toPng.ts';

/** Asks how the graph in front is to be drawn, and saves it as a picture. */
export function usePictureExport(): () => void {
  const { client, notices } = useWorkbench();
  const { store } = useActiveGraph();
  const shapes = useKnownData()?.shapes;
  return useMemo(() => {
    const save = (name: string, picture: Picture, format: PictureFormat) =>
      notices.attempt(async () => {
        const content =
          format === 'svg'
            ? ({ format, text: toSvgText(picture.root) } as const)
            : ({ format, base64: await toPng(picture) } as const);
        const file = await client.graphs.exportPicture({ name, picture: content });
        if (file.kind === 'canceled') return;
        takeFile(file);
        notices.done(t('Picture exported'), file.kind === 'saved' ? file.path : file.fileName);
      });
    return () => {
      const { document } = store.getState();
      const close = () => modals.closeAll();
      modals.open({
        title: <Spoken of={phrase('Export a picture of the graph')} />,
        size: 'lg',
        children: (
          <PictureForm
            document={document}
            analysis={drawnGraph(analysisOf(document, shapes))}
            onCancel={close}
            onExport={(picture, format) => {
              close();
              void save(document.name?.trim() || t('Untitled'), picture, format);
            }}
          />
        ),
      });
    };
  }, [client, notices, store, shapes]);
}
