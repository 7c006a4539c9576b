import { inputPorts, type Layer, outputPorts } from '../../layers/index.ts';
import type { ParamProblem } from '../../params/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { BlockDefinition, GraphNode } from '../document.ts';
import { formatCount } from '../formatCount.ts';
import { nameNode } from '../nodeAnalysis.ts';
import { BLOCK, nameBlock } from './nodeTypes.ts';
import type { Place, Scope } from './scope.ts';

/** The place of a node as diagnostics say it. */
export function whereIs(path: readonly string[], nodeId?: string): Pick<Diagnostic, 'nodeId' | 'inside'> {
  const [first, ...inside] = nodeId === undefined ? path : [...path, nodeId];
  return { ...(first !== undefined && { nodeId: first }), ...(inside.length > 0 && { inside }) };
}

const setParam = ({ prefix }: Scope, { id }: GraphNode, param: string, value: unknown, label: string) => ({
  label,
  edits: [{ type: 'setParam' as const, nodeId: prefix + id, param, value }],
});

const error = (
  code: Diagnostic['code'],
  { path, prefix }: Scope,
  node: GraphNode,
  expected: string,
  received: string,
): Diagnostic => ({
  code,
  severity: 'error',
  ...whereIs(path, node.id),
  message: `${nameNode({ ...node, id: prefix + node.id })} expects ${expected}, but has ${received}`,
  expected,
  received,
});

export function unknownBlock(scope: Scope, node: GraphNode): Diagnostic {
  const id = node.params?.block;
  return error('block.unknown', scope, node, 'a block of this document', typeof id === 'string' ? `'${id}'` : 'none');
}

export function containsItself(scope: Scope, node: GraphNode, block: BlockDefinition): Diagnostic {
  return error('block.containsItself', scope, node, 'another block', `'${nameBlock(block)}', in which it stands`);
}

/** Blocks that would make too many nodes, told at the node that makes most of them. @param of what there are too many of */
export function tooMany(
  scope: Scope,
  node: GraphNode,
  of: 'nodes' | 'uses',
  { most, received }: { readonly most: number; readonly received: number },
): Diagnostic {
  const expected = `at most ${formatCount(most)} ${of === 'nodes' ? 'nodes' : 'blocks'} within all blocks together`;
  const problem = error('block.tooLarge', scope, node, expected, formatCount(received));
  return { ...problem, message: `${problem.message}. Repeat blocks less often, or put fewer into one another` };
}

export function tooDeep(scope: Scope, node: GraphNode, deepest: number): Diagnostic {
  return error('block.tooLarge', scope, node, `at most ${deepest} blocks in one another`, 'more');
}

export function cannotRepeat(scope: Scope, node: GraphNode, layer: Layer): Diagnostic | undefined {
  const [inputs, outputs] = [Object.keys(layer.inputs).length, outputPorts(layer).length];
  if (inputs === 1 && outputs === 1) return undefined;
  const expected = 'one input and one output to be repeated';
  return {
    ...error('block.cannotRepeat', scope, node, expected, `${inputs} and ${outputs}`),
    param: 'repeat',
    fix: setParam(scope, node, 'repeat', 1, `Use '${node.id}' once`),
  };
}

export function invalidParam(
  { path, prefix }: Scope,
  node: GraphNode,
  { param, message, expected, received }: ParamProblem,
): Diagnostic {
  const text = `${nameNode({ ...node, id: prefix + node.id })}: ${message}`;
  return {
    code: 'node.invalidParam',
    severity: 'error',
    ...whereIs(path, node.id),
    param,
    message: text,
    expected,
    received,
  };
}

export function duplicateId({ path }: Scope, { id }: GraphNode): Diagnostic {
  return {
    code: 'graph.duplicateId',
    severity: 'error',
    ...whereIs(path, id),
    message: `Two nodes have the id '${id}'; ids must be unique`,
    expected: 'unique ids',
    received: `'${id}' twice`,
  };
}

export function portOutside(node: GraphNode): Diagnostic {
  const message = `${nameNode(node)} expects to stand in a block, but stands in the graph itself`;
  return {
    code: 'block.portOutside',
    severity: 'error',
    nodeId: node.id,
    message,
    expected: 'a place in a block',
    received: 'the graph itself',
    fix: { label: `Remove '${node.id}'`, edits: [{ type: 'removeNode', nodeId: node.id }] },
  };
}

/** Why data cannot go past a node: it has no way in, or no way out. */
export function cannotBypass(scope: Scope, node: GraphNode, layer: Layer | undefined): Diagnostic | undefined {
  if (!layer) return undefined;
  const hasInput = Object.keys(inputPorts(layer, node.params)).length > 0;
  if (hasInput && outputPorts(layer).length > 0) return undefined;
  const received = hasInput ? 'no output' : 'no input';
  const id = scope.prefix + node.id;
  return {
    ...error('node.cannotBypass', scope, node, 'an input and an output to be bypassed', received),
    fix: { label: `Do not bypass '${id}'`, edits: [{ type: 'setBypassed', nodeId: id, bypassed: false }] },
  };
}

/** A port that nothing feeds, at the place where the wire is missing. */
export function openPort({ scope, nodeId, port }: Place): Diagnostic {
  const node = scope.nodes.get(nodeId) ?? { id: nodeId, type: BLOCK };
  const message = `${nameNode({ ...node, id: scope.prefix + nodeId })} expects a wire at '${port}', but has none`;
  return {
    code: 'port.unconnected',
    severity: 'error',
    ...whereIs(scope.path, nodeId),
    port,
    message,
    expected: 'a wire',
    received: 'none',
  };
}

/** What is wrong with a wire within a block, as the graph says it that uses the block. */
export function within(scope: Scope, instance: GraphNode, block: BlockDefinition, diagnostic: Diagnostic): Diagnostic {
  const { fix, nodeId: local, message } = diagnostic;
  const edits = fix?.edits.map((edit) => (edit.type === 'removeEdge' ? { ...edit, block: block.id } : edit));
  return {
    ...diagnostic,
    ...whereIs([...scope.path, instance.id], local),
    message: `Block '${nameBlock(block)}': ${message}`,
    ...(fix && edits && { fix: { ...fix, edits } }),
  };
}
