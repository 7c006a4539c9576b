import { useMemo } from 'react';
import { blockOf, nameBlock } from '#engine/graph/index.ts';
import {
  dissolveBlock,
  freezable,
  groupNodes,
  leaveBlock,
  makeUnique,
  setBypassed,
  setFrozen,
} from '../../document/blocks/index.ts';
import { type DocumentStore, selectedNodes } from '../../document/index.ts';
import { placeNodes } from '../../drawing/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { defineCommands } from '../../workbench/commands/index.ts';
import { useDocumentStore } from '../../workbench/index.ts';
import { canvasCommands } from './canvasCommands.ts';

/** Commands on the graph's structure. */
export const blockCommands = defineCommands(useBlockCommands);

function useBlockCommands() {
  const spoken = useLanguage();
  const store = useDocumentStore();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const command = canvasCommands('Arrange', { menus: ['node'] });
    const hasBlock = { applies: () => selectedNodes(store.getState()).some((node) => blockOf(store.getState().document, node)) };
    return {
      group: command(t('Create block from selection'), ['Mod+G'], () => groupSelection(store)),
      dissolve: command(t('Ungroup block'), ['Mod+Shift+G'], () => dissolveSelection(store), hasBlock),
      openBlock: command(t('Open or leave block'), ['Alt+C'], () => openSelection(store), hasBlock),
      leaveBlock: command(t('Leave block'), [], () => leaveBlock(store), {
        menus: ['canvas'],
        applies: () => store.getState().path.length > 0,
      }),
      makeUnique: command(t('Make independent copy of the block'), [], () => makeSelectionUnique(store), hasBlock),
      bypass: command(t('Bypass'), ['Mod+B'], () => toggleBypass(store), { group: 'Edit' }),
      freeze: command(t('Freeze'), ['Mod+Shift+F'], () => toggleFreeze(store), { group: 'Edit' }),
    };
  }, [store, spoken]);
}

function groupSelection(store: DocumentStore): void {
  const { document, selection } = store.getState();
  const number = (document.blocks?.length ?? 0) + 1;
  const name = t('Block {{number}}', { number });
  const grouping = groupNodes(document, selection.nodes, placeNodes(document), name, selection.annotations);
  if (!grouping) return;
  store.edit(message('Group {{count}} nodes', { count: selection.nodes.size }), grouping.recipe);
  store.select({ nodes: new Set([grouping.instanceId]) });
}

export function dissolveSelection(store: DocumentStore): void {
  const { document } = store.getState();
  const [instance] = selectedNodes(store.getState()).filter((node) => blockOf(document, node));
  const dissolving = instance && dissolveBlock(document, instance);
  const block = instance && blockOf(document, instance);
  if (!dissolving || !block) return;
  store.edit(message('Ungroup {{block}}', { block: nameBlock(block) }), dissolving.recipe);
  store.select({ nodes: new Set(dissolving.ids) });
}

/** Opens the selected block; without one, closes the open block. */
function openSelection(store: DocumentStore): void {
  const { document, path } = store.getState();
  const [instance] = selectedNodes(store.getState()).filter((node) => blockOf(document, node));
  if (instance) store.goTo([...path, instance.id]);
  else leaveBlock(store);
}

export function makeSelectionUnique(store: DocumentStore): void {
  const { document } = store.getState();
  const [instance] = selectedNodes(store.getState());
  const block = instance && blockOf(document, instance);
  const recipe = block && makeUnique(document, instance, t('{{name}} copy', { name: nameBlock(block) }));
  if (block && recipe) store.edit(message('Make independent copy of {{block}}', { block: nameBlock(block) }), recipe);
}

function toggleBypass(store: DocumentStore): void {
  const nodes = selectedNodes(store.getState());
  if (nodes.length === 0) return;
  const bypassed = !nodes.every((node) => node.bypassed);
  const label = bypassed
    ? message('Bypass {{count}} nodes', { count: nodes.length })
    : message('Stop bypassing {{count}} nodes', { count: nodes.length });
  store.edit(label, setBypassed(new Set(nodes.map(({ id }) => id)), bypassed));
}

function toggleFreeze(store: DocumentStore): void {
  const { document } = store.getState();
  const nodes = freezable(document, selectedNodes(store.getState()));
  if (nodes.length === 0) return;
  const frozen = !nodes.every(({ params }) => params?.trainable === false);
  const count = nodes.length;
  const label = frozen ? message('Freeze {{count}} nodes', { count }) : message('Train {{count}} nodes', { count });
  store.edit(label, setFrozen(new Set(nodes.map(({ id }) => id)), frozen));
}
