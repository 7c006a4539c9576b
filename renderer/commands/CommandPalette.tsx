import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconDatabase, IconSchema, IconSchool, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { GraphSummary } from '#app/contract/index.ts';
import { LAYERS } from '#engine/layers/index.ts';
import { addLayerNext } from '../canvas/placeLayer.ts';
import { setDataset } from '../document/index.ts';
import { PAGES, type PageEntry, type PageId } from '../learn/model/index.ts';
import { useOpenPage } from '../learn/useOpenPage.ts';
import { Keys } from '../shortcuts/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import { layerIcon } from '../theme/layerIcons.ts';
import { useDocumentStore, useFrom, useKnownData, useWorkbench } from '../workbench/index.ts';
import classes from './CommandPalette.module.css';
import type { Command, Commands } from './command.ts';

/** Everything by its name: commands, layers, graphs, data sets. */
export function CommandPalette({ commands }: { readonly commands: Commands<string> }) {
  const { client, notices } = useWorkbench();
  const [graphs, setGraphs] = useState<readonly GraphSummary[]>([]);
  const actions = useActions(commands, graphs);
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      centered={false}
      yOffset={72}
      limit={14}
      scrollable
      maxHeight={440}
      nothingFound="Nothing is called that"
      searchProps={{
        placeholder: 'Search commands, layers, pages, graphs, data sets',
        leftSection: <IconSearch size={16} />,
        'aria-label': 'Search commands',
      }}
      onSpotlightOpen={() => notices.attempt(async () => setGraphs(await client.graphs.list()))}
      transitionProps={{ duration: 100 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      classNames={classes}
    />
  );
}

function useActions(commands: Commands<string>, graphs: readonly GraphSummary[]): SpotlightActionGroupData[] {
  const { workspace, notices, layout, canvas } = useWorkbench();
  const store = useDocumentStore();
  const openPage = useOpenPage();
  const shapes = useKnownData()?.shapes;
  const summaries = useFrom(
    ({ datasets }) => datasets,
    (state) => state.summaries,
  );
  return useMemo(
    () => [
      {
        group: 'Commands',
        actions: Object.entries(commands).flatMap(([id, command]) => (command.isHidden ? [] : [commandAction(id, command)])),
      },
      {
        group: 'Layers',
        actions: LAYERS.map((layer): SpotlightActionData => {
          const Icon = layerIcon(layer);
          return {
            id: `layer ${layer.type}`,
            label: `Add ${layer.ui.label}`,
            description: layer.documentation.summary,
            leftSection: <Icon size={18} stroke={1.75} color={categoryVariable(layer.ui.category)} />,
            onClick: () => {
              layout.setState({ room: 'design' });
              addLayerNext(store, layer, shapes, canvas.getState().view?.center() ?? { x: 0, y: 0 });
            },
          };
        }),
      },
      { group: 'Learn', actions: PAGES.map((page) => pageAction(page, openPage)) },
      {
        group: 'Graphs',
        actions: graphs.map(({ id, name }) => ({
          id: `graph ${id}`,
          label: `Open ${name}`,
          leftSection: <IconSchema size={18} stroke={1.6} />,
          onClick: () => void notices.attempt(() => workspace.open(id)),
        })),
      },
      {
        group: 'Data sets',
        actions: summaries.map(({ spec, name, description }) => ({
          id: `data ${spec}`,
          label: `Train on ${name}`,
          description,
          leftSection: <IconDatabase size={18} stroke={1.6} />,
          onClick: () => store.edit('Choose data set', setDataset(spec)),
        })),
      },
    ],
    [commands, graphs, summaries, workspace, notices, layout, canvas, store, openPage, shapes],
  );
}

function pageAction(page: PageEntry, open: (page: PageId) => void): SpotlightActionData {
  return {
    id: `page ${page.kind} ${page.type}`,
    label: `Learn: ${page.label}`,
    description: page.summary,
    leftSection: <IconSchool size={18} stroke={1.6} />,
    onClick: () => open(page),
  };
}

function commandAction(id: string, { label, group, keys, run }: Command): SpotlightActionData {
  const [first] = keys ?? [];
  return {
    id,
    label,
    keywords: [group],
    onClick: () => run(),
    ...(first !== undefined && {
      rightSection: <Keys shortcut={first} />,
    }),
  };
}
