import { Group, Select, Stack, Text } from '@mantine/core';
import type { NodeAnalysis } from '#engine/graph/index.ts';
import { inputPorts } from '#engine/layers/index.ts';
import { connectPorts, disconnectPort, downstreamOf } from '../document/index.ts';
import { FieldLabel } from '../fields/index.ts';
import { formatShape, humanize } from '../format/index.ts';
import { Section } from '../surface/index.ts';
import { useAnalysis, useDocumentStore } from '../workbench/index.ts';
import classes from './Inspector.module.css';

/** What goes into a node and what comes out: wiring for those who would rather choose from a list, or use no pointer. */
export function Ports({ known }: { readonly known: NodeAnalysis }) {
  const { layer, output } = known;
  if (!layer) return null;
  return (
    <Section title="Wires">
      <Stack gap="sm">
        {Object.entries(inputPorts(layer, known.params)).map(([port, { help }]) => (
          <InputPort key={port} known={known} port={port} help={help} />
        ))}
        {layer.hasOutput && (
          <Group justify="space-between">
            <Text fz="xs" c="dimmed">
              Output
            </Text>
            <span className={classes.shape}>{output ? formatShape(output) : 'still open'}</span>
          </Group>
        )}
      </Stack>
    </Section>
  );
}

const NONE = '';

function InputPort({ known, port, help }: { readonly known: NodeAnalysis; readonly port: string; readonly help: string }) {
  const store = useDocumentStore();
  const analysis = useAnalysis();
  const nodeId = known.node.id;
  const source = analysis.wiring.incoming.get(nodeId)?.get(port)?.from[0] ?? NONE;
  const sources = [...analysis.nodes.values()].filter(({ node, layer }) => node.id !== nodeId && (layer?.hasOutput ?? true));
  const downstream = downstreamOf(analysis, nodeId);
  const options = sources
    .filter(({ node }) => node.id === source || !downstream.has(node.id))
    .map(({ node, layer, output }) => ({
      value: node.id,
      label: `${node.label ?? layer?.ui.label ?? node.type}${output ? `  ${formatShape(output)}` : ''}`,
    }));
  const choose = (chosen: string | null) => {
    if (!chosen) store.edit('Disconnect', disconnectPort(nodeId, port));
    else store.edit('Connect', connectPorts({ from: [chosen, 'out'], to: [nodeId, port] }));
  };
  return (
    <Select
      label={<FieldLabel label={humanize(port)} help={help} />}
      aria-label={`Wire into ${port}`}
      data={[{ value: NONE, label: 'no wire' }, ...options]}
      value={source}
      onChange={choose}
    />
  );
}
