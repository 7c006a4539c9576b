import type { Layer, WeightDeclaration } from '../../layers/index.ts';
import { declared, type Message, message } from '../../messages/index.ts';
import type { Shape } from '../../ops/index.ts';
import type { GraphNode } from '../document/document.ts';
import { findNodeType } from '../document/nodeTypes.ts';

/** The names of a column, without its values. */
export interface FeedingColumn {
  readonly name: string;
  /** Of its elements, in order: the columns of a table. */
  readonly features?: readonly string[] | undefined;
  /** Number of classes, if it holds class indices. */
  readonly classes?: number | undefined;
  /** True if its names are words of the program, to translate. */
  readonly isBuiltIn?: boolean | undefined;
}

/** The analysis of a node. Fields are missing if an error, here or upstream, leaves them open. */
export interface NodeAnalysis {
  readonly node: GraphNode;
  /** Undefined for an unknown type, shown as a placeholder. */
  readonly layer?: Layer;
  /** The document's parameters, with defaults for missing and invalid ones. */
  readonly params: Readonly<Record<string, unknown>>;
  /** True if a parameter is invalid: results of its default are neither shown nor checked. */
  readonly hasInvalidParams?: boolean;
  readonly inputs: Readonly<Record<string, Shape>>;
  /** Output shape without the batch; of several outputs, the first. */
  readonly output?: Shape;
  /** Shapes of all outputs by port, if there are several. */
  readonly outputs?: Readonly<Record<string, Shape>>;
  readonly weights: Readonly<Record<string, WeightDeclaration>>;
  /** The column of the data that feeds it, if the data is known. */
  readonly column?: FeedingColumn;
  /** The node whose weights this one uses. */
  readonly tiedTo?: string;
  /** Number of its own trainable and other weight values. */
  readonly parameters: number;
}

/** Output shape at a port, if known. */
export function outputShape({ output, outputs }: NodeAnalysis, port: string): Shape | undefined {
  return outputs ? outputs[port] : output;
}

/** A node's display name: "Dense 'h'". */
export function nameNode({ id, type, label }: GraphNode): Message {
  const layer = findNodeType(type);
  return message("{{kind}} '{{name}}'", { kind: layer ? declared(layer.ui.label) : type, name: label ?? id });
}
