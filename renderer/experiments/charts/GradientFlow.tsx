import { useCallback, useMemo } from 'react';
import type { RunFlow } from '#app/contract/index.ts';
import { later, t } from '../../language/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { FlowFindings } from './FlowFindings.tsx';
import { FlowPicture } from './FlowPicture.tsx';
import { type FlowMeasure, flowGrid } from './flowGrid.ts';
import { PictureBeside } from './PicturePanel.tsx';

const LABELS: Readonly<Record<FlowMeasure, string>> = {
  weights: later('Norm of ∂J/∂W of each parameter, from the input (top) to the loss'),
  nodes: later('Root mean square of δ = ∂J/∂out of each node, from the input (top) to the loss'),
  updates: later('‖ΔW‖ / ‖W‖ of each parameter, from the input (top) to the loss; about 0.001 is healthy'),
};

interface GradientFlowProps {
  readonly flow: RunFlow;
  readonly measure: FlowMeasure;
}

/** The flow of gradients through the whole network in one picture, and what it tells. */
export function GradientFlow({ flow, measure }: GradientFlowProps) {
  const grid = useMemo(() => flowGrid(flow, measure), [flow, measure]);
  const select = useSelectNode();
  return (
    <PictureBeside picture={<FlowPicture grid={grid} label={t(LABELS[measure])} onSelect={select} />}>
      <FlowFindings flow={flow} onSelect={select} />
    </PictureBeside>
  );
}

/** Shows a node of the expanded graph on the canvas: within a block, the block. */
function useSelectNode(): (node: string) => void {
  const store = useDocumentStore();
  const { canvas, layout } = useWorkbench();
  return useCallback(
    (node) => {
      const nodes = new Set([node.split('/')[0]]);
      layout.setState({ view: 'design' });
      if (store.getState().path.length > 0) store.goTo([]);
      store.select({ nodes });
      // The canvas may mount in the next frame, and another block in the one after.
      requestAnimationFrame(() => requestAnimationFrame(() => canvas.getState().view?.fit({ nodes })));
    },
    [canvas, layout, store],
  );
}
