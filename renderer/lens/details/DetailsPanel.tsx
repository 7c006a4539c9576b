import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { Panel } from '../../controls/panel/Panel.tsx';
import { nodeName } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import { useLensState, useWorkbench } from '../../workbench/index.ts';
import { reachedAt } from '../../workbench/lens/index.ts';
import { EMPTY_TRAIL } from '../explanation/index.ts';
import { CompareSection } from '../time/CompareSection.tsx';
import { passNode } from '../values/passValues.ts';
import { NodeDetails } from './NodeDetails.tsx';
import { PassOverview } from './PassOverview.tsx';

/** The selected node: its tensors, its parameters with their gradients, and how a selected number comes about. */
export function DetailsPanel() {
  const { layout } = useWorkbench();
  const [trail, setTrail] = useState(EMPTY_TRAIL);
  const nodeId = useLensState(({ selection }) => selection.node);
  const values = useLensState(({ answered, selection }) =>
    selection.node === undefined ? undefined : passNode(answered?.pass, selection.node),
  );
  const document = useLensState(({ subject }) => subject?.document);
  const graph = useMemo(() => document && withoutBlocks(document), [document]);
  const node = graph?.nodes.find(({ id }) => id === nodeId);
  const layer = node && graph && layerOf(graph, node);
  const name = node ? nodeName(node, layer) : nodeId;
  const reached = useLensState(useShallow(({ walk, position }) => reachedAt(walk, position, nodeId ?? '')));
  return (
    <Panel
      title={name ?? t('Values')}
      side="right"
      onFold={() => layout.setState({ inspectorOpen: false })}
      subject={nodeId ?? ''}
    >
      <CompareSection />
      {values ? (
        <NodeDetails
          name={name ?? ''}
          values={values}
          reached={reached}
          isData={layer?.ui.category === 'data'}
          trail={trail}
          onTrail={setTrail}
        />
      ) : (
        <PassOverview />
      )}
    </Panel>
  );
}
