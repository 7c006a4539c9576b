import '@xyflow/react/dist/base.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { Background, Panel, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { drawnGraph, type GraphDocument } from '#engine/graph/index.ts';
import { analysisOf } from '../../document/index.ts';
import { DRAWING_VARIABLES } from '../../drawing/index.ts';
import { useFlowState } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { t, useLanguage } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { useActiveGraph, useKnownData, useLens, useLensState, useWorkbench } from '../../workbench/index.ts';
import { textScale } from '../../workbench/settings/index.ts';
import { Legend } from './Legend.tsx';
import classes from './LensCanvas.module.css';
import { LensNode } from './LensNode.tsx';
import { LensWire } from './LensWire.tsx';
import { computedGraph, type LensNodeType, type LensWireType, lensNodes, lensWires, stretchOf } from './lensFlow.ts';
import { useReadNodes } from './useReadNodes.ts';
import { shownDirection, useShownDirection } from './useShownDirection.ts';

const NODE_TYPES = { lens: LensNode };
const EDGE_TYPES = { lens: LensWire };
const UNSIGNED = { hideAttribution: true };
const FIT = { padding: '4%', maxZoom: 1.6 } as const;
/** With more nodes only the visible ones are rendered. */
const MANY = 120;

/** The graph with the values of the pass in it: it can be looked at and selected from, not edited. */
export function LensCanvas({ document }: { readonly document: GraphDocument }) {
  return (
    <ReactFlowProvider>
      <Flow document={document} />
    </ReactFlowProvider>
  );
}

/** The nodes and wires of the graph as computed. */
function useElements(document: GraphDocument) {
  const current = useStore(useActiveGraph().store, (state) => state.document);
  const shapes = useKnownData()?.shapes;
  const spoken = useLanguage();
  const graph = useMemo(() => computedGraph(document, current), [document, current]);
  const stretch = useMemo(() => stretchOf(graph), [graph]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: descriptions depend on the language
  const nodes = useMemo(() => lensNodes(graph, drawnGraph(analysisOf(graph, shapes)), stretch), [graph, shapes, stretch, spoken]);
  const wires = useMemo(() => lensWires(graph, stretch), [graph, stretch]);
  return { nodes, wires };
}

function Flow({ document }: { readonly document: GraphDocument }) {
  const { nodes: drawn, wires } = useElements(document);
  const nodes = useReadNodes(drawn);
  const colorMode = useScheme();
  const lens = useLens();
  const wheelPans = useStore(useWorkbench().settings, ({ wheel }) => wheel === 'pan');
  const flow = useRef<HTMLDivElement>(null);
  useRefit(flow, drawn);
  useRevealed();
  return (
    <Frame flow={flow}>
      <ReactFlow<LensNodeType, LensWireType>
        nodes={nodes}
        edges={wires}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={colorMode}
        fitView
        fitViewOptions={FIT}
        minZoom={0.1}
        maxZoom={6 * textScale()}
        panOnScroll={wheelPans}
        zoomOnScroll={!wheelPans}
        zoomOnDoubleClick={false}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        edgesFocusable={false}
        nodesFocusable
        disableKeyboardA11y
        deleteKeyCode={null}
        onlyRenderVisibleElements={drawn.length > MANY}
        onNodeClick={(event: MouseEvent, { id }) => lens.select({ node: id, ...addressOf(event.target) })}
        onEdgeClick={(_event, { source, target }) =>
          lens.select({ node: shownDirection(lens.getState()) === 'forward' ? source : target })
        }
        onPaneClick={() => lens.select({})}
        proOptions={UNSIGNED}
      >
        <Background gap={24} size={1.2} color="var(--bw-line-strong)" bgColor="var(--bw-canvas)" />
        <Controls />
      </ReactFlow>
    </Frame>
  );
}

interface FrameProps {
  readonly flow: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/** Around the drawing, which is not drawn again when only the frame changes. It tells what the picture shows, for those who measure. */
function Frame({ flow, children }: FrameProps) {
  const lens = useLens();
  const direction = useShownDirection();
  const isBusy = useLensState(({ status }) => status === 'asking');
  const sample = useLensState(({ answered }) => answered?.pass.samples[0]?.number);
  const position = useLensState((state) => state.position);
  const step = useLensState(({ subject }) => subject?.run?.step);
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset.id;
    if (id === undefined || event.key !== 'Enter') return;
    event.preventDefault();
    lens.select({ node: id });
  };
  return (
    <section
      className={classes.canvas}
      style={DRAWING_VARIABLES}
      aria-label={t('Network with its values')}
      aria-busy={isBusy}
      data-testid="lens-canvas"
      data-direction={direction}
      data-sample={sample}
      data-position={position}
      data-step={step}
      onKeyDown={onKeyDown}
    >
      <Legend />
      <div ref={flow} className={classes.flow}>
        {children}
      </div>
    </section>
  );
}

/** The address of the number that was clicked. */
function addressOf(target: EventTarget): { readonly address?: string } {
  const address = target instanceof Element ? target.closest<HTMLElement>('[data-address]')?.dataset.address : undefined;
  return address === undefined ? {} : { address };
}

/** Fits the graph again if its size on the screen or the graph changes. */
function useRefit(element: { readonly current: HTMLElement | null }, nodes: readonly LensNodeType[]): void {
  const { fitView } = useReactFlow();
  const size = nodes.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another graph is fitted, one whose values change is not
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(() => void fitView(FIT));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, fitView, size]);
}

/** Brings the current node of a walk into view if it is outside. */
function useRevealed(): void {
  const flow = useReactFlow();
  const { viewport } = useFlowState();
  const node = useLensState(({ walk, position }) => walk.steps[position].node);
  useEffect(() => {
    const box = node === undefined ? undefined : flow.getNodesBounds([node]);
    if (!box || box.width === 0) return;
    // As the canvas knows itself: asking the page for boxes would lay it out in the middle of a step.
    const { x, y, zoom, width, height } = viewport();
    const [left, top] = [box.x * zoom + x, box.y * zoom + y];
    const isInside = left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height;
    if (!isInside) void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom });
  }, [flow, viewport, node]);
}

function Controls() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const control = (label: string, icon: React.ReactNode, run: () => unknown) => (
    <Tooltip label={label} position="top">
      <ActionIcon aria-label={label} onClick={() => void run()}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Panel position="bottom-left" className={classes.controls}>
      {control(t('Zoom out'), <IconMinus size={15} />, zoomOut)}
      {control(t('Zoom in'), <IconPlus size={15} />, zoomIn)}
      {control(t('Zoom to fit'), <IconMaximize size={15} />, () => fitView(FIT))}
    </Panel>
  );
}
