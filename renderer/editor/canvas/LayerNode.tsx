import { Tooltip } from '@mantine/core';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { boxStyle, DrawnText } from '../../drawing/elements/DrawnText.tsx';
import { drawNode, NODE, type NodeDrawing, type NodeMark } from '../../drawing/index.ts';
import { useLazyTip } from '../../kit/surface/index.ts';
import { later, t } from '../../language/index.ts';
import { categoryVariable } from '../../theme/colors.ts';
import { layerIcon, STATE_GLYPHS } from '../../theme/layerIcons.ts';
import { useExpandedId } from '../../workbench/index.ts';
import { NodeCostTip, useOperations } from '../costs/index.ts';
import classes from './LayerNode.module.css';
import { NodeName } from './NodeName.tsx';
import { Port } from './Port.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { useCanvasUi } from './state/canvasUi.ts';
import type { LayerNodeType } from './state/flow.ts';
import type { NodeFacts } from './state/nodeFacts.ts';
import { useShowsNear } from './useShowsNear.ts';

/** A node on the canvas. */
export const LayerNode = memo(({ data, selected }: NodeProps<LayerNodeType>) => {
  const isFound = useCanvasUi(({ found }) => found?.has(data.node.id) ?? false);
  return (
    <>
      <NodeCard facts={data} selected={selected} found={isFound} />
      <NodeOperations nodeId={data.node.id} />
    </>
  );
});
LayerNode.displayName = 'LayerNode';

interface NodeCardProps {
  readonly facts: NodeFacts;
  readonly selected: boolean;
  /** True if the node search matched it. */
  readonly found: boolean;
}

const NodeCard = memo(({ facts, selected, found }: NodeCardProps) => {
  const { node, known, problems } = facts;
  const drawing = drawNode(node, known);
  const { layer, width, height, detail, portLabels } = drawing;
  const Icon = layerIcon(layer);
  return (
    <article
      className={classes.node}
      style={{ '--category': layer ? categoryVariable(layer.ui.category) : 'var(--bw-text-muted)', width, height }}
      data-testid={`node-${node.id}`}
      data-selected={selected || undefined}
      data-severity={problems[0]?.severity}
      data-placeholder={!layer || undefined}
      data-found={found || undefined}
      data-block={drawing.isBlock || undefined}
      data-bypassed={drawing.isBypassed || undefined}
    >
      <Icon className={classes.icon} style={boxStyle(drawing.icon)} size={NODE.icon.size} stroke={NODE.icon.stroke} />
      <NodeName nodeId={node.id} drawing={drawing} />
      <StateMarks nodeId={node.id} marks={drawing.marks} />
      <ProblemMark problems={problems} />
      {detail && <DrawnText line={detail} className={classes.muted} />}
      {portLabels.map((line) => (
        <DrawnText key={`${line.anchor} ${line.y}`} line={line} className={classes.muted} />
      ))}
      <Facts nodeId={node.id} parameters={known.parameters} drawing={drawing} />
      <Ports facts={facts} drawing={drawing} />
    </article>
  );
});
NodeCard.displayName = 'NodeCard';

interface PortsProps {
  readonly facts: NodeFacts;
  readonly drawing: NodeDrawing;
}

function Ports({ facts: { node, wired, isOutputWired }, drawing: { inputs, outputs, name } }: PortsProps) {
  return (
    <>
      {[...inputs].map(([port, at]) => (
        <Port key={port} nodeId={node.id} port={port} side="input" name={name} at={at} isWired={wired.has(port)} />
      ))}
      {[...outputs].map(([port, at]) => (
        <Port key={port} nodeId={node.id} port={port} side="output" name={name} at={at} isWired={isOutputWired} />
      ))}
    </>
  );
}

interface FactsProps {
  readonly nodeId: string;
  readonly parameters: number;
  readonly drawing: NodeDrawing;
}

/** Output shape and parameter count; on hover, the node's costs. */
function Facts({ nodeId, parameters, drawing }: FactsProps) {
  const longId = useExpandedId(nodeId);
  const { target, tip } = useLazyTip(<NodeCostTip expandedId={longId} parameters={parameters} />);
  return (
    <>
      <footer {...target}>
        <span className={classes.facts} style={boxStyle(drawing.facts)} />
        <span className={classes.chip} style={boxStyle(drawing.shape.chip)} />
        <DrawnText line={drawing.shape} className={classes.small} testId="shape-of-node" />
        {drawing.parameters && <DrawnText line={drawing.parameters} className={`${classes.small} ${classes.muted}`} />}
      </footer>
      {tip}
    </>
  );
}

const WORDS = {
  bypassed: { name: later('bypassed'), help: later('Bypassed: input passes through unchanged') },
  frozen: { name: later('frozen'), help: later('Frozen: training does not change its weights') },
} as const satisfies Record<NodeMark['kind'], object>;

interface StateMarksProps {
  readonly nodeId: string;
  readonly marks: readonly NodeMark[];
}

/** Node states besides parameters: frozen, bypassed. Each has its own shape. */
function StateMarks({ nodeId, marks }: StateMarksProps) {
  return marks.map(({ kind, ...box }) => {
    const { name, help } = WORDS[kind];
    const { Icon } = STATE_GLYPHS[kind];
    return (
      <Tooltip key={kind} label={t(help)}>
        <Icon
          className={classes.mark}
          style={boxStyle(box)}
          size={box.width}
          aria-label={t(name)}
          data-testid={`${kind}-${nodeId}`}
        />
      </Tooltip>
    );
  });
}

/** Operations of a node per prediction, below its parameter count; if enabled and readable. */
function NodeOperations({ nodeId }: { readonly nodeId: string }) {
  return useShowsNear('nodeOperations') && <Operations nodeId={nodeId} />;
}

function Operations({ nodeId }: { readonly nodeId: string }) {
  const operations = useOperations(nodeId);
  if (operations === null) return null;
  return (
    <span className={classes.operations} data-testid={`operations-${nodeId}`}>
      {operations}
    </span>
  );
}
