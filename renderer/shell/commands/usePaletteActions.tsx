import { ColorSwatch } from '@mantine/core';
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import { IconDatabase, IconSchema, IconSchool, IconTarget } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ExampleSummary, GraphSummary } from '#app/contract/index.ts';
import type { GraphNode } from '#engine/graph/index.ts';
import { LAYERS } from '#engine/layers/index.ts';
import { useOpenPage } from '../../controls/pages/useOpenPage.ts';
import { useChooseDataset } from '../../data/useChooseDataset.ts';
import { nodeName } from '../../drawing/index.ts';
import { addLayerNext } from '../../editor/layers/placeLayer.ts';
import { t, useLanguage } from '../../language/index.ts';
import { categoryVariable } from '../../theme/colors.ts';
import { layerIcon } from '../../theme/layerIcons.ts';
import type { Command, Commands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useKnownData, useWorkbench } from '../../workbench/index.ts';
import { PAGES, type PageEntry, type PageId, TERM_PAGES } from '../../workbench/learn/index.ts';
import { Keys } from '../../workbench/shortcuts/index.ts';
import type { PaletteFocus } from './usePaletteFocus.ts';

/** Data that the palette reads when it opens. */
export interface Opened {
  readonly graphs: readonly GraphSummary[];
  readonly examples: readonly ExampleSummary[];
  readonly nodes: readonly GraphNode[];
}

/** All actions of the palette, in groups. @param opened data read when it opened */
export function usePaletteActions(
  commands: Commands<string>,
  { graphs, examples, nodes }: Opened,
  focus: PaletteFocus,
): SpotlightActionGroupData[] {
  const spoken = useLanguage();
  const { openGraphs, notices, layout, canvas, datasets } = useWorkbench();
  const store = useDocumentStore();
  const choose = useChooseDataset();
  const openPage = useOpenPage();
  const shapes = useKnownData()?.shapes;
  const summaries = useStore(datasets, (state) => state.summaries);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const goToSelection = () =>
      focus.sendTo(() => {
        const [chosen] = store.getState().selection.nodes;
        if (chosen !== undefined) canvas.getState().view?.focusNode(chosen);
      });
    return [
      {
        group: t('Commands'),
        actions: Object.entries(commands).flatMap(([id, command]) => (command.isHidden ? [] : [commandAction(id, command)])),
      },
      {
        group: t('Layers'),
        actions: LAYERS.map((layer): SpotlightActionData => {
          const Icon = layerIcon(layer);
          return {
            id: `layer ${layer.type}`,
            label: t('Add {{label}}', { label: t(layer.ui.label) }),
            description: t(layer.documentation.summary),
            leftSection: <Icon size={18} stroke={1.75} color={categoryVariable(layer.ui.category)} />,
            onClick: () => {
              layout.setState({ view: 'design' });
              addLayerNext(store, layer, shapes, canvas.getState().view?.center() ?? { x: 0, y: 0 });
              goToSelection();
            },
          };
        }),
      },
      { group: t('Learn'), actions: [...PAGES, ...TERM_PAGES].map((page) => pageAction(page, openPage)) },
      {
        group: t('Nodes'),
        actions: nodes.map((node) => ({
          id: `node ${node.id}`,
          label: t('Go to {{node}}', { node: nodeName(node) }),
          description: node.id,
          keywords: [`go to ${node.id}`, node.type],
          leftSection: <IconTarget size={18} stroke={1.6} />,
          onClick: () => {
            layout.setState({ view: 'design' });
            store.select({ nodes: new Set([node.id]) });
            goToSelection();
          },
        })),
      },
      {
        group: t('Graphs'),
        actions: graphs.map(({ id, name }) => ({
          id: `graph ${id}`,
          label: t('Open {{name}}', { name }),
          leftSection: <IconSchema size={18} stroke={1.6} />,
          onClick: () => void notices.attempt(() => openGraphs.open(id)),
        })),
      },
      {
        group: t('Examples'),
        actions: examples.map(({ id, name, description }) => ({
          id: `example ${id}`,
          label: t('Open example {{name}}', { name: t(name) }),
          description: t(description),
          leftSection: <IconSchema size={18} stroke={1.6} />,
          onClick: () => void notices.attempt(() => openGraphs.createFromExample(id)),
        })),
      },
      {
        group: t('Data sets'),
        actions: summaries.map((summary) => ({
          id: `data ${summary.spec}`,
          label: t('Train on {{name}}', { name: t(summary.name) }),
          description: t(summary.description),
          leftSection: <IconDatabase size={18} stroke={1.6} />,
          onClick: () => choose(summary),
        })),
      },
    ];
  }, [
    commands,
    graphs,
    examples,
    nodes,
    summaries,
    openGraphs,
    notices,
    layout,
    canvas,
    store,
    choose,
    openPage,
    shapes,
    focus,
    spoken,
  ]);
}

function commandAction(id: string, { label, group, keys, swatch, run }: Command): SpotlightActionData {
  const [first] = keys ?? [];
  return {
    id,
    label,
    keywords: [group, t(group)],
    onClick: () => run(),
    ...(swatch !== undefined && { leftSection: <ColorSwatch size={14} color={swatch} withShadow={false} /> }),
    ...(first !== undefined && { rightSection: <Keys shortcut={first} /> }),
  };
}

function pageAction(page: PageEntry, open: (page: PageId) => void): SpotlightActionData {
  return {
    id: `page ${page.kind} ${page.type}`,
    label: t('Learn: {{label}}', { label: t(page.label) }),
    description: t(page.summary),
    leftSection: <IconSchool size={18} stroke={1.6} />,
    onClick: () => open(page),
  };
}
