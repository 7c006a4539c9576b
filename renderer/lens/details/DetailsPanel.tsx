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
import { DeferredLens } from './DeferredLens.tsx';
import { FormulaSection } from './FormulaSection.tsx';
import { NodeDetails } from './NodeDetails.tsx';
import { PassOverview } from './PassOverview.tsx';
import { usePreloadedSteps } from './usePreloadedSteps.ts';

/** The selected node: how a selected number comes about, its tensors, and its parameters with their gradients. */
export function DetailsPanel() {
  return (
    <DeferredLens>
      <Details />
    </DeferredLens>
  );
}

function Details() {
  const { layout } = useWorkbench();
  const [trail, setTrail] = useState(EMPTY_TRAIL);
  const selected = useSelectedNode();
  usePreloadedSteps();
  return (
    <Panel
      title={selected.name ?? t('Values')}
      side="right"
      onFold={() => layout.setState({ inspectorOpen: false })}
      subject={selected.id ?? ''}
    >
      <CompareSection />
      {selected.values && <FormulaSection trail={trail} onTrail={setTrail} />}
      <Values />
    </Panel>
  );
}

/** The values of the selected node, or the pass in short. */
function Values() {
  const { id, name, layer, values } = useSelectedNode();
  const reached = useLensState(useShallow(({ walk, position }) => reachedAt(walk, position, id ?? '')));
  if (!values) return <PassOverview />;
  return <NodeDetails key={id} name={name ?? ''} values={values} reached={reached} isData={layer?.ui.category === 'data'} />;
}

function useSelectedNode() {
  const id = useLensState(({ selection }) => selection.node);
  const values = useLensState(({ answered, selection }) =>
    selection.node === undefined ? undefined : passNode(answered?.pass, selection.node),
  );
  const document = useLensState(({ subject }) => subject?.document);
  const graph = useMemo(() => document && withoutBlocks(document), [document]);
  const node = graph?.nodes.find((each) => each.id === id);
  const layer = node && graph && layerOf(graph, node);
  return { id, name: node ? nodeName(node, layer) : id, layer, values };
}
