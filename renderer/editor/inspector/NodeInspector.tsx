import { Group, Stack, Switch, Table, Text } from '@mantine/core';
import { BLOCK, type GraphNode, type NodeAnalysis } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { Explained } from '../../controls/fields/index.ts';
import { PageLink } from '../../controls/pages/PageLink.tsx';
import { Term, termOf } from '../../controls/terms/index.ts';
import { setBypassed } from '../../document/blocks/index.ts';
import { diagnosticsOfNode } from '../../document/index.ts';
import { Formula, Section } from '../../kit/surface/index.ts';
import { formatCount, formatShape, humanize } from '../../language/format/index.ts';
import { message, t } from '../../language/index.ts';
import { useAnalysis, useDocumentStore, useExpandedId, useNode } from '../../workbench/index.ts';
import { NodeCostsSection } from '../costs/index.ts';
import { ProblemList } from '../problems/ProblemList.tsx';
import { BlockSections } from './BlockSections.tsx';
import classes from './Inspector.module.css';
import { NodeHeader } from './NodeHeader.tsx';
import { NodeParameterFields } from './NodeParameterFields.tsx';
import { Ports } from './Ports.tsx';

interface NodeSectionProps {
  readonly node: GraphNode;
  readonly known: NodeAnalysis;
}

/** Everything about one node, built from its layer's declaration. */
export function NodeInspector({ nodeId }: { readonly nodeId: string }) {
  const node = useNode(nodeId);
  const analysis = useAnalysis();
  const known = analysis.nodes.get(nodeId);
  const longId = useExpandedId(nodeId);
  if (!node || !known) return null;
  const problems = diagnosticsOfNode(analysis, nodeId);
  return (
    <div data-testid="inspector">
      <NodeHeader node={node} layer={known.layer} />
      {problems.length > 0 && (
        <Section>
          <ProblemList problems={problems} />
        </Section>
      )}
      {known.layer?.type === BLOCK ? <BlockSections node={node} known={known} /> : <Parameters node={node} known={known} />}
      <Columns known={known} />
      <BypassSection node={node} known={known} />
      <Ports known={known} />
      <Weights known={known} />
      <NodeCostsSection expandedId={longId} />
      {known.layer?.type !== BLOCK && <Mathematics known={known} />}
    </div>
  );
}

function Parameters({ node, known: { layer } }: NodeSectionProps) {
  const { nodes } = useAnalysis();
  const alike = [...nodes.values()].filter(({ node: other }) => other.type === node.type && other.id !== node.id);
  if (!layer) {
    return (
      <Section title={t('Parameters')}>
        <Text component="pre" fz="xs" ff="monospace" m={0} data-selectable>
          {JSON.stringify(node.params ?? {}, null, 2)}
        </Text>
      </Section>
    );
  }
  if (Object.keys(layer.params).length === 0) return null;
  return (
    <Section title={t('Parameters')}>
      <NodeParameterFields
        node={node}
        fields={layer.params}
        nodes={alike.map(({ node: { id, label } }) => ({ value: id, label: label ?? id }))}
      />
    </Section>
  );
}

/** The names of the data that feeds an input or a target. */
function Columns({ known: { column, layer } }: { readonly known: NodeAnalysis }) {
  if (!column) return null;
  const word = (name: string) => (column.isBuiltIn ? t(name) : name);
  const names = (column.features ?? [column.name]).map(word);
  const count = layer?.type === 'input' && column.features ? t('{{count}} features', { count: names.length }) : undefined;
  const classes = column.classes === undefined ? undefined : t('{{count}} classes', { count: column.classes });
  return (
    <Section title={t('Data')} aside={count ?? classes}>
      <Text fz="sm" data-selectable data-testid="columns">
        {names.join(', ')}
      </Text>
    </Section>
  );
}

/** Bypasses a node, if it can be bypassed. */
function BypassSection({ node, known: { layer, params } }: NodeSectionProps) {
  const store = useDocumentStore();
  const canBypass = layer && Object.keys(inputPorts(layer, params)).length > 0 && outputPorts(layer).length > 0;
  if (!canBypass && !node.bypassed) return null;
  return (
    <Section>
      <Explained label={t('Bypassed')} help={t('The input passes through unchanged.')} term={termOf('bypassed')}>
        {(label) => (
          <Group justify="space-between" wrap="nowrap">
            {label}
            <Switch
              aria-label={t('Bypassed')}
              checked={node.bypassed ?? false}
              data-testid="field-bypassed"
              onChange={(event) => {
                const { checked } = event.currentTarget;
                store.edit(
                  checked ? message('Bypass node') : message('Stop bypassing'),
                  setBypassed(new Set([node.id]), checked),
                );
              }}
            />
          </Group>
        )}
      </Explained>
    </Section>
  );
}

/** The parameter tensors of a node, by their names in files. */
function Weights({ known }: { readonly known: NodeAnalysis }) {
  const longId = useExpandedId(known.node.id);
  if (known.parameters === 0 || known.layer?.type === BLOCK) return null;
  const aside = (
    <Text fz="xs" c="dimmed" component="span">
      <Term of="parameterCount">{t('{{count}} parameters', { count: known.parameters })}</Term>
    </Text>
  );
  return (
    <Section title={t('Weights')} aside={aside}>
      <Table className={classes.weights} data-testid="weights" data-selectable>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Name')}</Table.Th>
            <Table.Th ta="right">
              <Term of="shape">{t('Shape')}</Term>
            </Table.Th>
            <Table.Th ta="right">
              <Term of="parameterCount">{t('Count')}</Term>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(known.weights).map(([name, { shape, initializer }]) => (
            <Table.Tr key={name} title={t('Initialized with {{initializer}}', { initializer: t(humanize(initializer)) })}>
              <Table.Td>
                {longId}.{name}
              </Table.Td>
              <Table.Td ta="right">{formatShape(shape)}</Table.Td>
              <Table.Td ta="right">{formatCount(shape.reduce((product, length) => product * length, 1))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function Mathematics({ known: { layer } }: { readonly known: NodeAnalysis }) {
  if (!layer) return null;
  const { summary, forward, backward, source } = layer.documentation;
  return (
    <Section title={t('Math')} aside={<PageLink layer={layer} />}>
      <Stack gap="xs">
        <Text fz="sm">{t(summary)}</Text>
        <div>
          <Formula tex={forward} direction="forward" label={t('Forward pass')} />
          <Formula tex={backward} direction="backward" label={t('Backward pass')} />
        </div>
        {source && (
          <Text fz="xs" c="dimmed" lang="en" data-selectable>
            {source}
          </Text>
        )}
      </Stack>
    </Section>
  );
}
