import { Group, Switch } from '@mantine/core';
import type { GraphNode, NodeAnalysis } from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import { Explained } from '../../controls/fields/index.ts';
import { termOf } from '../../controls/terms/index.ts';
import { setBypassed } from '../../document/blocks/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { message, t } from '../../language/index.ts';
import { useDocumentStore } from '../../workbench/index.ts';

/** Bypasses a node, if it can be bypassed. */
export function BypassSection({ node, known: { layer, params } }: { readonly node: GraphNode; readonly known: NodeAnalysis }) {
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
