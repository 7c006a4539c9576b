import { Group, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type DrawnGraph, type NodeAnalysis, outputShape } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { connectPorts, disconnectPort, downstreamOf } from '../document/index.ts';
import { nodeName, portLabel } from '../drawing/index.ts';
import { Explained } from '../fields/index.ts';
import { formatShape, humanize } from '../format/index.ts';
import { message, t, useLanguage } from '../language/index.ts';
import { Section } from '../surface/index.ts';
import { useAnalysis, useDocumentStore } from '../workbench/index.ts';
import classes from './Inspector.module.css';

/** What goes into a node and what comes out: wiring for those who would rather choose from a list, or use no pointer. */
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
/** From so many on, one finds a node by typing rather than by looking; more than the most are never listed. */
const EASY_OPTIONS = 20;
const MOST_OPTIONS = 200;

function InputPort({ known, port, help }: { readonly known: NodeAnalysis; readonly port: string; readonly help: string }) {
  const spoken = useLanguage();
  const store = useDocumentStore();
  const analysis = useAnalysis();
  const nodeId = known.node.id;
  const source = analysis.wiring.incoming.get(nodeId)?.get(port)?.from;
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said hangs on the language
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
 * The outputs that may lead into a port: of all nodes but those behind it. There may be thousands, so that they are listed only when
 * somebody looks; until then, the one that does lead there.
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
