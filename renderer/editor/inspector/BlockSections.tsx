import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { IconBookmark, IconBoxMultiple, IconCopy, IconFolderOpen } from '@tabler/icons-react';
import { blockOf, type GraphNode, type NodeAnalysis } from '#engine/graph/index.ts';
import { setBlockText } from '../../document/blocks/index.ts';
import { blocksFor } from '../../document/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { message, t } from '../../language/index.ts';
import { useDocument, useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { dissolveSelection, makeSelectionUnique } from '../commands/blockCommands.ts';
import { NodeParameterFields } from './NodeParameterFields.tsx';

/** A block's name and description, which all its uses share, and settings of this use. */
export function BlockSections({ node, known: { layer } }: { readonly node: GraphNode; readonly known: NodeAnalysis }) {
  const store = useDocumentStore();
  const { savedBlocks, notices } = useWorkbench();
  const block = blockOf(useDocument(), node);
  if (!layer || !block) return null;
  const { block: _, ...fields } = layer.params;
  const text = (field: 'name' | 'description') => ({
    value: block[field] ?? '',
    onBlur: store.seal,
    'data-testid': `block-${field}`,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      store.edit(
        message("Set the block's {{field}}", { field }),
        setBlockText(block.id, field, currentTarget.value),
        `${block.id} ${field}`,
      ),
  });
  const keep = () =>
    notices.attempt(async () => {
      await savedBlocks.save(blocksFor(store.getState().document, [node]));
      notices.done(message('{{block}} is now in the palette of every graph', { block: layer.ui.label }));
    });
  const open = () => store.goTo([...store.getState().path, node.id]);
  return (
    <>
      <Section title={t('Block')}>
        <Stack gap="sm">
          <TextInput label={t('Name')} maxLength={200} placeholder={block.id} {...text('name')} />
          <Textarea
            label={t('Description')}
            placeholder={t('Description for the users of the block')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={10_000}
            {...text('description')}
          />
          <Stack gap="xs">
            <Button variant="light" leftSection={<IconFolderOpen size={14} />} onClick={open} data-testid="open-block">
              {t('Open')}
            </Button>
            <Button variant="default" leftSection={<IconBoxMultiple size={14} />} onClick={() => dissolveSelection(store)}>
              {t('Ungroup')}
            </Button>
            <Button variant="default" leftSection={<IconBookmark size={14} />} onClick={keep}>
              {t('Save to the palette')}
            </Button>
            <Button variant="default" leftSection={<IconCopy size={14} />} onClick={() => makeSelectionUnique(store)}>
              {t('Make independent copy')}
            </Button>
          </Stack>
        </Stack>
      </Section>
      <Section title={t('Block instance')}>
        <NodeParameterFields node={node} fields={fields} />
      </Section>
    </>
  );
}
