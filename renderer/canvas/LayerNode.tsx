import { Tooltip } from '@mantine/core';
import { type NodeProps, useStore } from '@xyflow/react';
import { memo } from 'react';
import type { Diagnostic, GraphNode, NodeAnalysis } from '#engine/graph/index.ts';
import { inputPorts } from '#engine/layers/index.ts';
import { NodeCostTip } from '../costs/index.ts';
import { diagnosticsOfNode } from '../document/index.ts';
import { formatShape, formatShort } from '../format/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import { layerIcon } from '../theme/layerIcons.ts';
import { useAnalysis, useDocumentState } from '../workbench/index.ts';
import classes from './LayerNode.module.css';
import { NodeName } from './NodeName.tsx';
import { nodeWidth } from './nodeSize.ts';
import { Port } from './Port.tsx';
import { ProblemMark } from './ProblemMark.tsx';

/** Below this zoom a node is a colored block with its name. */
const FAR = 0.42;

/** A node of the graph, as the canvas shows it. */
export const LayerNode = memo(({ id, selected }: NodeProps) => {
  const node = useDocumentState(({ document }) => document.nodes.find((candidate) => candidate.id === id));
  const analysis = useAnalysis();
  const isFar = useStore(({ transform }) => transform[2] < FAR);
  const known = analysis.nodes.get(id);
  if (!node || !known) return null;
  return <NodeCard node={node} known={known} problems={diagnosticsOfNode(analysis, id)} selected={selected} far={isFar} />;
});
LayerNode.displayName = 'LayerNode';

interface NodeCardProps {
  readonly node: GraphNode;
  readonly known: NodeAnalysis;
  readonly problems: readonly Diagnostic[];
  readonly selected: boolean;
  readonly far: boolean;
}

function NodeCard({ node, known, problems, selected, far }: NodeCardProps) {
  const { layer } = known;
  const Icon = layerIcon(layer);
  const name = node.label ?? layer?.ui.label ?? node.type;
  const inputs = layer ? Object.keys(inputPorts(layer, node.params)) : ['in'];
  return (
    <article
      className={classes.node}
      style={{ '--category': layer ? categoryVariable(layer.ui.category) : 'var(--bw-text-muted)', width: nodeWidth(layer) }}
      data-testid={`node-${node.id}`}
      data-selected={selected || undefined}
      data-severity={problems[0]?.severity}
      data-far={far || undefined}
      data-placeholder={!layer || undefined}
      aria-label={`${name}, ${describe(node, known)}`}
    >
      <header className={classes.header}>
        <Icon className={classes.icon} size={16} stroke={1.75} />
        <NodeName nodeId={node.id} name={name} />
        <ProblemMark problems={problems} />
      </header>
      <p className={classes.line}>{describe(node, known)}</p>
      {inputs.length > 1 && (
        <ul className={classes.inputs}>
          {inputs.map((port) => (
            <li key={port} className={classes.input}>
              <Port nodeId={node.id} port={port} side="input" name={name} />
              {port}
            </li>
          ))}
        </ul>
      )}
      <Facts known={known} />
      {inputs.length === 1 && <Port nodeId={node.id} port={inputs[0]} side="input" name={name} />}
      {(layer?.hasOutput ?? true) && <Port nodeId={node.id} port="out" side="output" name={name} />}
    </article>
  );
}

/** One line that says the parameters; with the layer's name where the node has one of its own. */
function describe(node: GraphNode, { layer, params }: NodeAnalysis): string {
  if (!layer) return `unknown type “${node.type}”, kept as it is`;
  const line = layer.ui.describe(params as never);
  return node.label === undefined ? line : `${layer.ui.label} · ${line}`;
}

/** The output's shape and the number of parameters; on hover, what the node costs. */
function Facts({ known: { node, layer, output, parameters } }: { readonly known: NodeAnalysis }) {
  const costs = <NodeCostTip nodeId={node.id} parameters={parameters} />;
  const shape = layer?.loss ? 'J' : output ? formatShape(output) : '?';
  return (
    <footer className={classes.facts}>
      <Tooltip label={costs}>
        <span className={classes.shape} data-testid="shape-of-node">
          {shape}
        </span>
      </Tooltip>
      {parameters > 0 && (
        <Tooltip label={costs}>
          <span className={classes.parameters}>{formatShort(parameters)}</span>
        </Tooltip>
      )}
    </footer>
  );
}
