import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMemo } from 'react';
import type { GraphSummary } from '#app/contract/index.ts';
import { askForName } from '../../controls/dialogs/askForName.tsx';
import { setName } from '../../document/index.ts';
import { message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { takeFile } from '../../workbench/files/takeFile.ts';
import { useActiveGraph, useWorkbench } from '../../workbench/index.ts';
import { openGallery } from '../gallery/Gallery.tsx';
import { saveAsTemplate } from '../gallery/TemplateForm.tsx';

/** Actions on whole graphs. Failures are shown. */
export function useGraphActions() {
  const { client, openGraphs, notices } = useWorkbench();
  const graph = useActiveGraph();
  return useMemo(
    () => ({
      create: openGallery,
      saveAsTemplate: () => saveAsTemplate({ client, notices }, graph.store.getState().document),
      exportGraph: () =>
        void notices.attempt(async () => {
          const file = await client.graphs.export({ document: graph.store.getState().document });
          if (file.kind === 'canceled') return;
          takeFile(file);
          notices.done(message('Graph exported'), file.kind === 'saved' ? file.path : file.fileName);
        }),
      rename: () => {
        const { name = '' } = graph.store.getState().document;
        askForName(message('Rename graph'), name, (chosen) => graph.store.edit(message('Rename graph'), setName(chosen)));
      },
      remove: ({ id, name }: GraphSummary) =>
        modals.openConfirmModal({
          title: <Spoken of={message('Delete graph?')} />,
          children: (
            <Text fz="sm">
              <Spoken of={message('“{{name}}” will be deleted. Its runs are kept, each with its graph.', { name })} />
            </Text>
          ),
          labels: { confirm: <Spoken of={message('Delete graph')} />, cancel: <Spoken of={message('Cancel')} /> },
          confirmProps: { color: 'red' },
          onConfirm: () => void notices.attempt(() => openGraphs.remove(id)),
        }),
    }),
    [client, openGraphs, notices, graph],
  );
}
