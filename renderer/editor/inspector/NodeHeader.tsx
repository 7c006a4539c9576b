import { Group, Text, TextInput, type TextInputProps } from '@mantine/core';
import { BLOCK_INPUT, BLOCK_OUTPUT, type GraphNode } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { nameFieldOf, renameNode } from '../../document/blocks/renameNode.ts';
import { setLabel } from '../../document/index.ts';
import { message, t } from '../../language/index.ts';
import { categoryVariable } from '../../theme/colors.ts';
import { layerIcon } from '../../theme/layerIcons.ts';
import { useActiveGraph, useDocumentStore } from '../../workbench/index.ts';
import classes from './Inspector.module.css';

/** A node's editable name, and its type. */
export function NodeHeader({ node, layer }: { readonly node: GraphNode; readonly layer: Layer | undefined }) {
  const store = useDocumentStore();
  const Icon = layerIcon(layer);
  const isPort = node.type === BLOCK_INPUT || node.type === BLOCK_OUTPUT;
  const kind = layer ? t(layer.ui.label) : node.type;
  return (
    <header
      className={classes.header}
      style={{ '--category': layer ? categoryVariable(layer.ui.category) : 'var(--bw-text-muted)' }}
    >
      <span className={classes.icon}>
        <Icon size={18} stroke={1.75} />
      </span>
      <div className={classes.names}>
        {isPort ? (
          <PortName node={node} />
        ) : (
          <NameInput
            aria-label={nameFieldOf(node)}
            value={node.label ?? ''}
            placeholder={kind}
            onChange={(event) =>
              store.edit(message('Rename node'), setLabel(node.id, event.currentTarget.value), `${node.id} label`)
            }
            onBlur={store.seal}
          />
        )}
        <Group gap={6} wrap="nowrap">
          <Text fz="xs" c="dimmed" truncate>
            {kind}
          </Text>
          <Text fz="xs" c="dimmed" ff="monospace" truncate data-selectable>
            {node.id}
          </Text>
        </Group>
      </div>
    </header>
  );
}

/** Wires refer to a port by its name, so it is renamed after typing, not during it. */
function PortName({ node }: { readonly node: GraphNode }) {
  const { store } = useActiveGraph();
  const name = node.label ?? node.id;
  return (
    <NameInput
      aria-label={nameFieldOf(node)}
      defaultValue={name}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      onBlur={({ currentTarget: { value } }) => value !== name && renameNode(store, node, value)}
    />
  );
}

function NameInput(props: TextInputProps) {
  return <TextInput variant="unstyled" classNames={{ input: classes.name }} maxLength={200} {...props} />;
}
