import { modals } from '@mantine/modals';
import { useMemo } from 'react';
import { drawnGraph } from '#engine/graph/index.ts';
import { analysisOf } from '../../document/index.ts';
import { message, t } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { takeFile } from '../../workbench/files/takeFile.ts';
import { useActiveGraph, useKnownData, useWorkbench } from '../../workbench/index.ts';
import { PictureForm, type PictureOrder } from './PictureForm.tsx';
import { toSvgText } from './svgElement.ts';
import { toPng } from './toPng.ts';

/** Asks for options, and exports the active graph as a picture. */
export function usePictureExport(): () => void {
  const { client, notices } = useWorkbench();
  const { store } = useActiveGraph();
  const shapes = useKnownData()?.shapes;
  return useMemo(() => {
    const contentOf = async ({ picture, format, ...work }: PictureOrder) =>
      format === 'svg' ? { format, text: toSvgText(picture.root) } : { format, base64: await toPng(picture, work) };
    const save = (name: string, order: PictureOrder) =>
      notices.attempt(async () => {
        const content = await contentOf(order).catch((error) => {
          if (!order.signal.aborted) throw error;
        });
        if (!content) return;
        const file = await client.graphs.exportPicture({ name, picture: content });
        if (file.kind === 'canceled') return;
        takeFile(file);
        notices.done(message('Picture exported'), file.kind === 'saved' ? file.path : file.fileName);
      });
    return () => {
      const { document } = store.getState();
      const calledOff = new AbortController();
      const id = modals.open({
        title: <Spoken of={message('Export picture of the graph')} />,
        size: 'lg',
        onClose: () => calledOff.abort(),
        children: (
          <PictureForm
            document={document}
            analysis={drawnGraph(analysisOf(document, shapes))}
            signal={calledOff.signal}
            onCancel={() => modals.close(id)}
            onExport={async (order) => {
              await save(document.name?.trim() || t('Untitled'), order);
              modals.close(id);
            }}
          />
        ),
      });
    };
  }, [client, notices, store, shapes]);
}
