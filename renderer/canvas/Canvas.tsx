import '@xyflow/react/dist/base.css';
import { useComputedColorScheme } from '@mantine/core';
import { Background, MiniMap, ReactFlow, ReactFlowProvider, SelectionMode } from '@xyflow/react';
import { type MouseEvent, useRef, useState } from 'react';
import { findLayer } from '#engine/layers/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import { useActiveGraph, useDocumentState, useFrom, useWorkbench } from '../workbench/index.ts';
import classes from './Canvas.module.css';
import { CanvasControls } from './CanvasControls.tsx';
import { CanvasUiContext, createCanvasUi, useCanvasUiStore } from './canvasUi.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import type { LayerNodeType, WireType } from './flow.ts';
import { HeldWire, WireHint } from './HeldWire.tsx';
import { LayerNode } from './LayerNode.tsx';
import { LayerSearch } from './LayerSearch.tsx';
import { FIT, useCanvasView } from './useCanvasView.ts';
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
  const [viewport] = useState(() => workspace.getState().viewports[id]);
  const colorMode = useComputedColorScheme('light');
  const elements = useFlowElements();
  const wiring = useWiring();
  const drop = useDropLayer();
  const pointer = useCanvasView(element);
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
      {...pointer}
      {...drop}
    >
      <ReactFlow<LayerNodeType, WireType>
        {...elements}
        {...wiring}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        connectionLineComponent={HeldWire}
        colorMode={colorMode}
        {...(viewport ? { defaultViewport: viewport } : { fitView: true, fitViewOptions: FIT })}
        onMoveEnd={(_event, view) => workspace.remember(id, view)}
        onMoveStart={() => ui.setState({ search: null })}
        onEdgeMouseEnter={(_event, { id: hoveredWire }) => ui.setState({ hoveredWire })}
        onEdgeMouseLeave={() => ui.setState({ hoveredWire: null })}
        minZoom={0.1}
        maxZoom={4}
        connectionRadius={28}
        deleteKeyCode={null}
        multiSelectionKeyCode={MULTIPLE}
        selectionMode={SelectionMode.Partial}
        zoomOnDoubleClick={false}
        edgesReconnectable
        elevateNodesOnSelect
        onlyRenderVisibleElements={elements.nodes.length > MANY}
        autoPanOnNodeFocus={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={20} size={1.2} color="var(--bw-line-strong)" bgColor="var(--bw-canvas)" />
        <CanvasControls />
        <GraphMap />
      </ReactFlow>
      <WireHint />
      <LayerSearch />
      {isEmpty && <EmptyCanvas />}
    </section>
  );
}

function GraphMap() {
  const isShown = useFrom(
    ({ layout }) => layout,
    ({ minimap }) => minimap,
  );
  const document = useDocumentState((state) => state.document);
  if (!isShown) return null;
  const colorOf = ({ id }: LayerNodeType) => {
    const layer = findLayer(document.nodes.find((node) => node.id === id)?.type ?? '');
    return layer ? categoryVariable(layer.ui.category) : 'var(--bw-text-muted)';
  };
  return (
    <MiniMap<LayerNodeType>
      pannable
      zoomable
      ariaLabel="Map of the graph"
      nodeColor={colorOf}
      nodeBorderRadius={12}
      className={classes.map}
    />
  );
}
