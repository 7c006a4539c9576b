import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { BLOCK, type NodeAnalysis } from '#engine/graph/index.ts';
import { NodeCostTip } from '../costs/index.ts';
import { formatShape, formatShort } from '../format/index.ts';
import { t } from '../language/index.ts';
import { useLazyTip } from '../surface/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import { layerIcon } from '../theme/layerIcons.ts';
import { useExpandedId } from '../workbench/index.ts';
import { StateMarks } from './blocks/StateMarks.tsx';
import { useCanvasUi } from './canvasUi.ts';
import type { LayerNodeType } from './flow.ts';
import classes from './LayerNode.module.css';
import { NodeName } from './NodeName.tsx';
import { NodeOperations } from './NodeOperations.tsx';
import type { NodeFacts } from './nodeFacts.ts';
import { geometryOf, type NodeGeometry } from './nodeSize.ts';
import { describeNode, nodeName } from './nodeWords.ts';
import { Port } from './Port.tsx';
import { ProblemMark } from './ProblemMark.tsx';

/** A node of the graph, as the canvas shows it. */
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
  /** Whether the search for a node found it. */
  readonly found: boolean;
}

const NodeCard = memo(({ facts, selected, found }: NodeCardProps) => {
  const { node, known, problems } = facts;
  const { layer } = known;
  const Icon = layerIcon(layer);
  const name = nodeName(node, layer);
  const geometry = geometryOf(node, layer);
  const { width, height } = geometry;
  return (
    <article
      className={classes.node}
      style={{ '--category': layer ? categoryVariable(layer.ui.category) : 'var(--bw-text-muted)', width, height }}
      data-testid={`node-${node.id}`}
      data-selected={selected || undefined}
      data-severity={problems[0]?.severity}
      data-placeholder={!layer || undefined}
      data-name-lines={geometry.nameLines}
      data-found={found || undefined}
      data-block={layer?.type === BLOCK || undefined}
      data-bypassed={node.bypassed || undefined}
    >
      <header className={classes.header}>
        <Icon className={classes.icon} size={16} stroke={1.75} />
        <NodeName nodeId={node.id} name={name} />
        <StateMarks known={known} />
        <ProblemMark problems={problems} />
      </header>
      <p className={classes.line}>{describeNode(node, known)}</p>
      <PortNames geometry={geometry} labels={layer?.portLabels} />
      <Facts known={known} />
      <Ports facts={facts} geometry={geometry} name={name} />
    </article>
  );
});
NodeCard.displayName = 'NodeCard';

interface PortNamesProps {
  readonly geometry: NodeGeometry;
  /** What people call ports that have another name. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** Where there are several ports on a side, what each is called. */
function PortNames({ geometry: { inputs, outputs }, labels = {} }: PortNamesProps) {
  if (inputs.size < 2 && outputs.size < 2) return null;
  const [left, right] = [inputs, outputs].map((ports) => (ports.size > 1 ? [...ports.keys()] : []));
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [left[row], right[row]] as const);
  return (
    <ul className={classes.inputs}>
      {rows.map(([input, output]) => (
        <li key={`${input} ${output}`} className={classes.input}>
          <span>{input === undefined ? '' : (labels[input] ?? t(input))}</span>
          {output !== undefined && <span className={classes.output}>{labels[output] ?? t(output)}</span>}
        </li>
      ))}
    </ul>
  );
}

interface PortsProps {
  readonly facts: NodeFacts;
  readonly geometry: NodeGeometry;
  readonly name: string;
}

function Ports({ facts: { node, wired, isOutputWired }, geometry: { inputs, outputs }, name }: PortsProps) {
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

/** The output's shape and the number of parameters; on hover, what the node costs. */
function Facts({ known: { node, layer, output, parameters } }: { readonly known: NodeAnalysis }) {
  const longId = useExpandedId(node.id);
  const shape = layer?.loss ? 'J' : output ? formatShape(output) : '?';
  const { target, tip } = useLazyTip(<NodeCostTip expandedId={longId} parameters={parameters} />);
  return (
    <>
      <footer className={classes.facts} {...target}>
        <span className={classes.shape} data-testid="shape-of-node">
          {shape}
        </span>
        {parameters > 0 && <span className={classes.parameters}>{formatShort(parameters)}</span>}
      </footer>
      {tip}
    </>
  );
}
