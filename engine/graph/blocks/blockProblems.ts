import { inputPorts, type Layer, outputPorts } from '../../layers/index.ts';
import { type Message, type MessageValue, message, messageOf, quoted } from '../../messages/index.ts';
import type { ParamProblem } from '../../params/index.ts';
import { missingWire } from '../analysis/inferNode.ts';
import { nameNode } from '../analysis/nodeAnalysis.ts';
import { type Diagnostic, type Fix, formatCount } from '../document/diagnostic.ts';
import type { BlockDefinition, GraphNode } from '../document/document.ts';
import { BLOCK, nameBlock } from '../document/nodeTypes.ts';
import type { Scope, ScopedPort } from './scope.ts';

/** A node's location as diagnostics state it. */
export function whereIs(path: readonly string[], nodeId?: string): Pick<Diagnostic, 'nodeId' | 'inside'> {
  const [first, ...inside] = nodeId === undefined ? path : [...path, nodeId];
  return { ...(first !== undefined && { nodeId: first }), ...(inside.length > 0 && { inside }) };
}

const error = (
  code: Diagnostic['code'],
  { path, prefix }: Scope,
  node: GraphNode,
  expected: Message,
  received: MessageValue,
): Diagnostic => ({
  code,
  severity: 'error',
  ...whereIs(path, node.id),
  ...message('{{node}} expects {{expected}}, but has {{received}}', { node: nameWithin(prefix, node), expected, received }),
  expected,
  received,
});

const nameWithin = (prefix: string, node: GraphNode): Message => nameNode({ ...node, id: prefix + node.id });

export function unknownBlock(scope: Scope, node: GraphNode): Diagnostic {
  const id = node.params?.block;
  const received = typeof id === 'string' ? quoted(id) : message('none');
  return error('block.unknown', scope, node, message('a block of this document'), received);
}

export function containsItself(scope: Scope, node: GraphNode, block: BlockDefinition): Diagnostic {
  const received = message("'{{block}}', which contains this node", { block: nameBlock(block) });
  return error('block.containsItself', scope, node, message('another block'), received);
}

/** Blocks that would expand to too many nodes, reported at the largest one. @param of the limit that is exceeded */
export function tooMany(
  scope: Scope,
  node: GraphNode,
  of: 'nodes' | 'uses',
  { most, received }: { readonly most: number; readonly received: number },
): Diagnostic {
  const count = formatCount(most);
  const expected =
    of === 'nodes'
      ? message('at most {{count}} nodes inside all blocks together', { count })
      : message('at most {{count}} blocks inside all blocks together', { count });
  const told = error('block.tooLarge', scope, node, expected, formatCount(received));
  const problem = messageOf(told);
  return { ...told, ...message('{{problem}}. Repeat blocks less often, or nest fewer blocks', { problem }) };
}

export function tooDeep(scope: Scope, node: GraphNode, deepest: number): Diagnostic {
  const expected = message('at most {{count}} levels of nested blocks', { count: deepest });
  return error('block.tooLarge', scope, node, expected, message('more'));
}

export function cannotRepeat(scope: Scope, node: GraphNode, layer: Layer): Diagnostic | undefined {
  const [inputs, outputs] = [Object.keys(layer.inputs).length, outputPorts(layer).length];
  if (inputs === 1 && outputs === 1) return undefined;
  const expected = message('one input and one output to be repeated');
  const received = message('{{inputs}} and {{outputs}}', { inputs, outputs });
  const fix: Fix = {
    label: message("Use '{{node}}' once", { node: node.id }),
    edits: [{ type: 'setParam', nodeId: scope.prefix + node.id, param: 'repeat', value: 1 }],
  };
  return { ...error('block.cannotRepeat', scope, node, expected, received), param: 'repeat', fix };
}

export function invalidParam(
  { path, prefix }: Scope,
  node: GraphNode,
  { param, message: problem, expected, received }: ParamProblem,
): Diagnostic {
  const text = message('{{node}}: {{problem}}', { node: nameWithin(prefix, node), problem });
  return { code: 'node.invalidParam', severity: 'error', ...whereIs(path, node.id), param, ...text, expected, received };
}

export function duplicateId({ path }: Pick<Scope, 'path'>, { id }: Pick<GraphNode, 'id'>): Diagnostic {
  return {
    code: 'graph.duplicateId',
    severity: 'error',
    ...whereIs(path, id),
    ...message("Two nodes have the id '{{id}}'; ids must be unique", { id }),
    expected: message('unique ids'),
    received: message("'{{id}}' twice", { id }),
  };
}

export function portOutside(node: GraphNode): Diagnostic {
  return {
    code: 'block.portOutside',
    severity: 'error',
    nodeId: node.id,
    ...message('{{node}} must be inside a block, but is in the graph itself', { node: nameNode(node) }),
    expected: message('to be inside a block'),
    received: message('the graph itself'),
    fix: { label: message("Remove '{{node}}'", { node: node.id }), edits: [{ type: 'removeNode', nodeId: node.id }] },
  };
}

/** The reason a node cannot be bypassed: it has no input or no output. */
export function cannotBypass(scope: Scope, node: GraphNode, layer: Layer | undefined): Diagnostic | undefined {
  if (!layer) return undefined;
  const hasInput = Object.keys(inputPorts(layer, node.params)).length > 0;
  if (hasInput && outputPorts(layer).length > 0) return undefined;
  const received = hasInput ? message('no output') : message('no input');
  const id = scope.prefix + node.id;
  return {
    ...error('node.cannotBypass', scope, node, message('an input and an output, to be bypassed'), received),
    fix: {
      label: message("Stop bypassing '{{node}}'", { node: id }),
      edits: [{ type: 'setBypassed', nodeId: id, bypassed: false }],
    },
  };
}

/** An unconnected port, reported where the wire is missing. */
export function openPort({ scope, nodeId, port }: ScopedPort): Diagnostic {
  const node = scope.nodes.get(nodeId) ?? { id: nodeId, type: BLOCK };
  const text = missingWire(nameNode({ ...node, id: scope.prefix + nodeId }), port);
  return { code: 'port.unconnected', severity: 'error', ...whereIs(scope.path, nodeId), port, ...text };
}

/** Reports an invalid wire within a block at the node that uses the block. */
export function within(scope: Scope, instance: GraphNode, block: BlockDefinition, diagnostic: Diagnostic): Diagnostic {
  const { fix, nodeId: local } = diagnostic;
  const edits = fix?.edits.map((edit) => (edit.type === 'removeEdge' ? { ...edit, block: block.id } : edit));
  return {
    ...diagnostic,
    ...whereIs([...scope.path, instance.id], local),
    ...message("Block '{{block}}': {{problem}}", { block: nameBlock(block), problem: messageOf(diagnostic) }),
    ...(fix && edits && { fix: { ...fix, edits } }),
  };
}
