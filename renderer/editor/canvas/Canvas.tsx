import '@xyflow/react/dist/base.css';
import { Button, EmptyState, Group } from '@mantine/core';
import { IconSchema } from '@tabler/icons-react';
import { Background, ReactFlow, ReactFlowProvider, SelectionMode } from '@xyflow/react';
import { memo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { DRAWING_VARIABLES } from '../../drawing/index.ts';
import internals from '../../drawing/reactFlow/reactFlowInternals.module.css';
import { useZoom } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { type Language, t, useLanguage } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { useActiveGraph, useDocumentState, useWorkbench } from '../../workbench/index.ts';
import { LiveCosts } from '../costs/index.ts';
import { openGallery } from '../gallery/Gallery.tsx';
import { ArrangeProgress } from './ArrangeMenu.tsx';
import { Annotations } from './annotations/Annotations.tsx';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import classes from './Canvas.module.css';
import { CanvasControls } from './CanvasControls.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import { FindBar } from './FindBar.tsx';
import { HeldWire, WireHint } from './HeldWire.tsx';
import { LayerNode } from './LayerNode.tsx';
import { LayerSearch } from './LayerSearch.tsx';
import { LensOverlay } from './lens/LensOverlay.tsx';
import { GraphMap } from './overview/GraphMap.tsx';
import { Overview } from './overview/Overview.tsx';
import { CARDS } from './overview/picture.ts';
import { Guides } from './snapping/Guides.tsx';
import { GRID, SnapContext, useSnapper, useSnapping } from './snapping/useSnapping.ts';
import { CanvasUiContext, createCanvasUi } from './state/canvasUi.ts';
import type { LayerNodeType, WireType } from './state/flow.ts';
import { useFlowWords } from './state/nodeWords.ts';
import { Traces } from './traces/Traces.tsx';
import { useCanvasPointer } from './useCanvasPointer.ts';
import { useCanvasView } from './useCanvasView.ts';
import { useDropLayer } from './useDropLayer.ts';
import { useFirstView, useFittedView } from './useFittedView.ts';
import { useFlowElements } from './useFlowElements.ts';
import { useFlowEvents } from './useFlowEvents.ts';
import { useNodeDrag } from './useNodeDrag.ts';
import { useOverview } from './useOverview.ts';
import { useSelectionBox } from './useSelectionBox.ts';
import { useWiring } from './useWiring.ts';
import { zooms } from './viewOf.ts';
import { Wire } from './Wire.tsx';
import { WireProblemPanel } from './WireProblemPanel.tsx';
import { WireTargets } from './WireTargets.tsx';

const NODE_TYPES = { layer: LayerNode };
const EDGE_TYPES = { wire: Wire };
const MULTIPLE = ['Shift', 'Control', 'Meta'];
const UNSIGNED = { hideAttribution: true };

/** Self-contained parts, memoized by language, so that dragging does not re-render them with every frame. */
const OnCanvas = memo((_: { readonly language: Language }) => (
  <>
    <Annotations />
    <Breadcrumbs />
    <CanvasControls />
    <Guides />
  </>
));
OnCanvas.displayName = 'OnCanvas';

/** The same above the canvas. */
const OverCanvas = memo((_: { readonly language: Language }) => (
  <>
    <WireHint />
    <LayerSearch />
    <WireTargets />
    <WireProblemPanel />
    <FindBar />
    <CanvasMenu />
    <ArrangeProgress />
  </>
));
OverCanvas.displayName = 'OverCanvas';

/** The graph editor's canvas. */
export function Canvas() {
  const [ui] = useState(createCanvasUi);
  // Each graph and block has its own view.
  const path = useDocumentState((state) => JSON.stringify(state.path));
  return (
    <ReactFlowProvider>
      <CanvasUiContext value={ui}>
        <LiveCosts>
          <Flow key={path} />
        </LiveCosts>
      </CanvasUiContext>
    </ReactFlowProvider>
  );
}

function Flow() {
  const element = useRef<HTMLDivElement>(null);
  const colorMode = useScheme();
  const { scene, isPictured, elements, onPointerMove } = useOverview(useFlowElements());
  const viewKey = useViewKey();
  const viewport = useFirstView(element, scene, viewKey);
  const drag = useNodeDrag(elements.onNodesChange);
  const snap = useSnapper(scene);
  const onNodesChange = useSnapping(snap, drag.onNodesChange);
  const events = useFlowEvents();
  const box = useSelectionBox(scene);
  const words = useFlowWords();
  const spoken = useLanguage();
  const isFar = useZoom((zoom) => zoom < CARDS);
  const wiring = useWiring();
  const drop = useDropLayer();
  const pointer = useCanvasView(element, scene);
  const onMoveEnd = useFittedView(pointer.latestScene, viewKey);
  const handlers = useCanvasPointer();
  const wheelPans = useStore(useWorkbench().settings, ({ wheel }) => wheel === 'pan');
  const isEmpty = useDocumentState(({ document }) => document.nodes.length === 0);

  return (
    <section
      ref={element}
      className={`${classes.canvas} ${internals.canvas}`}
      style={DRAWING_VARIABLES}
      aria-label={t('Canvas')}
      data-testid="canvas"
      data-nodes={scene.ids.length}
      data-far={isFar || undefined}
      onPointerMove={(event) => {
        pointer.onPointerMove(event);
        onPointerMove(event);
      }}
      onPointerLeave={pointer.onPointerLeave}
      {...drop}
      {...handlers}
    >
      {viewport && (
        <ReactFlow<LayerNodeType, WireType>
          data-canvas-graph
          {...elements}
          {...events}
          onMoveEnd={onMoveEnd}
          {...drag}
          onNodesChange={onNodesChange}
          {...wiring}
          {...box}
          ariaLabelConfig={words}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          connectionLineComponent={HeldWire}
          colorMode={colorMode}
          defaultViewport={viewport}
          {...zooms()}
          panOnScroll={wheelPans}
          zoomOnScroll={!wheelPans}
          connectionRadius={28}
          deleteKeyCode={null}
          multiSelectionKeyCode={MULTIPLE}
          selectionMode={SelectionMode.Partial}
          zoomOnDoubleClick={false}
          edgesReconnectable
          reconnectRadius={7}
          edgesFocusable={false}
          disableKeyboardA11y
          elevateNodesOnSelect
          proOptions={UNSIGNED}
        >
          {isPictured ? (
            <Overview scene={scene} />
          ) : (
            <Background gap={GRID} size={1.2} color="var(--bw-line-strong)" bgColor="var(--bw-canvas)" />
          )}
          <LensOverlay scene={scene} />
          <Traces scene={scene} />
          <SnapContext value={snap}>
            <OnCanvas language={spoken} />
          </SnapContext>
          <GraphMap scene={scene} />
        </ReactFlow>
      )}
      <OverCanvas language={spoken} />
      {isEmpty && <EmptyCanvas />}
    </section>
  );
}

/** Introduction on an empty graph: what belongs there, and the first step. */
function EmptyCanvas() {
  const { canvas } = useWorkbench();
  return (
    <div className={classes.empty}>
      <EmptyState
        icon={<IconSchema stroke={1.4} />}
        title={t('An empty graph')}
        description={t(
          'Drag layers here from the palette and wire them left to right: an input, layers, and a loss that compares the prediction with the target.',
        )}
      >
        <Group gap="xs" justify="center" mt="xs">
          <Button variant="light" onClick={() => canvas.getState().view?.searchLayer()}>
            {t('Add a layer')}
          </Button>
          <Button variant="default" onClick={openGallery}>
            {t('Start from a template')}
          </Button>
        </Group>
      </EmptyState>
    </div>
  );
}

/** Key of the stored view: the graph, and the open block. */
function useViewKey(): string {
  const { id } = useActiveGraph();
  return useDocumentState(({ path }) => (path.length === 0 ? id : `${id} ${JSON.stringify(path)}`));
}
