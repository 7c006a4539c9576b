import type { Layer, WeightDeclaration } from '../../layers/index.ts';
import { declared, type Message, message } from '../../messages/index.ts';
import type { Shape } from '../../ops/index.ts';
import type { GraphNode } from '../document/document.ts';
import { findNodeType } from '../document/nodeTypes.ts';

/** What is known of a node. Fields are missing where an error, here or upstream, leaves them open. */
export interface NodeAnalysis {
  readonly node: GraphNode;
  /** Undefined for a placeholder: a type that this version does not know. */
  readonly layer?: Layer;
  /** Those of the document, and defaults for the rest; also for those that are not valid. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Whether a parameter is not valid: nothing that follows from the default in its place is shown or checked. */
  readonly hasInvalidParams?: boolean;
  readonly inputs: Readonly<Record<string, Shape>>;
  /** The output's shape, without the batch; of a block with several outputs, that of the first. */
  readonly output?: Shape;
  /** The shapes of all outputs, by port, where the node has several. */
  readonly outputs?: Readonly<Record<string, Shape>>;
  readonly weights: Readonly<Record<string, WeightDeclaration>>;
  /** The node whose weights stand in for those of this one. */
  readonly tiedTo?: string;
  /** How many numbers its own weights hold. */
  readonly parameters: number;
}

/** The shape that leaves a node at a port, where it is known. */
export function outputShape({ output, outputs }: NodeAnalysis, port: string): Shape | undefined {
  return outputs ? outputs[port] : output;
}

/** A node's name as a person knows it: "Dense 'h'". */
export function nameNode({ id, type, label }: GraphNode): Message {
  const layer = findNodeType(type);
  return message("{{kind}} '{{name}}'", { kind: layer ? declared(layer.ui.label) : type, name: label ?? id });
}
