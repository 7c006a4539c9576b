import { Switch } from '@mantine/core';
import type { GraphNode, NodeAnalysis } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { setBypassed } from '../blocks/index.ts';
import { t } from '../language/index.ts';
import { Section } from '../surface/index.ts';
import { useDocumentStore } from '../workbench/index.ts';

/** Whether data goes past a node; for nodes that it can go past. */
export function BypassSection({ node, known: { layer, params } }: { readonly node: GraphNode; readonly known: NodeAnalysis }) {
  const store = useDocumentStore();
  const canBypass = layer && Object.keys(inputPorts(layer, params)).length > 0 && outputPorts(layer).length > 0;
  if (!canBypass && !node.bypassed) return null;
  return (
    <Section>
      <Switch
        size="xs"
        label={t('Bypassed')}
        description={t('Data goes past it, as if it were not there.')}
        checked={node.bypassed ?? false}
        data-testid="field-bypassed"
        onChange={(event) => {
          const { checked } = event.currentTarget;
          store.edit(checked ? t('Bypass the node') : t('Let data through the node'), setBypassed(new Set([node.id]), checked));
        }}
      />
    </Section>
  );
}
