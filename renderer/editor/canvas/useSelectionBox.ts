import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { type Box, type Selection, wireKey } from '../../document/index.ts';
import { useFlowState } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { useDocumentStore } from '../../workbench/index.ts';
import { annotationsWithin, nodesWithin, type Scene } from './overview/scene.ts';
import { nodeOf, wireOf } from './state/canvasTargets.ts';
import { toggleSelected } from './state/toggleSelected.ts';

/** In pixels: a smaller box is a click by an unsteady pointer. */
const SMALLEST = 4;

/**
 * Shift and a drag: a box that adds to the selection. React Flow draws it, but would replace the selection, and knows neither
 * the nodes outside the view nor frames and comments.
 */
export function useSelectionBox(scene: Scene) {
  const flow = useFlowState();
  const store = useDocumentStore();
  const latestScene = useRef(scene);
  latestScene.current = scene;
  const before = useRef<Selection | null>(null);
  useEffect(() => {
    const add = (box: Box) => {
      const { document, selection } = store.getState();
      if (Math.max(box.width, box.height) * flow.viewport().zoom >= SMALLEST) before.current ??= selection;
      if (!before.current) return;
      const nodes = union(before.current.nodes, nodesWithin(latestScene.current, box));
      const annotations = union(before.current.annotations, annotationsWithin(latestScene.current, box));
      if (isSameSet(nodes, selection.nodes) && isSameSet(annotations, selection.annotations)) return;
      const between = document.edges.filter(({ from, to }) => nodes.has(from[0]) && nodes.has(to[0])).map(wireKey);
      store.select({ nodes, annotations, wires: union(before.current.wires, between) });
    };
    return flow.onSelectionBox(add);
  }, [flow, store]);
  const onSelectionEnd = useCallback(
    ({ target }: MouseEvent) => {
      const isClick = before.current === null;
      before.current = null;
      if (!isClick) return;
      const [nodeId, wireId] = [nodeOf(target), wireOf(target)];
      const wire = store
        .getState()
        .document.edges.map(wireKey)
        .find((key) => key === wireId);
      if (nodeId !== undefined) toggleSelected(store, 'nodes', nodeId);
      else if (wire !== undefined) toggleSelected(store, 'wires', wire);
    },
    [store],
  );
  return { onSelectionEnd };
}

const union = (before: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> => new Set([...before, ...added]);

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
