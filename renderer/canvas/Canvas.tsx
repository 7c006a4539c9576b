import '@xyflow/react/dist/base.css';
import { useComputedColorScheme } from '@mantine/core';
import { Background, ReactFlow, ReactFlowProvider, SelectionMode } from '@xyflow/react';
import { type MouseEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Viewport } from '../graphs/index.ts';
import { useActiveGraph, useDocumentState, useWorkbench } from '../workbench/index.ts';
import classes from './Canvas.module.css';
import { CanvasControls } from './CanvasControls.tsx';
import { CanvasUiContext, createCanvasUi, useCanvasUiStore } from './canvasUi.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import type { LayerNodeType, WireType } from './flow.ts';
import { HeldWire, WireHint } from './HeldWire.tsx';
import { LayerNode } from './LayerNode.tsx';
import { LayerSearch } from './LayerSearch.tsx';
import { GraphMap } from './overview/GraphMap.tsx';
import { Overview } from './overview/Overview.tsx';
import type { Scene } from './overview/scene.ts';
import { useOverview } from './overview/useOverview.ts';
import { useCanvasView, viewOf, ZOOMS } from './useCanvasView.ts';
import { useDropLayer } from './useDropLayer.ts';
import { useFlowElements } from './useFlowElements.ts';
import { useWiring } from './useWiring.ts';
import { Wire } from './Wire.tsx';

const NODE_TYPES = { layer: LayerNode };
const EDGE_TYPES = { wire: Wire };
/** Of more nodes than this, only those in sight are drawn. */
const MANY = 100;
const MULTIPLE = ['Control', 'Meta'];

/** The graph in front, as a person draws it. */
export function Canvas() {
  const [ui] = useState(createCanvasUi);
  return (
    <ReactFlowProvider>
      <CanvasUiContext value={ui}>
        <Flow />
      </CanvasUiContext>
    </ReactFlowProvider>
  );
}

function Flow() {
  const element = useRef<HTMLDivElement>(null);
  const ui = useCanvasUiStore();
  const { id } = useActiveGraph();
  const { workspace, canvas } = useWorkbench();
  const colorMode = useComputedColorScheme('light');
  const { scene, isOn: isOverview, elements, onPointerMove } = useOverview(useFlowElements());
  const viewport = useFirstView(element, scene);
  const wiring = useWiring();
  const drop = useDropLayer();
  const pointer = useCanvasView(element, scene);
  const isLarge = scene.ids.length > MANY;
  const isEmpty = useDocumentState(({ document }) => document.nodes.length === 0);
  const searchHere = (event: MouseEvent) => {
    if ((event.target as Element).classList.contains('react-flow__pane')) canvas.getState().view?.searchLayer();
  };

  return (
    <section
      ref={element}
      className={classes.canvas}
      aria-label="Canvas"
      data-testid="canvas"
      onDoubleClick={searchHere}
      data-nodes={scene.ids.length}
      onPointerMove={(event) => {
        pointer.onPointerMove(event);
        onPointerMove(event);
      }}
      onPointerLeave={pointer.onPointerLeave}
      {...drop}
    >
      {viewport && (
        <ReactFlow<LayerNodeType, WireType>
          {...elements}
          {...wiring}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          connectionLineComponent={HeldWire}
          colorMode={colorMode}
          defaultViewport={viewport}
          {...ZOOMS}
          onMoveEnd={(_event, view) => workspace.remember(id, view)}
          onMoveStart={() => ui.setState({ search: null })}
          onEdgeMouseEnter={(_event, { id: hoveredWire }) => ui.setState({ hoveredWire })}
          onEdgeMouseLeave={() => ui.setState({ hoveredWire: null })}
          connectionRadius={28}
          deleteKeyCode={null}
          multiSelectionKeyCode={MULTIPLE}
          selectionMode={SelectionMode.Partial}
          zoomOnDoubleClick={false}
          edgesReconnectable
          elevateNodesOnSelect
          onlyRenderVisibleElements={isLarge}
          autoPanOnNodeFocus={false}
          proOptions={{ hideAttribution: true }}
        >
          {isOverview ? (
            <Overview scene={scene} />
          ) : (
            <Background gap={20} size={1.2} color="var(--bw-line-strong)" bgColor="var(--bw-canvas)" />
          )}
          <CanvasControls />
          <GraphMap scene={scene} />
        </ReactFlow>
      )}
      <WireHint />
      <LayerSearch />
      {isEmpty && <EmptyCanvas />}
    </section>
  );
}

/** What is in sight at first: what was when the graph was last in front, else all of it. Undefined until the room for it is known. */
function useFirstView(element: RefObject<HTMLElement | null>, scene: Scene): Viewport | undefined {
  const { id } = useActiveGraph();
  const { workspace } = useWorkbench();
  const [viewport, setViewport] = useState<Viewport | undefined>(() => workspace.getState().viewports[id]);
  const firstScene = useRef(scene);
  useLayoutEffect(() => {
    const room = element.current?.getBoundingClientRect();
    if (room) setViewport((before) => before ?? viewOf(firstScene.current.bounds, room));
  }, [element]);
  return viewport;
}
