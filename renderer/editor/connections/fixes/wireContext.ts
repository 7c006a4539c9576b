import type { DataDescription, Diagnostic, DrawnGraph, GraphDocument, GraphEdge } from '#engine/graph/index.ts';
import { inputPorts, type PortDeclaration } from '#engine/layers/index.ts';

/** A wire that does not fit, with its context when connected. */
export interface WireContext {
  readonly document: GraphDocument;
  readonly data: DataDescription | undefined;
  readonly edge: GraphEdge;
  /** Of the document with the wire. */
  readonly analysis: DrawnGraph;
  /** The problems caused by the wire. */
  readonly problems: readonly Diagnostic[];
  /** The shape at the wire's source. */
  readonly shape: readonly number[];
  readonly port: PortDeclaration;
}

/** The declaration of a wire's target port. */
export function portOf({ nodes }: DrawnGraph, { to: [nodeId, port] }: GraphEdge): PortDeclaration | undefined {
  const target = nodes.get(nodeId);
  return target?.layer && inputPorts(target.layer, target.node.params)[port];
}

/** The shapes that the port would accept, according to other ports of the node. */
export function wantedShapes({ analysis, edge: { to } }: WireContext): readonly (readonly number[])[] {
  const target = analysis.nodes.get(to[0]);
  if (!target?.layer) return [];
  const { layer, inputs } = target;
  if (layer.loss) return to[1] === 'prediction' ? predictionsFor(inputs.target, classesOf(analysis, to[0])) : [];
  return Object.entries(inputs).flatMap(([port, shape]) => (port === to[1] ? [] : [shape]));
}

/** The number of classes of a loss's target. */
function classesOf({ nodes, wiring }: DrawnGraph, lossId: string): number | undefined {
  const source = wiring.incoming.get(lossId)?.get('target')?.from[0];
  const classes = source === undefined ? undefined : nodes.get(source)?.params.classes;
  return typeof classes === 'number' ? classes : undefined;
}

/** Predictions that a target can be compared with: a score per class, else elementwise. */
function predictionsFor(target: readonly number[] | undefined, classes: number | undefined): readonly (readonly number[])[] {
  if (!target) return [];
  if (classes !== undefined) return [[...target, classes]];
  return target.length === 0 ? [[1]] : [target];
}

/** The nearest node upstream along single inputs, starting with the given one, that has a parameter. */
export function upstreamWith({ nodes, wiring }: DrawnGraph, nodeId: string, param: string): string | undefined {
  let current: string | undefined = nodeId;
  for (let steps = 0; current !== undefined && steps < nodes.size; steps++) {
    if (param in (nodes.get(current)?.layer?.params ?? {})) return current;
    current = wiring.incoming.get(current)?.get('in')?.from[0];
  }
  return undefined;
}
