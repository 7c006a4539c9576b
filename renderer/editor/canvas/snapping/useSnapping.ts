import { type NodeChange, type NodePositionChange, useReactFlow } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { around, type Point } from '../../../document/index.ts';
import { useDocumentStore } from '../../../workbench/index.ts';
import { moveBy, movedTogether } from '../../annotations/movedTogether.ts';
import { NO_GUIDES, useCanvasUiStore } from '../state/canvasUi.ts';
import type { LayerNodeType } from '../state/flow.ts';
import { UNSNAPPED } from './snap.ts';
import type { Snap } from './useSnapper.ts';

type Move = NodePositionChange & { readonly position: Point };

/**
 * Snaps dragged nodes, and shows guides.
 * @param onNodesChange moves them
 * @returns the same with snapped positions
 */
export function useSnapping(snap: Snap, onNodesChange: (changes: NodeChange<LayerNodeType>[]) => void) {
  const { getNode } = useReactFlow();
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const isDragging = useRef(false);
  return useMemo(() => {
    function snapMoves(moves: readonly Move[]) {
      const box = around(
        moves.map(({ id, position }) => {
          const { measured } = getNode(id) ?? {};
          return { ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 };
        }),
      );
      const { document, selection } = store.getState();
      const along = movedTogether(document, selection);
      const moving = {
        nodes: new Set([...along.nodes.keys(), ...moves.map(({ id }) => id)]),
        annotations: new Set(along.annotations.keys()),
      };
      return box ? snap(box, moving) : UNSNAPPED;
    }
    return (changes: NodeChange<LayerNodeType>[]): void => {
      const moves = changes.filter(isMove);
      const isHeld = moves.some(({ dragging }) => dragging);
      if (moves.length === 0 || !(isHeld || isDragging.current)) {
        onNodesChange(changes);
        return;
      }
      isDragging.current = isHeld;
      const { shift, guides } = snapMoves(moves);
      ui.setState({ guides: isHeld ? guides : NO_GUIDES });
      onNodesChange(changes.map((change) => (isMove(change) ? { ...change, position: moveBy(change.position, shift) } : change)));
    };
  }, [getNode, ui, store, snap, onNodesChange]);
}

const isMove = (change: NodeChange<LayerNodeType>): change is Move => change.type === 'position' && change.position !== undefined;
