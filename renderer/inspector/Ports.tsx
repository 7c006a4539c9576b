import { Group, Select, Stack, Text } from '@mantine/core';
import { type NodeAnalysis, outputShape } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { connectPorts, disconnectPort, downstreamOf } from '../document/index.ts';
import { FieldLabel } from '../fields/index.ts';
import { formatShape, humanize } from '../format/index.ts';
import { Section } from '../surface/index.ts';
import { useAnalysis, useDocumentStore } from '../workbench/index.ts';
import classes from './Inspector.module.css';

/** What goes into a node and what comes out: wiring for those who would rather choose from a list, or use no pointer. */
export function Ports({ known }: { readonly known: NodeAnalysis }) {
  const { layer } = known;
  if (!layer) return null;
  return (
    <Section title="Wires">
      <Stack gap="sm">
        {Object.entries(inputPorts(layer, known.params)).map(([port, { help }]) => (
          <InputPort key={port} known={known} port={port} help={help} />
        ))}
        {outputPorts(layer).map((port) => {
          const shape = outputShape(known, port);
          return (
            <Group key={port} justify="space-between">
              <Text fz="xs" c="dimmed">
                {port === 'out' ? 'Output' : humanize(port)}
              </Text>
              <span className={classes.shape}>{shape ? formatShape(shape) : 'still open'}</span>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}

const NONE = '';

function InputPort({ known, port, help }: { readonly known: NodeAnalysis; readonly port: string; readonly help: string }) {
  const store = useDocumentStore();
  const analysis = useAnalysis();
  const nodeId = known.node.id;
  const source = analysis.wiring.incoming.get(nodeId)?.get(port)?.from;
  const downstream = downstreamOf(analysis, nodeId);
  const sources = [...analysis.nodes.values()].filter(
    ({ node }) => node.id !== nodeId && (node.id === source?.[0] || !downstream.has(node.id)),
  );
  const options = sources.flatMap((known) => {
    const { node, layer } = known;
    const name = node.label ?? layer?.ui.label ?? node.type;
    const ports = layer ? outputPorts(layer) : ['out'];
    return ports.map((from) => {
      const shape = outputShape(known, from);
      const words = [ports.length > 1 ? `${name}, ${from}` : name, ...(shape ? [formatShape(shape)] : [])];
      return { value: JSON.stringify([node.id, from]), label: words.join('  ') };
    });
  });
  const choose = (chosen: string | null) => {
    if (!chosen) store.edit('Disconnect', disconnectPort(nodeId, port));
    else store.edit('Connect', connectPorts({ from: JSON.parse(chosen), to: [nodeId, port] }));
  };
  return (
    <Select
      label={<FieldLabel label={humanize(port)} help={help} />}
      aria-label={`Wire into ${port}`}
      data={[{ value: NONE, label: 'no wire' }, ...options]}
      value={source ? JSON.stringify(source) : NONE}
      onChange={choose}
    />
  );
}
