import type { ReactFlowInstance } from '@xyflow/react';
import type { RefObject } from 'react';
import type { Box, DocumentStore, Point } from '../../document/index.ts';
import type { Viewport } from '../../workbench/graphs/index.ts';
import type { CanvasView } from '../../workbench/index.ts';
import { textScale } from '../../workbench/settings/index.ts';
import { openContextMenu } from './contextMenu.ts';
import { boundsOfChosen, type Scene } from './overview/scene.ts';
import { findNodeElement } from './state/canvasTargets.ts';
import { type CanvasUiStore, type LayerSearch, NOTHING_OPEN } from './state/canvasUi.ts';
import { PADDING, viewOf } from './viewOf.ts';

/** Duration of view changes in milliseconds; 0 for reduced motion. */
function glide(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120;
}

/** Below this zoom, navigating to a node zooms in. */
const READABLE = 0.5;

/** The canvas operations that commands use, implemented by React Flow and its overlays. */
export function createCanvasView(
  flow: ReactFlowInstance,
  store: DocumentStore,
  ui: CanvasUiStore,
  element: RefObject<HTMLDivElement | null>,
  pointer: RefObject<Point | undefined>,
  scene: RefObject<Scene>,
): CanvasView {
  const bounds = () => element.current?.getBoundingClientRect() ?? new DOMRect();
  const middle = () => ({ x: bounds().left + bounds().width / 2, y: bounds().top + bounds().height / 2 });
  const show = (viewport: Viewport) => void flow.setViewport(viewport, { duration: glide() });
  /** Where a menu was opened, else the pointer position. */
  const pointerAt = () => {
    const at = ui.getState().menu?.at;
    return at ? { x: at.x + bounds().left, y: at.y + bounds().top } : pointer.current;
  };
  const search = (more: Pick<LayerSearch, 'into' | 'isByKeyboard'>) => {
    const screen = pointerAt() ?? middle();
    const at = { x: screen.x - bounds().left, y: screen.y - bounds().top };
    ui.setState({ ...NOTHING_OPEN, search: { at, position: flow.screenToFlowPosition(screen), ...more } });
  };
  const revealBox = ({ x, y, width, height }: Box) => {
    const [start, end] = [
      { x, y },
      { x: x + width, y: y + height },
    ].map((corner) => flow.flowToScreenPosition(corner));
    const { left, top, right, bottom } = bounds();
    const isInView = start.x >= left && start.y >= top && end.x <= right && end.y <= bottom;
    const zoom = Math.max(flow.getZoom(), READABLE * textScale());
    if (isInView && zoom === flow.getZoom()) return;
    void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration: glide() });
  };
  /** An element out of view, or a new one, is rendered within the next frames. */
  const focusSoon = (find: () => HTMLElement | null | undefined) => {
    const focus = (attempts: number) => {
      const found = find();
      if (found) found.focus({ preventScroll: true });
      else if (attempts > 0) requestAnimationFrame(() => focus(attempts - 1));
    };
    requestAnimationFrame(() => focus(20));
  };

  const view: CanvasView = {
    fitAll: () => show(viewOf(scene.current.extent, bounds())),
    fit: (selection) => show(viewOf(boundsOfChosen(scene.current, selection), bounds(), PADDING.some)),
    zoomIn: () => void flow.zoomIn({ duration: glide() }),
    zoomOut: () => void flow.zoomOut({ duration: glide() }),
    center: () => flow.screenToFlowPosition(middle()),
    pointer: () => {
      const at = pointerAt();
      return at && flow.screenToFlowPosition(at);
    },
    searchLayer: () => search(pointerAt() ? {} : { isByKeyboard: true }),
    searchIntoWire: (into) => search({ into }),
    renameNode: (nodeId) => ui.setState({ renaming: nodeId }),
    writeAnnotation: (id) => ui.setState({ writing: id }),
    revealAnnotation: (id) => revealBox(boundsOfChosen(scene.current, { annotations: new Set([id]) })),
    focusAnnotation: (id) =>
      focusSoon(() => element.current?.querySelector(`[data-annotation="${CSS.escape(id)}"] [role=button]`)),
    reveal(nodeId) {
      if (!scene.current.ids.includes(nodeId)) return;
      revealBox(boundsOfChosen(scene.current, { nodes: new Set([nodeId]) }));
    },
    focusNode(nodeId) {
      view.reveal(nodeId);
      focusSoon(() => findNodeElement(element.current, nodeId));
    },
    find: () => ui.setState({ ...NOTHING_OPEN, isFinding: true }),
    openMenu() {
      const board = element.current;
      if (!board) return;
      const focused = document.activeElement;
      const target = focused && board.contains(focused) ? focused : board;
      const position = target.closest('[data-canvas-node], [data-annotation]');
      const { left, width, bottom } = (position ?? target).getBoundingClientRect();
      openContextMenu(store, ui, target, board, position ? { x: left + width / 2, y: bottom } : middle());
    },
  };
  return view;
}
