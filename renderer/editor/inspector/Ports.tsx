import { Group, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type DrawnGraph, type NodeAnalysis, outputShape } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { Explained } from '../../controls/fields/index.ts';
import { connectPorts, disconnectPort, downstreamOf } from '../../document/index.ts';
import { nodeName, portLabel } from '../../drawing/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatShape, humanize } from '../../language/format/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { useAnalysis, useDocumentStore } from '../../workbench/index.ts';
import classes from './Inspector.module.css';

/** A node's inputs and outputs as lists: wiring without a pointer. */
export function Ports({ known }: { readonly known: NodeAnalysis }) {
  const { layer } = known;
  if (!layer) return null;
  return (
    <Section title={t('Wires')}>
      <Stack gap="sm">
        {Object.entries(inputPorts(layer, known.params)).map(([port, { help }]) => (
          <InputPort key={port} known={known} port={port} help={help} />
        ))}
        {outputPorts(layer).map((port) => {
          const shape = outputShape(known, port);
          return (
            <Group key={port} justify="space-between">
              <Text fz="xs" c="dimmed">
                {layer.portLabels?.[port] ?? (port === 'out' ? t('Output') : t(humanize(port)))}
              </Text>
              <span className={classes.shape}>{shape ? formatShape(shape) : t('not known yet')}</span>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}

const NONE = '';
/** From this many on, the list is searchable; and a limit of listed nodes. */
const EASY_OPTIONS = 20;
const MOST_OPTIONS = 200;

function InputPort({ known, port, help }: { readonly known: NodeAnalysis; readonly port: string; readonly help: string }) {
  const spoken = useLanguage();
  const store = useDocumentStore();
  const analysis = useAnalysis();
  const nodeId = known.node.id;
  const source = analysis.wiring.incoming.get(nodeId)?.get(port)?.from;
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  const options = useMemo(() => sourcesFor(analysis, nodeId, source?.[0], isOpen), [analysis, nodeId, source, isOpen, spoken]);
  const choose = (chosen: string | null) => {
    if (!chosen) store.edit(message('Disconnect'), disconnectPort(nodeId, port));
    else store.edit(message('Connect'), connectPorts({ from: JSON.parse(chosen), to: [nodeId, port] }));
  };
  return (
    <Explained label={known.layer?.portLabels?.[port] ?? t(humanize(port))} help={t(help)}>
      {(label) => (
        <Select
          label={label}
          aria-label={t('Wire to {{port}}', { port: t(port) })}
          data={[{ value: NONE, label: t('not connected') }, ...options]}
          value={source ? JSON.stringify(source) : NONE}
          onChange={choose}
          onDropdownOpen={() => setOpen(true)}
          onDropdownClose={() => setOpen(false)}
          limit={MOST_OPTIONS}
          searchable={isOpen && options.length > EASY_OPTIONS}
        />
      )}
    </Explained>
  );
}

/**
 * The outputs that may lead into a port: of all nodes that are not downstream. There may be thousands, so they are listed only on
 * opening; until then, only the connected one.
 */
function sourcesFor(analysis: DrawnGraph, nodeId: string, source: string | undefined, isOpen: boolean) {
  if (!isOpen) {
    const known = source === undefined ? undefined : analysis.nodes.get(source);
    return known ? optionsOf(known) : [];
  }
  const downstream = downstreamOf(analysis, nodeId);
  const sources = [...analysis.nodes.values()].filter(
    ({ node }) => node.id !== nodeId && (node.id === source || !downstream.has(node.id)),
  );
  return sources.flatMap(optionsOf);
}

function optionsOf(known: NodeAnalysis) {
  const { node, layer } = known;
  const name = nodeName(node, layer);
  const ports = layer ? outputPorts(layer) : ['out'];
  return ports.map((from) => {
    const shape = outputShape(known, from);
    const words = [ports.length > 1 ? `${name}, ${portLabel(layer, from)}` : name, ...(shape ? [formatShape(shape)] : [])];
    return { value: JSON.stringify([node.id, from]), label: words.join('  ') };
  });
}
